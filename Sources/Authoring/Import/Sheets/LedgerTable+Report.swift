import Content

extension LedgerTable {
    /// A column whose cells are not what its header promises is not taken; 凭证 may hold numbers or pictures.
    mutating func checkValues(_ remarks: RemarkList) {
        for (name, column) in columns.sorted(by: { $0.key < $1.key }) where !column.isMapped {
            if name == "vouchers", !holdsPictures(column) {
                numbersInsteadOfPictures(column)
                continue
            }
            if name == "voucher-number", holdsPictures(column) {
                guard let field = book.fields.first(where: { $0.name == "vouchers" }), columns["vouchers"] == nil else {
                    continue
                }
                columns[name] = nil
                columns["vouchers"] = FoundColumn(
                    field: field, column: column.column, header: column.header, certainty: 90, rank: 0, unit: nil,
                    isMapped: false)
                continue
            }
            let share = share(column)
            guard let share, share.good * 2 < share.all else { continue }
            columns[name] = nil
            leftOut.append(
                (
                    column.column, column.header,
                    Message(
                        zh: "\(share.all) 个值里只有 \(share.good) 个像\(column.field.kind == .date ? "日期" : "数")",
                        en:
                            "only \(share.good) of \(share.all) values look like \(column.field.kind == .date ? "dates" : "numbers")"
                    )
                ))
        }
    }

    /// 凭证 is a column of pictures in our format; offices write the numbers of vouchers under it.
    private mutating func numbersInsteadOfPictures(_ column: FoundColumn) {
        columns["vouchers"] = nil
        if columns["voucher-number"] == nil, let field = book.fields.first(where: { $0.name == "voucher-number" }) {
            columns["voucher-number"] = FoundColumn(
                field: field, column: column.column, header: column.header, certainty: 90, rank: 0, unit: nil,
                isMapped: false)
        } else {
            leftOut.append((column.column, column.header, Message(zh: "里面不是图片", en: "it holds no pictures")))
        }
    }

    private func holdsPictures(_ column: FoundColumn) -> Bool {
        body.prefix(200).contains { row in
            let text = row[column.column].lowercased()
            return text.hasPrefix("media/") || [".png", ".jpg", ".jpeg", ".webp"].contains { text.hasSuffix($0) }
        }
    }

    /// How many values of a column that must hold dates or numbers do; nil for others.
    private func share(_ column: FoundColumn) -> (good: Int, all: Int)? {
        var (good, all) = (0, 0)
        for row in body.prefix(300) {
            let text = row[column.column]
            guard !CellAmount.isNothing(text), RowWords(text) == nil else { continue }
            all += 1
            switch column.field.kind {
            case .amount, .area, .number, .date:
                // Figures that are wrong in detail are reported cell by cell.
                if text.contains(where: \.isNumber) || CellDate.arabic(text) != text { good += 1 }
            default: return nil
            }
        }
        return all == 0 ? nil : (good, all)
    }

    /// Says what every column was taken for, and how surely.
    func describe(_ remarks: RemarkList) {
        let first = grid.rows[head.lowerBound].number
        let last = grid.rows[head.upperBound].number
        let rows = first == last ? "\(first)" : "\(first)–\(last)"
        remarks.add(
            .note, grid.place(first),
            Message(
                zh: "认作\(book.word)台账，表头在第 \(rows) 行" + (unit == .yuan ? "" : "，金额单位不是元，已换算"),
                en: "taken for the ledger of \(book.rawValue), head in row \(rows)"
                    + (unit == .yuan ? "" : "; its amounts are no yuan and were converted")))
        for column in columns.values.sorted(by: { $0.column < $1.column }) { describe(column, at: last, remarks) }
        for others in alternatives.values {
            for other in others {
                remarks.add(
                    .note, grid.place(last, other.column),
                    Message(
                        zh: "“\(other.header)”也用：收入取收入一边的，支出取支出一边的",
                        en: "'\(other.header)' is taken too: incomes take what speaks of incomes, expenses the other"))
            }
        }
        for left in leftOut.sorted(by: { $0.column < $1.column }).prefix(40) {
            remarks.add(
                .warning, grid.place(last, left.column),
                Message(
                    zh: "“\(left.header)”列没有导入：\(left.reason.chinese)",
                    en: "the column '\(left.header)' was left out: \(left.reason.english)"))
        }
        if leftOut.count > 40 {
            remarks.add(
                .warning, grid.place(last),
                Message(zh: "还有 \(leftOut.count - 40) 列没有导入", en: "\(leftOut.count - 40) more columns were left out"))
        }
        describeNameless(remarks, last)
    }

    private func describe(_ column: FoundColumn, at row: Int, _ remarks: RemarkList) {
        let name = book.vocabulary[column.field.name]?.chinese[0] ?? column.field.words[0]
        let sample = body.lazy.map { $0[column.column] }.first { !$0.isEmpty } ?? ""
        let isUnsure = column.certainty < 80
        remarks.add(
            isUnsure ? .warning : .note, grid.place(row, column.column),
            Message(
                zh: "“\(column.header)”认作“\(name)”，把握 \(column.certainty)%，如“\(sample.prefix(20))”",
                en:
                    "'\(column.header)' is taken for \(column.field.name.filter { $0 != ":" }), certainty \(column.certainty) %, such as '\(sample.prefix(20))'"
            ),
            hint: isUnsure ? Message(zh: "不对就在 --mapping 文件里写明", en: "if not, say so in a --mapping file") : nil)
    }

    /// Columns that hold something but have no header.
    private func describeNameless(_ remarks: RemarkList, _ row: Int) {
        let named = Set(columns.values.map(\.column)).union(leftOut.map(\.column)).union(
            alternatives.values.joined().map(\.column))
        var nameless: Set<Int> = []
        for line in body.prefix(2000) {
            for column in line.filled where !named.contains(column) { nameless.insert(column) }
        }
        guard !nameless.isEmpty else { return }
        let letters = nameless.sorted().prefix(20).map(ImportPlace.letters).joined(separator: ", ")
        remarks.add(
            .warning, grid.place(row),
            Message(zh: "没有表头的列没有导入：\(letters)", en: "columns without a header were left out: \(letters)"))
    }
}
