import Content
import Foundation
import TOMLKit

/// A configuration together with where each value came from.
public struct EffectiveConfiguration: Sendable {
    /// Where a value came from.
    public enum Origin: Hashable, Sendable {
        /// Nobody said anything else.
        case standard
        /// A line of the file.
        case file(path: String, line: Int)
        /// The command line.
        case commandLine
    }

    /// The values.
    public private(set) var values = KioskConfiguration()
    /// Origins by key; keys left out have their default.
    public private(set) var origins: [String: Origin] = [:]

    /// The defaults.
    public init() {}

    /// Reads the file that was named, else `./kiosk.conf`, else `/etc/onetouch/kiosk.conf`, else none.
    ///
    /// - Throws: the first ``ConfigurationError``.
    public static func found(_ named: String?) throws(ConfigurationError) -> EffectiveConfiguration {
        let usual = ["kiosk.conf", "/etc/onetouch/kiosk.conf"].first { FileManager.default.fileExists(atPath: $0) }
        guard let path = named ?? usual else { return EffectiveConfiguration() }
        return try EffectiveConfiguration(path: path)
    }

    /// Reads a file over the defaults.
    ///
    /// - Throws: the first ``ConfigurationError``.
    public init(path: String) throws(ConfigurationError) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
        try self.init(parsing: text, path: path)
    }

    /// Reads a text over the defaults; `path` is only for messages.
    ///
    /// - Throws: the first ``ConfigurationError``.
    public init(parsing text: String, path: String) throws(ConfigurationError) {
        let source = SourceLines(text, path: path)
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw .syntax(
                path: path, line: error.source.begin.line, column: error.source.begin.column, reason: error.description)
        } catch {
            throw .syntax(path: path, line: 1, column: 1, reason: "\(error)")
        }
        for section in table.keys.sorted(by: { source.line(of: $0) < source.line(of: $1) }) {
            try read(section, table[section], source)
        }
    }

    private mutating func read(
        _ section: String, _ value: (any TOMLValueConvertible)?, _ source: SourceLines
    ) throws(ConfigurationError) {
        guard let table = value?.table else { throw source.unknown(section, near: section) }
        for name in table.keys.sorted(by: { source.line(of: "\(section).\($0)") < source.line(of: "\(section).\($1)") })
        {
            let key = "\(section).\(name)"
            guard let setting = Setting.all.first(where: { $0.key == key }) else {
                throw source.unknown(key, near: key)
            }
            let place = source.place(of: key)
            guard let value = table[name], let typed = setting.value(from: value) else {
                throw .wrongType(
                    path: source.path, line: place.line, column: place.column, key: key,
                    expected: setting.type.rawValue)
            }
            guard setting.apply(typed, &values) else {
                throw .badValue(
                    path: source.path, line: place.line, column: place.column, key: key, value: "\(value)",
                    allowed: setting.allowed)
            }
            origins[key] = .file(path: source.path, line: place.line)
        }
    }

    /// Puts a value from the command line over the others.
    ///
    /// - Throws: ``ConfigurationError/badOverride(key:value:allowed:)``.
    public mutating func override(_ key: String, with text: String) throws(ConfigurationError) {
        guard let setting = Setting.all.first(where: { $0.key == key }) else {
            throw .badOverride(key: key, value: text, allowed: Setting.all.map(\.key).joined(separator: ", "))
        }
        guard let value = setting.value(parsing: text), setting.apply(value, &values) else {
            throw .badOverride(key: key, value: text, allowed: setting.allowed)
        }
        origins[key] = .commandLine
    }
}

extension Setting {
    func value(from toml: any TOMLValueConvertible) -> SettingValue? {
        switch type {
        case .text: toml.string.map { .text($0) }
        case .integer: toml.int.map { .integer($0) }
        case .number: toml.double.map { .number($0) } ?? toml.int.map { .number(Double($0)) }
        case .texts:
            toml.array.flatMap { array in
                let texts = array.compactMap(\.string)
                return texts.count == array.count ? .texts(texts) : nil
            }
        case .truth: toml.bool.map { .truth($0) }
        }
    }

    func value(parsing text: String) -> SettingValue? {
        switch type {
        case .text: .text(text)
        case .integer: Int(text).map { .integer($0) }
        case .number: Double(text).map { .number($0) }
        case .truth: Bool(text).map { .truth($0) }
        case .texts: .texts(text.split(separator: ",").map(String.init))
        }
    }
}

/// Finds where keys stand in a file, because toml++ drops that once it has parsed.
struct SourceLines {
    let path: String
    private var places: [String: (line: Int, column: Int)] = [:]

    init(_ text: String, path: String) {
        self.path = path
        var section = ""
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let trimmed = line.drop { $0.isWhitespace }
            let column = line.count - trimmed.count + 1
            if trimmed.hasPrefix("[") {
                section = String(trimmed.dropFirst().prefix { $0 != "]" }).trimmingCharacters(in: .whitespaces)
                places[section] = (index + 1, column)
            } else if let equals = trimmed.firstIndex(of: "="), !trimmed.hasPrefix("#") {
                let name = trimmed[..<equals].trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
                places[section.isEmpty ? name : "\(section).\(name)"] = (index + 1, column)
            }
        }
    }

    func place(of key: String) -> (line: Int, column: Int) { places[key] ?? (1, 1) }

    func line(of key: String) -> Int { place(of: key).line }

    func unknown(_ key: String, near word: String) -> ConfigurationError {
        let place = place(of: key)
        let known = Setting.all.map(\.key)
        let sections = Set(known.map { String($0.prefix { $0 != "." }) })
        let suggestion =
            Suggestion.closest(to: word, in: known)
            ?? known.first { $0.hasSuffix("." + word) } ?? Suggestion.closest(to: word, in: sections)
        return .unknownKey(path: path, line: place.line, column: place.column, key: key, suggestion: suggestion)
    }
}
