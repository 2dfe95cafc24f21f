import Content

/// Puts the records of an import into those of a ledger: what is the same record is updated, not doubled.
///
/// Three texts are compared, as version control does: what the same file said when it was imported last, what stands
/// in the ledger now, and what the file says today. What staff changed since stays.
struct RecordMerge {
    let book: LedgerBook
    /// The ledger as it stands.
    let existing: [LedgerRecord]
    /// What the same file gave last time.
    let previous: [LedgerRecord]
    /// What it gives now.
    let incoming: [LedgerRecord]

    /// What becomes of the ledger.
    struct Outcome {
        var records: [LedgerRecord] = []
        var added = 0
        var changed = 0
        var unchanged = 0
        var removed = 0
        /// Fields that both sides changed: the ledger's stayed.
        var conflicts: [(row: Int, field: String, kept: String, wanted: String)] = []
        /// Fields of a record of other origin that were replaced.
        var replaced: [(row: Int, field: String, before: String, after: String)] = []
        /// Records that are gone from the file but were changed in the ledger: they stayed.
        var orphans: [LedgerRecord] = []
    }

    func outcome() -> Outcome {
        let origins = Self.pairs(previous, with: existing, passes: passes(sameSource: true))
        let originOf = Dictionary(origins.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var matches = Self.pairs(incoming, with: existing, passes: passes(sameSource: false))
        let restNew = incoming.indices.filter { matches[$0] == nil }
        let taken = Set(matches.values)
        let restOld = existing.indices.filter { originOf[$0] != nil && !taken.contains($0) }
        let late = Self.pairs(
            restNew.map { incoming[$0] }, with: restOld.map { existing[$0] }, passes: passes(sameSource: true))
        for (new, old) in late { matches[restNew[new]] = restOld[old] }
        return build(matches, originOf)
    }

    private func build(_ matches: [Int: Int], _ originOf: [Int: Int]) -> Outcome {
        var outcome = Outcome()
        var ranked: [(rank: Int, record: LedgerRecord)] = []
        let taken = Set(matches.values)
        for (index, record) in existing.enumerated() where !taken.contains(index) {
            if let origin = originOf[index] {
                guard record.values != previous[origin].values else {
                    outcome.removed += 1
                    continue
                }
                outcome.orphans.append(record)
            }
            ranked.append((index - existing.count, record))
        }
        for (index, record) in incoming.enumerated() {
            guard let old = matches[index] else {
                outcome.added += 1
                ranked.append((existing.count + index, record))
                continue
            }
            let origin = originOf[old].map { previous[$0] }
            let merged = merge(record, into: existing[old], origin, &outcome)
            if merged.values == existing[old].values { outcome.unchanged += 1 } else { outcome.changed += 1 }
            ranked.append((book == .funds ? existing.count + index : old - existing.count, merged))
        }
        ranked.sort { left, right in
            guard book == .funds else { return left.rank < right.rank }
            return (left.record["date"], left.record.isOpening ? 0 : 1, left.rank)
                < (right.record["date"], right.record.isOpening ? 0 : 1, right.rank)
        }
        outcome.records = ranked.map(\.record)
        return outcome
    }

    private func merge(
        _ new: LedgerRecord, into old: LedgerRecord, _ origin: LedgerRecord?, _ outcome: inout Outcome
    ) -> LedgerRecord {
        var merged = old
        let fields = Set(new.values.keys).union(origin?.values.keys.map { $0 } ?? [])
        for field in fields.sorted() where !same(old[field], new[field], field) {
            if let origin {
                if same(origin[field], new[field], field) { continue }
                guard same(origin[field], old[field], field) else {
                    outcome.conflicts.append((new.row, field, old[field], new[field]))
                    continue
                }
            } else if !old[field].isEmpty {
                outcome.replaced.append((new.row, field, old[field], new[field]))
            }
            merged.values[field] = new[field].isEmpty ? nil : new[field]
        }
        return merged
    }

    /// `1,234.5` and `1234.50` are one amount, `2026年3月5日` and `2026-03-05` one date.
    private func same(_ left: String, _ right: String, _ field: String) -> Bool {
        left == right || Self.canonical(left, field, book) == Self.canonical(right, field, book)
    }

    static func canonical(_ text: String, _ field: String, _ book: LedgerBook) -> String {
        // What is no amount or date is compared as it is written.
        switch book.fields.first(where: { $0.name == field })?.kind {
        case .amount, .area, .number: (try? Money(parsing: text)).map { "\($0.fen)" } ?? text
        case .date: (try? Day(parsing: text)).map(\.description) ?? text
        default: text
        }
    }

    // MARK: Which records are the same

    private typealias Pass = @Sendable (LedgerRecord) -> [String]?

    /// From strict to loose; looser ones are tried only among what the same file gave before.
    private func passes(sameSource: Bool) -> [Pass] {
        func key(_ fields: String...) -> Pass {
            { record in
                guard let first = fields.first, !record[first].isEmpty, !record.isOpening else { return nil }
                return fields.map { record[$0] }
            }
        }
        switch book {
        case .funds:
            let opening: Pass = { $0.isOpening ? [String($0["date"].prefix(7))] : nil }
            let strict = [
                opening, key("date", "matter", "in", "out", "voucher-number"), key("voucher-number", "date", "matter"),
                key("date", "matter", "in", "out"),
            ]
            return sameSource
                ? strict + [
                    key("voucher-number", "date", "in", "out"), key("voucher-number", "matter"), key("date", "matter"),
                    key("matter", "in", "out"), key("date", "in", "out"),
                ] : strict
        case .contracts:
            return [
                key("number", "name"), key("number"), key("name", "counterparty", "term-begin"),
                key("name", "counterparty"),
            ]
                + (sameSource ? [key("name")] : [])
        case .assets:
            return [key("code", "name"), key("code"), key("name", "place"), key("name", "original-value")]
                + (sameSource ? [key("name")] : [])
        case .debts: return [key("counterparty", "matter", "incurred"), key("counterparty", "matter")]
        case .projects: return [key("name")]
        case .subsidies:
            return [key("household", "programme", "period", "group"), key("household", "programme", "period")]
        case .resources:
            return [key("name", "place"), key("name", "contractor"), key("name", "area")]
                + (sameSource ? [key("name")] : [])
        }
    }

    /// Index of the left record to that of the right one; each at most once, in order.
    private static func pairs(_ left: [LedgerRecord], with right: [LedgerRecord], passes: [Pass]) -> [Int: Int] {
        var pairs: [Int: Int] = [:]
        var used: Set<Int> = []
        for pass in passes where pairs.count < left.count {
            var queues: [[String]: [Int]] = [:]
            for (index, record) in right.enumerated().reversed() where !used.contains(index) {
                if let key = pass(record) { queues[key, default: []].append(index) }
            }
            guard !queues.isEmpty else { continue }
            for (index, record) in left.enumerated() where pairs[index] == nil {
                guard let key = pass(record), let match = queues[key]?.popLast() else { continue }
                pairs[index] = match
                used.insert(match)
            }
        }
        return pairs
    }
}
