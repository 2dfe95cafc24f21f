import Content
import Foundation
import GRDB
import Participation

/// A question, suggestion, report, letter or request, with what became of it.
struct Matter: Hashable, Sendable, FetchableRecord {
    let number: Int
    let id: String
    let code: String
    let kind: SubmissionKind
    let unit: String
    let device: String
    let subject: Subject?
    let words: String
    let phone: String?
    let disclosure: DisclosureRequest?
    /// When the kiosk took it, and when it came here; seconds since 1970.
    let asked: Int
    let received: Int
    var state: MatterState
    var office: String?
    var due: Day?
    var extended: String?
    var question: String?
    var draft: String?
    var answer: String?
    var basis: String?
    var submittedBy: String?
    var answered: Int?
    var replyItem: String?
    var reopened: Int
    var merged: Int?
    var urged: Int?
    var satisfied: Bool?
    var version: Int

    init(row: Row) throws {
        number = row["number"]
        id = row["id"]
        code = row["code"]
        kind = SubmissionKind(rawValue: row["kind"]) ?? .topic
        unit = row["unit"]
        device = row["device"]
        subject = try Self.decoded(row["subject"])
        words = row["words"]
        phone = row["phone"]
        disclosure = try Self.decoded(row["disclosure"])
        asked = row["asked"]
        received = row["received"]
        state = MatterState(rawValue: row["state"]) ?? .received
        office = row["office"]
        due = (row["due"] as Int?).map(Day.init(ordinal:))
        extended = row["extended"]
        question = row["question"]
        draft = row["draft"]
        answer = row["answer"]
        basis = row["basis"]
        submittedBy = row["submitted_by"]
        answered = row["answered"]
        replyItem = row["reply_item"]
        reopened = row["reopened"]
        merged = row["merged"]
        urged = row["urged"]
        satisfied = row["satisfied"]
        version = row["version"]
    }

    private static func decoded<Value: Decodable>(_ text: String?) throws -> Value? {
        try text.map { try JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
    }

    /// Whether it may ever be public.
    var isPrivate: Bool { kind.isPrivate }

    /// Its code in two groups.
    var shownCode: String { "\(code.prefix(4))-\(code.suffix(4))" }

    /// What staff call it: the beginning of the words in one line.
    var title: String {
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count <= 40 ? line : line.prefix(39) + "…"
    }

    /// What is published as the question: the reviewed wording, or the citizen's own.
    var publicQuestion: String { question ?? words }
}
