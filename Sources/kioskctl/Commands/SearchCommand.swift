import ArgumentParser
import Content
import Foundation
import Search
import Settings
import Store

/// `kioskctl search QUERY --state DIR`, or many queries of a file.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search as the kiosk does.",
        discussion: """
            With --queries, each line of the file is a JSON object with a member "query"; for each one line is printed: \
            {"query", "milliseconds", "results": [{"id", "title", "kind"}]}, best first. The time is what the screen \
            waits for: everything from the text to the answers with their marks. That of the first query holds what \
            is read into memory once.
            """)

    @Argument(help: "What a citizen would type.")
    var query: String?
    @OptionGroup var state: StateOption
    @OptionGroup var today: TodayOption
    @Option(help: "Most results of each kind; with --queries, most results of all.")
    var limit = 10
    @Flag(help: "JSON, an object a line.")
    var json = false
    @Option(help: "A file of JSON Lines with queries; - for standard input.")
    var queries: String?
    @Option(help: "Settings file for [search]. Without it, ./kiosk.conf or /etc/onetouch/kiosk.conf if there is one.")
    var config: String?

    func validate() throws {
        if (query == nil) == (queries == nil) { throw ValidationError("Give either a query or --queries FILE.") }
    }

    func run() async throws {
        try await Console.explaining {
            let store = try ContentStore(state: StateDirectory.prepare(state.state), access: .readOnly)
            let search = Searching(
                store: store, options: try SearchOptions(EffectiveConfiguration.found(config).values),
                today: try today.day(), limit: limit)
            if let queries { return try answer(queries, search) }
            let results = try search.answer(query ?? "")
            if json {
                print(try Output(query: query ?? "", milliseconds: nil, hits: results.best).line())
            } else {
                if let correction = results.correction { print("?\t\(correction)") }
                for hit in results.best {
                    print("\(hit.kind.rawValue)\t\(hit.id)\t\(hit.title)\(hit.anchor.map { " \($0)" } ?? "")")
                }
            }
        }
    }

    private func answer(_ path: String, _ search: Searching) throws {
        let lines = try QueryFile(path).queries
        for line in lines {
            let clock = ContinuousClock()
            var hits: [SearchHit] = []
            let time = try clock.measure { hits = try search.answer(line).best }
            let milliseconds = Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
            print(try Output(query: line, milliseconds: milliseconds, hits: hits).line())
        }
    }

    /// One search through the kiosk's own path.
    private struct Searching {
        let store: ContentStore
        let options: SearchOptions
        let today: Day
        let limit: Int

        func answer(_ query: String) throws -> SearchResults {
            try store.reading {
                try $0.search(query, limitPerKind: limit, limit: limit, options: options, today: today)
            }
        }
    }

    private struct Output: Encodable {
        struct Hit: Encodable {
            let id: String
            let title: String
            let kind: ItemKind
        }
        let query: String
        let milliseconds: Double?
        let results: [Hit]

        init(query: String, milliseconds: Double?, hits: [SearchHit]) {
            self.query = query
            self.milliseconds = milliseconds.map { ($0 * 1000).rounded() / 1000 }
            results = hits.map { Hit(id: $0.id.text, title: $0.title, kind: $0.kind) }
        }

        func line() throws -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

/// A file of JSON Lines, each with a query.
private struct QueryFile {
    struct Unreadable: ExplainedError {
        let path: String
        let line: Int?
        let reason: String

        var message: Message {
            let place = line.map { "\(path):\($0)" } ?? path
            return Message(zh: "\(place)：读不出查询：\(reason)", en: "\(place): no query can be read: \(reason)")
        }
    }

    private struct Line: Decodable { let query: String }

    let queries: [String]

    init(_ path: String) throws {
        let bytes: Data
        do {
            bytes =
                path == "-"
                ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw Unreadable(path: path, line: nil, reason: error.localizedDescription)
        }
        var queries: [String] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
            do {
                queries.append(try JSONDecoder().decode(Line.self, from: Data(line)).query)
            } catch {
                throw Unreadable(path: path, line: index + 1, reason: "{\"query\": …}")
            }
        }
        self.queries = queries
    }
}

extension SearchOptions {
    /// What a kiosk's settings say about search.
    init(_ configuration: KioskConfiguration) {
        self.init(fuzzy: Set(configuration.fuzzyPairs))
    }
}
