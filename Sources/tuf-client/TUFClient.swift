import ArgumentParser
import Foundation
import TUF

/// A TUF client for conformance suites and for trying out a repository.
struct TUFClient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tuf-client", abstract: "Follow a TUF repository and fetch verified targets from it.",
        discussion: """
            tuf-client --metadata-dir DIR init ROOT_JSON
            tuf-client --metadata-dir DIR --metadata-url URL refresh
            tuf-client --metadata-dir DIR --metadata-url URL --target-name T [--target-name T…] \
            --target-base-url URL --target-dir DIR download

            Exits with 0 when all was done, with 1 otherwise.
            """)

    enum Action: String, ExpressibleByArgument, CaseIterable {
        case `init`, refresh, download
    }

    @Option(help: "Directory of the trusted metadata.")
    var metadataDir: String

    @Option(help: "Where the repository's metadata lies.")
    var metadataURL: String?

    @Option(parsing: .unconditionalSingleValue, help: "Target to download; may be repeated.")
    var targetName: [String] = []

    @Option(help: "Where the repository's targets lie.")
    var targetBaseURL: String?

    @Option(help: "Directory of the downloaded targets.")
    var targetDir: String?

    @Option(help: "Seconds without a byte after which a server is given up.")
    var timeout = 30

    @Argument(help: "init: trust ROOT_JSON. refresh: update the metadata. download: refresh, then fetch the targets.")
    var action: Action

    @Argument(help: "Root metadata from a trusted source, for init.")
    var rootJSON: String?

    func validate() throws {
        if action == .`init`, rootJSON == nil { throw ValidationError("init needs ROOT_JSON.") }
        if action != .`init`, rootJSON != nil { throw ValidationError("\(action.rawValue) takes no file.") }
        if action != .`init`, metadataURL == nil { throw ValidationError("\(action.rawValue) needs --metadata-url.") }
        if !(1...3600).contains(timeout) { throw ValidationError("--timeout is 1 to 3600 seconds.") }
        guard action == .download else { return }
        if targetName.isEmpty { throw ValidationError("download needs --target-name.") }
        if targetBaseURL == nil { throw ValidationError("download needs --target-base-url.") }
        if targetDir == nil { throw ValidationError("download needs --target-dir.") }
    }

    func run() async throws {
        let store = try MetadataStore(at: metadataDir)
        if let rootJSON {
            guard let root = FileManager.default.contents(atPath: rootJSON) else {
                throw TUFClientError.notReadable(rootJSON)
            }
            try store.initialize(root: root)
            return
        }
        let fetcher = try HTTPFetcher(metadataURL: metadataURL ?? "", targetURL: targetBaseURL, timeout: timeout)
        let result: Result<Void, any Error>
        do {
            result = .success(try await follow(Client(store: store, fetcher: fetcher, report: Console.note)))
        } catch {
            result = .failure(error)
        }
        try await fetcher.shutdown()
        try result.get()
    }

    /// Targets in the order given, all by the same update; the first that fails ends it.
    private func follow(_ client: Client) async throws {
        let update = try await client.update(at: Date())
        guard let targetDir else { return }
        let directory = try TargetDirectory(at: targetDir)
        for name in targetName {
            try await update.download(try await update.find(TargetPath(name)), to: directory)
        }
    }
}

/// One line for each event and for the error, on standard error.
enum Console {
    static func note(_ event: ClientEvent) { line("\(event)") }

    static func line(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

@main
enum Main {
    static func main() async {
        do {
            let command = try TUFClient.parse()
            do {
                try await command.run()
            } catch {
                Console.line("tuf-client: \(error)")
                exit(1)
            }
        } catch {
            // Help is printed and is no failure; a wrong command line is one, and its status is 1 as that of any other.
            let isFailure = TUFClient.exitCode(for: error) != .success
            if isFailure {
                Console.line(TUFClient.fullMessage(for: error))
            } else {
                print(TUFClient.fullMessage(for: error))
            }
            exit(isFailure ? 1 : 0)
        }
    }
}
