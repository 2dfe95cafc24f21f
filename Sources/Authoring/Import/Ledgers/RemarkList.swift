import Content

/// Collects what a report says of one table. It never leaves the run that reads the table.
final class RemarkList {
    /// So many remarks of one severity are worth reading; the rest are counted.
    static let limit = 100

    private(set) var remarks: [ImportRemark] = []
    private var counts: [ImportRemark.Severity: Int] = [:]
    private let table: ImportPlace

    init(_ table: ImportPlace) { self.table = table }

    func add(_ severity: ImportRemark.Severity, _ place: ImportPlace, _ message: Message, hint: Message? = nil) {
        counts[severity, default: 0] += 1
        guard (counts[severity] ?? 0) <= Self.limit else { return }
        remarks.append(ImportRemark(severity, place, message, hint: hint))
    }

    func error(_ place: ImportPlace, _ error: ContentError) { add(.error, place, error.message, hint: error.hint) }

    /// How many errors there were so far.
    var errorCount: Int { counts[.error] ?? 0 }

    /// Everything, with a last line for each severity of which there were too many.
    var all: [ImportRemark] {
        remarks
            + [ImportRemark.Severity.error, .warning, .note].compactMap { severity in
                guard let count = counts[severity], count > Self.limit else { return nil }
                let more = count - Self.limit
                return ImportRemark(
                    severity, table, Message(zh: "同类的还有 \(more) 条", en: "and \(more) more of this kind"))
            }
    }
}

/// One row for a ledger's file: texts by the English names of its columns.
struct LedgerRecord: Hashable, Sendable {
    var values: [String: String]
    /// Row of the source from which it comes.
    let row: Int
    /// 期初余额 and the like.
    var isOpening = false

    subscript(field: String) -> String { values[field] ?? "" }
}
