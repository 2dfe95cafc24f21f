import Content
import Crypto
import Glibc

/// Brings a folder tree of other people's Markdown files into an authoring folder as policies.
///
/// ```swift
/// let report = try PolicyImport(from: "laws", into: "content").run(.write, today: today)
/// ```
/// A file is known again by its path within the tree: importing twice updates. Keys that staff added to an imported
/// file, such as `category` and `keywords`, stay when the file is imported again.
public struct PolicyImport: Sendable {
    /// Whether anything is written.
    public enum Mode: Hashable, Sendable {
        /// Files are written.
        case write
        /// Only the report is made.
        case dryRun
    }

    /// What became of the files.
    public struct Report: Hashable, Sendable {
        /// New policies, by their paths in the authoring folder.
        public var added: [String] = []
        /// Policies that are different now.
        public var changed: [String] = []
        /// How many were as they are.
        public var unchanged = 0
        /// Files with nothing to show: section pages, hidden drafts, templates.
        public var skipped: [String] = []
        /// One for each file that was not taken.
        public var problems: [Problem] = []
    }

    private let source: String
    private let target: String
    private let issuer: String?

    /// Largest file that is read, in bytes.
    public static let fileLimit = 8_000_000

    /// - Parameter issuer: 发文机关 of files that do not tell.
    public init(from source: String, into target: String, issuer: String? = nil) {
        self.source = source
        self.target = target
        self.issuer = issuer
    }

    /// Imports the tree.
    ///
    /// - Throws: ``AuthoringError`` when a folder cannot be read or written; what is wrong with a file is in the report.
    public func run(_ mode: Mode, today: Day) throws(AuthoringError) -> Report {
        var report = Report()
        if mode == .write { try FileImport.prepare(target, "policies") }
        for path in try files(in: source, below: "") {
            try take(path, mode, today, &report)
        }
        return report
    }

    private func files(in folder: String, below prefix: String) throws(AuthoringError) -> [String] {
        var found: [String] = []
        for entry in try FileSystem.entries(of: folder) where entry.isReadable && !entry.name.hasPrefix(".") {
            let path = prefix + entry.name
            switch entry.kind {
            case .folder: found += try files(in: folder + "/" + entry.name, below: path + "/")
            case .file where entry.name.lowercased().hasSuffix(".md"): found.append(path)
            case .file, .link, .other: break
            }
        }
        return found
    }

    private func take(
        _ path: String, _ mode: Mode, _ today: Day, _ report: inout Report
    ) throws(AuthoringError) {
        let file: PolicyFile
        do throws(PolicyFile.Refusal) {
            // Whatever the reason, staff are told the file and that it cannot be read; the others are still imported.
            guard let text = try? text(of: path) else {
                report.problems.append(problem(path, Message(zh: "读不出来，或不是文本", en: "it cannot be read, or is no text")))
                return
            }
            file = try PolicyFile(text)
        } catch {
            switch error {
            case .nothingToShow: report.skipped.append(path)
            case .noTitle, .noText, .longTitle: report.problems.append(problem(path, error.message))
            }
            return
        }
        let name = "policies/" + Self.fileName(for: path)
        let old = try? FileSystem.bytes(of: target + "/" + name, limit: Self.fileLimit)  // Nil: it is new.
        let before = old.map { String(decoding: $0, as: UTF8.self) }
        let written = text(of: file, from: path, keeping: before, today: today)
        if before == written {
            report.unchanged += 1
            return
        }
        if mode == .write { try FileSystem.replace(written, at: target + "/" + name) }
        if before == nil { report.added.append(name) } else { report.changed.append(name) }
    }

    private func text(of path: String) throws(AuthoringError) -> String? {
        let bytes = try FileSystem.bytes(of: source + "/" + path, limit: Self.fileLimit)
        let text = String(validating: bytes, as: UTF8.self) ?? FileSystem.decodeGB18030(bytes)
        guard let text, !text.unicodeScalars.contains("\0") else { return nil }
        let unix = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return unix.hasPrefix("\u{FEFF}") ? String(unix.dropFirst()) : unix
    }

    private func problem(_ path: String, _ message: Message) -> Problem {
        Problem(path: source + "/" + path, line: 1, column: 1, severity: .error, message: message)
    }

    /// Stable for a path, and readable where the path is: `2024/Notice 7.md` is `notice-7-….md`.
    static func fileName(for path: String) -> String {
        let digest = SHA256.hash(data: Array(path.utf8)).prefix(6)
        let hash = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let stem = path.split(separator: "/").last?.dropLast(3) ?? ""
        let words = stem.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let readable = words.joined(separator: "-").prefix(24)
        return (readable.isEmpty ? "p" : readable) + "-" + hash + ".md"
    }

    // MARK: The file of the authoring folder

    private static let keys: Set<String> = [
        "title", "published", "issuer", "number", "adopted", "promulgated", "in-force", "标题", "发布日期", "发文机关", "文号",
        "成文日期",
        "公布日期", "施行日期",
    ]

    private func text(of file: PolicyFile, from path: String, keeping old: String?, today: Day) -> String {
        let folder = path.split(separator: "/").dropLast().last.map(String.init)
        let published = min(file.published ?? Self.date(inName: path) ?? today, today)
        var lines = ["---", "# \(quoted(path))", "title: \(quoted(file.title))", "published: \(published)"]
        lines.append("issuer: \(quoted(file.issuer ?? issuer ?? folder ?? "未注明"))")
        if let number = file.number { lines.append("number: \(quoted(number))") }
        for (key, day) in [("adopted", file.adopted), ("promulgated", file.promulgated), ("in-force", file.inForce)] {
            if let day { lines.append("\(key): \(day)") }
        }
        lines += FrontMatter.added(to: old, besides: Self.keys)
        return (lines + ["---", ""]).joined(separator: "\n") + "\n" + file.body
            + (file.body.hasSuffix("\n") ? "" : "\n")
    }

    private static func date(inName path: String) -> Day? {
        guard let match = path.firstMatch(of: /(\d{4})-(\d{2})-(\d{2})/), let year = Int(match.1),
            let month = Int(match.2), let day = Int(match.3)
        else { return nil }
        return try? Day(year: year, month: month, day: day)  // A number that is no date says nothing.
    }

    /// A YAML text in double quotes.
    private func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t")
        return "\"\(escaped)\""
    }
}

extension PolicyFile.Refusal {
    fileprivate var message: Message {
        switch self {
        case .nothingToShow: Message(zh: "没有可显示的内容", en: "nothing to show")
        case .noTitle: Message(zh: "没有以“# ”开头的标题行", en: "no heading '# …' to take the title from")
        case .noText: Message(zh: "标题下面没有正文", en: "nothing stands below the title")
        case .longTitle(let count):
            Message(
                zh: "标题有 \(count) 个字，最多 \(Item.titleLimit) 个",
                en: "the title has \(count) characters, at most \(Item.titleLimit)")
        }
    }
}
