import Authoring
import Content
import Foundation
import GRDB

/// Writes published answers as `replies/*.md` into an authoring folder, from where they reach every kiosk as signed content.
struct ReplyExport: Sendable {
    let clock: Clock

    /// What was written.
    struct Outcome: Hashable, Sendable {
        var written: [String] = []
        var unchanged = 0
        /// Answers of units that the folder does not have.
        var withoutUnit = 0
    }

    /// Writes what differs.
    func run(_ matters: [Matter], folders: [String: String]) throws(ServerError) -> Outcome {
        var outcome = Outcome()
        for matter in matters {
            guard let folder = folders[matter.unit], let item = matter.replyItem, let text = text(matter, item) else {
                outcome.withoutUnit += 1
                continue
            }
            let path = "\(folder)/replies/hy-\(matter.code.lowercased())-\(matter.number).md"
            let bytes = Data(text.utf8)
            if FileManager.default.contents(atPath: path) == bytes {
                outcome.unchanged += 1
                continue
            }
            do {
                try FileManager.default.createDirectory(
                    atPath: folder + "/replies", withIntermediateDirectories: true)
                try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                throw .file(path: path, reason: error.localizedDescription)
            }
            outcome.written.append(path)
        }
        return outcome
    }

    static func published(_ db: Database) throws -> [Matter] {
        try Matter.fetchAll(db, sql: "SELECT * FROM matter WHERE reply_item IS NOT NULL AND closed = 1 ORDER BY number")
    }

    private func text(_ matter: Matter, _ item: String) -> String? {
        guard let answer = matter.answer, let due = matter.due, let answered = matter.answered,
            let office = matter.office
        else { return nil }
        let title = matter.publicQuestion.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let published = clock.day(answered)
        return """
            ---
            id: \(item)
            标题: \(Self.quoted(String(title.prefix(60))))
            发布日期: \(published)
            问题: \(Self.quoted(matter.publicQuestion))
            提问日期: \(clock.day(matter.asked) <= published ? clock.day(matter.asked) : published)
            答复单位: \(Self.quoted(office))
            答复期限: \(due)
            答复日期: \(published)
            ---
            \(Self.markdown(answer))

            """
    }

    /// YAML's double-quoted style with the escapes of JSON.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}": quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// Plain text as Markdown that shows just that: nothing in it is markup.
    static func markdown(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var escaped = ""
            for character in line.drop(while: \.isWhitespace) {
                if "\\`*_[]<>#|~&!{}".contains(character) { escaped += "\\" }
                escaped.append(character)
            }
            if let first = escaped.first, "+-=:".contains(first) { escaped = "\\" + escaped }
            let digits = escaped.prefix { $0.isASCII && $0.isNumber }
            let rest = escaped.dropFirst(digits.count)
            if !digits.isEmpty, let mark = rest.first, ".)".contains(mark) { escaped = digits + "\\" + rest }
            return escaped
        }.joined(separator: "\n\n").replacingOccurrences(of: "\n\n\n\n", with: "\n\n")
    }
}
