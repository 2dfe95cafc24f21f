import Content
import FoundationEssentials
import TUF

/// What a staged release does, for the people who are to sign it: item by item and line by line.
public struct ReviewText: Sendable {
    /// How much is told of an item that changes.
    public enum Detail: Sendable {
        /// Its title.
        case titles
        /// Every field that comes, goes or is altered.
        case fields
    }

    /// The lines, in the reader's language.
    public let lines: [String]

    /// Compares what is staged with what is published; the files are checked against the metadata on the way.
    /// - Throws: ``PublishingError``.
    public init(_ staging: Staging, detail: Detail, in language: MessageLanguage) throws {
        var lines = try Self.signerLines(of: staging).map { $0[language] }
        for pack in staging.releasedUnits {
            let (record, difference) = try staging.difference(of: pack)
            lines.append(contentsOf: Self.headLines(of: record, pack).map { $0[language] })
            for (change, items) in zip(difference.changes, difference.items) {
                lines.append(Self.mark(change.change) + " \(change.kind.rawValue) \(change.id) \(change.title)")
                if detail == .fields { lines += try Self.fieldLines(from: items.before, to: items.after) }
            }
        }
        self.lines = lines
    }

    private static func mark(_ kind: ItemChange.Kind) -> String {
        switch kind {
        case .added: "+"
        case .changed: "~"
        case .removed: "-"
        }
    }

    private static func headLines(of record: ReleaseRecord, _ pack: PublishedPack) -> [Message] {
        func count(_ kind: ItemChange.Kind) -> Int { record.changes.count { $0.change == kind } }
        var lines = [
            Message(
                zh:
                    "\(pack.unit) 第 \(pack.release) 次发布：新增 \(count(.added))，修改 \(count(.changed))，删除 \(count(.removed))",
                en: "\(pack.unit) release \(pack.release): \(count(.added)) added, \(count(.changed)) changed, "
                    + "\(count(.removed)) removed")
        ]
        if let note = record.note { lines.append(Message(zh: "  说明：\(note)", en: "  note: \(note)")) }
        for withdrawal in record.withdrawn {
            lines.append(
                Message(
                    zh: "  撤回 \(withdrawal.id)：\(withdrawal.reason)",
                    en: "  withdrawn \(withdrawal.id): \(withdrawal.reason)"))
        }
        for id in record.restored { lines.append(Message(zh: "  恢复 \(id)", en: "  public again: \(id)")) }
        return lines
    }

    private static func fieldLines(from before: Item?, to after: Item?) throws -> [String] {
        let old = try before.map(FieldTree.init)?.lines() ?? []
        let new = try after.map(FieldTree.init)?.lines() ?? []
        // In the order of the new text, what went before what came.
        let difference = new.difference(from: old)
        let shown = difference.removals.map(Self.shown) + difference.insertions.map(Self.shown)
        // By their bytes, '+' comes before '-'.
        return shown.sorted { ($0.offset, $1.sign) < ($1.offset, $0.sign) }.map { "    \($0.sign) \($0.line)" }
    }

    private static func shown(
        _ change: CollectionDifference<String>.Change
    ) -> (offset: Int, sign: String, line: String) {
        switch change {
        case .remove(let offset, let line, _): (offset, "-", line)
        case .insert(let offset, let line, _): (offset, "+", line)
        }
    }

    /// Who may sign for what, where that is to change.
    private static func signerLines(of staging: Staging) throws -> [Message] {
        func table(_ state: RepositoryState) throws -> [RoleName: Signers] {
            var table = try state.root.map { try RootDraft($0).signers } ?? [:]
            for place in try state.places() { table[place.role] = place.signers }
            return table
        }
        func text(_ signers: Signers?) -> String {
            guard let signers else { return "–" }
            let names = signers.keys.map { $0.name ?? String($0.id.text.prefix(8)) }.sorted()
            return "\(signers.threshold)/\(names.count) " + names.joined(separator: "、")
        }
        let (old, new) = (try table(staging.base), try table(staging.prospect))
        return Set(old.keys).union(new.keys).sorted().compactMap { role in
            let (before, after) = (old[role], new[role])
            guard before.map({ Set($0.keys) }) != after.map({ Set($0.keys) }) || before?.threshold != after?.threshold
            else { return nil }
            return Message(
                zh: "* \(role) 由谁签：\(text(before)) → \(text(after))",
                en: "* signers of \(role): \(text(before)) → \(text(after))")
        }
    }
}

/// An item as lines `field: value`, for comparing.
private enum FieldTree: Decodable {
    case fields([String: FieldTree])
    case list([FieldTree])
    case value(String)

    init(_ item: Item) throws {
        self = try JSONDecoder().decode(FieldTree.self, from: try JSONEncoder().encode(item))
    }

    init(from decoder: any Decoder) throws {
        // One of these fits every JSON value; which one shows only by trying.
        if let fields = try? [String: FieldTree](from: decoder) {
            self = .fields(fields)
        } else if let list = try? [FieldTree](from: decoder) {
            self = .list(list)
        } else {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .value("\(flag)")
            } else if let number = try? container.decode(Int.self) {
                self = .value("\(number)")
            } else {
                self = .value(container.decodeNil() ? "–" : try container.decode(String.self))
            }
        }
    }

    /// Elements of lists have no number: one that comes in between must not alter the lines after it.
    func lines(at path: String = "") -> [String] {
        switch self {
        case .fields(let fields):
            fields.sorted { $0.key < $1.key }.flatMap { $1.lines(at: path.isEmpty ? $0 : "\(path).\($0)") }
        case .list(let list): list.flatMap { $0.lines(at: path) }
        case .value(let text): text.split(whereSeparator: \.isNewline).map { "\(path): \($0)" }
        }
    }
}
