import Content
import Foundation
import Participation
import TOMLKit

/// What `server.toml` decides. Every key has a default; docs/server.md lists them.
public struct ServerConfiguration: Hashable, Sendable {
    /// Address to listen on. TLS is nginx's in front.
    public var address = "127.0.0.1"
    /// Port to listen on; 0 for any free one.
    public var port = 8090
    /// Connections at the same time; more wait.
    public var connections = 4000
    /// Whether cookies are sent over HTTPS only. Off only for tests on loopback.
    public var secureCookies = true
    /// Hours by which the place is ahead of UTC; dates are counted there.
    public var hoursAhead = 8
    /// Authoring folder: names of units and offices, and what is disclosed. Empty for none.
    public var content = ""
    /// Holiday calendar; empty for Saturdays and Sundays only.
    public var holidays = ""
    /// Working days within which each kind is answered.
    public var days: [SubmissionKind: Int] = [.topic: 5, .suggestion: 10, .report: 15, .leader: 10, .disclosure: 20]
    /// Entries that one device may send in a minute.
    public var entriesPerMinute = 6000
    /// Seconds within which a body must have come.
    public var bodySeconds = 10
    /// Questions about codes that one device may ask in a minute.
    public var lookupsPerMinute = 30

    /// The defaults.
    public init() {}

    /// Reads a file over the defaults.
    ///
    /// - Throws: ``ServerError/configuration(place:problem:)`` for the first problem, ``ServerError/file(path:reason:)``.
    public init(path: String) throws(ServerError) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .file(path: path, reason: error.localizedDescription)
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw .configuration(
                place: "\(path):\(error.source.begin.line)",
                problem: Message(zh: "不是有效的 TOML", en: "not valid TOML: \(error.description)"))
        } catch {
            throw .configuration(place: path, problem: Message(zh: "不是有效的 TOML", en: "not valid TOML"))
        }
        try read(table, text: text, path: path)
    }

    private mutating func read(_ table: TOMLTable, text: String, path: String) throws(ServerError) {
        for section in table.keys.sorted() {
            guard let inner = table[section]?.table else { throw Self.unknown(section, text: text, path: path) }
            for name in inner.keys.sorted() {
                let key = "\(section).\(name)"
                guard let setting = Self.settings.first(where: { $0.key == key }) else {
                    throw Self.unknown(key, text: text, path: path)
                }
                guard let value = inner[name], setting.apply(value, &self) else {
                    throw .configuration(
                        place: Self.place(of: key, text: text, path: path),
                        problem: Message(
                            zh: "“\(key)”应为\(setting.allowed.chinese)",
                            en: "'\(key)' must be \(setting.allowed.english)"))
                }
            }
        }
    }

    private static func unknown(_ key: String, text: String, path: String) -> ServerError {
        let near = Suggestion.closest(to: key, in: settings.map(\.key))
        return .configuration(
            place: place(of: key, text: text, path: path),
            problem: Message(
                zh: "不认识的设置“\(key)”" + (near.map { "，是不是想写“\($0)”？" } ?? ""),
                en: "unknown key '\(key)'" + (near.map { "; did you mean '\($0)'?" } ?? "")))
    }

    /// toml++ drops places once it has parsed: the first line that begins with the name is where a key stands.
    private static func place(of key: String, text: String, path: String) -> String {
        let name = key.split(separator: ".").last.map(String.init) ?? key
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let index = lines.firstIndex { $0.drop { $0 == " " || $0 == "[" || $0 == "\"" }.hasPrefix(name) } ?? 0
        return "\(path):\(index + 1)"
    }
}

extension ServerConfiguration {
    private struct Setting: Sendable {
        let key: String
        let allowed: Message
        let apply: @Sendable (any TOMLValueConvertible, inout ServerConfiguration) -> Bool
    }

    private static func whole(
        _ key: String, _ range: ClosedRange<Int>, _ set: @escaping @Sendable (Int, inout ServerConfiguration) -> Void
    ) -> Setting {
        Setting(
            key: key,
            allowed: Message(
                zh: " \(range.lowerBound) 到 \(range.upperBound) 的整数",
                en: "a whole number \(range.lowerBound)...\(range.upperBound)")
        ) { value, configuration in
            guard let number = value.int, range.contains(number) else { return false }
            set(number, &configuration)
            return true
        }
    }

    private static func text(
        _ key: String, _ set: @escaping @Sendable (String, inout ServerConfiguration) -> Void
    ) -> Setting {
        Setting(key: key, allowed: Message(zh: "文字", en: "a text")) { value, configuration in
            guard let text = value.string else { return false }
            set(text, &configuration)
            return true
        }
    }

    private static let settings: [Setting] =
        [
            text("server.address") { $1.address = $0 },
            whole("server.port", 0...65_535) { $1.port = $0 },
            whole("server.connections", 10...50_000) { $1.connections = $0 },
            Setting(key: "server.secure-cookies", allowed: Message(zh: " true 或 false", en: "true or false")) {
                guard let truth = $0.bool else { return false }
                $1.secureCookies = truth
                return true
            },
            whole("place.hours-ahead", -12...14) { $1.hoursAhead = $0 },
            text("place.content") { $1.content = $0 },
            text("place.holidays") { $1.holidays = $0 },
            whole("limits.entries-per-minute", 1...1_000_000) { $1.entriesPerMinute = $0 },
            whole("limits.body-seconds", 1...300) { $1.bodySeconds = $0 },
            whole("limits.lookups-per-minute", 1...10_000) { $1.lookupsPerMinute = $0 },
        ]
        + SubmissionKind.allCases.filter(\.isMatter).map { kind in
            whole("working-days.\(kind.rawValue)", 1...120) { $1.days[kind] = $0 }
        }
}
