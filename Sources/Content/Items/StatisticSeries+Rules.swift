extension StatisticSeries {
    var violations: [Violation] { rowViolations + caseViolations }

    private var rowViolations: [Violation] {
        rows.enumerated().flatMap { index, row -> [Violation] in
            var found: [Violation] = []
            for (field, value) in [("accepted", row.accepted), ("done", row.done), ("on-time", row.onTime ?? 0)]
            where value < 0 {
                found.append(
                    Violation(field, .outOfRange(field: field, value: "\(value)", allowed: "≥ 0"), at: index))
            }
            if let onTime = row.onTime, onTime > row.done {
                let error = ContentError.outOfRange(field: "on-time", value: "\(onTime)", allowed: "≤ \(row.done)")
                found.append(Violation("on-time", error, at: index))
            }
            if let satisfaction = row.satisfaction, !(0...10_000).contains(satisfaction.value) {
                let error = ContentError.outOfRange(
                    field: "satisfaction", value: satisfaction.description, allowed: "0...100")
                found.append(Violation("satisfaction", error, at: index))
            }
            return found
        }
    }

    /// What is shown to anybody who types a number must not tell who it is.
    private var caseViolations: [Violation] {
        var seen: Set<String> = []
        return cases.enumerated().flatMap { index, entry -> [Violation] in
            var found: [Violation] = []
            if entry.digits.count < CaseProgress.fewestDigits {
                found.append(Violation("number", .receiptTooShort(entry.number), at: index))
            } else if !seen.insert(entry.digits).inserted {
                found.append(Violation("number", .duplicate(field: "number", value: entry.number), at: index))
            }
            if entry.state.allSatisfy(\.isWhitespace) {
                found.append(Violation("state", .empty(field: "state"), at: index))
            }
            if let name = entry.applicant, !CaseProgress.isMasked(name) {
                found.append(Violation("applicant", .nameNotMasked(name), at: index))
            }
            for (field, text) in [
                ("state", entry.state), ("matter", entry.matter ?? ""), ("office", entry.office ?? ""),
            ] {
                guard let number = CaseProgress.personalNumber(in: text) else { continue }
                found.append(Violation(field, .personalNumber(field: field, number: number), at: index))
            }
            return found
        }
    }
}
