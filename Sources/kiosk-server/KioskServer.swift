import ArgumentParser
import Content
import Foundation
import Logging
import Server

/// The central site.
@main
struct KioskServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-server", abstract: "Take what citizens send, and answer it.",
        subcommands: [
            Serve.self, AddStaff.self, AddKiosk.self, ExportReplies.self, BackupCommand.self, Restore.self, Audit.self,
        ])
}

/// The reader's language, and errors as one line with exit 1.
enum Console {
    static let language = MessageLanguage(environment: ProcessInfo.processInfo.environment)

    static func explaining<Result>(_ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let error as any ExplainedError {
            FileHandle.standardError.write(Data("kiosk-server: \(error.sentence(in: language))\n".utf8))
            throw ExitCode(1)
        }
    }

    static func say(_ message: Message) { print(message[language]) }
}

/// Where the data lies and what is configured.
struct SiteOptions: ParsableArguments {
    @Option(help: "Configuration (TOML); without it every key has its default.")
    var config: String?

    @Option(help: "Folder of server.sqlite.")
    var data = "/var/lib/onetouch-server"

    func configuration() throws -> ServerConfiguration {
        try config.map { try ServerConfiguration(path: $0) } ?? ServerConfiguration()
    }

    /// The site without a server: a lock keeps it from running beside one that serves.
    func site() async throws -> Site {
        var logger = Logger(label: "kiosk-server")
        logger.logLevel = .warning
        return try await Site(configuration: try configuration(), data: data, logger: logger)
    }
}

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve kiosks and the console until SIGTERM.")

    @OptionGroup var options: SiteOptions

    func run() async throws {
        try await Console.explaining {
            LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
            let logger = Logger(label: "kiosk-server")
            let configuration = try options.configuration()
            let site = try await Site(configuration: configuration, data: options.data, logger: logger)
            try await site.serve { port in
                print("http://\(configuration.address):\(port)/")
                // Whoever waits for the line reads a pipe or a file.
                fflush(nil)
            }
        }
    }
}

struct AddStaff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-staff", abstract: "Make an account; the first administrator is made this way.",
        discussion: "The password is read from the first line of standard input. The server must not run meanwhile.")

    @OptionGroup var options: SiteOptions
    @Option(help: "Lower-case letters, digits and '-'.") var login: String
    @Option(help: "The person's name.") var name: String
    @Option(help: "Unit for which the role is given, with all units below.") var unit: String
    @Option(help: "clerk, office, reviewer, leader, auditor or admin.") var role: String
    @Option(help: "Office, for the role office.") var office = ""

    func run() async throws {
        try await Console.explaining {
            guard let role = Role(rawValue: role) else { throw ValidationError("there is no role '\(role)'") }
            let password = readLine() ?? ""
            try await options.site().createStaff(
                login: login, name: name, password: password, unit: unit, role: role, office: office)
            Console.say(Message(zh: "已建立 \(login)", en: "made \(login)"))
        }
    }
}

struct AddKiosk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-kiosk", abstract: "Make a one-time code with which one kiosk enrols within seven days.")

    @OptionGroup var options: SiteOptions
    @Option(help: "How the kiosk is called.") var name: String
    @Option(help: "Unit in which it stands.") var unit: String

    func run() async throws {
        try await Console.explaining { print(try await options.site().makeEnrolmentCode(name: name, unit: unit)) }
    }
}

struct ExportReplies: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export-replies", abstract: "Write published answers as replies/*.md into a content folder.")

    @OptionGroup var options: SiteOptions
    @Option(help: "Content folder; without it the one of the configuration.") var into: String?

    func run() async throws {
        try await Console.explaining {
            let site = try await options.site()
            let written =
                if let into { try await site.exportReplies(into: into) } else { try await site.exportReplies() }
            for path in written { print(path) }
        }
    }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write a checked copy of the data while the server goes on.")

    @OptionGroup var options: SiteOptions
    @Argument(help: "File to write; an older one is replaced.") var file: String

    func run() async throws { try await Console.explaining { try Backup.make(data: options.data, to: file) } }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the place of the data, of a server that does not run.")

    @OptionGroup var options: SiteOptions
    @Argument(help: "File that backup wrote.") var file: String

    func run() async throws { try await Console.explaining { try Backup.restore(file, data: options.data) } }
}

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the chain of the audit log, and print its length and newest hash.")

    @OptionGroup var options: SiteOptions

    func run() async throws {
        try await Console.explaining {
            let (count, head) = try Site.verifyAudit(data: options.data)
            print("\(count) \(head)")
        }
    }
}
