import Content
import Interface
import Store

/// What all ledger pages of a unit share.
struct LedgerHead {
    let unit: Unit
    let book: LedgerBook
    /// How many entries each of the other books has.
    let counts: [LedgerBook: Int]

    /// - Parameter month: leads to the choice of another month.
    func views(_ context: ScreenContext, month: View<Action>? = nil) -> [View<Action>] {
        let strings = context.strings
        let name = strings.title(unit.name, english: unit.nameEnglish)
        // The books of 三资 always stand there; those beside them only where there is something in them.
        let always: Set<LedgerBook> = [.funds, .assets, .resources, .contracts]
        let books = LedgerBook.allCases.filter { always.contains($0) || counts[$0] != nil }.map { book in
            (book, [strings(book.phrase), counts[book].map { "\($0)" }].compactMap { $0 }.joined(separator: " "))
        }
        return [
            context.pageTitle("\(name) · \(strings(.ledgers))"),
            context.chips(
                books.map { book, label in
                    context.chip(label, isOn: book == self.book, action: .replace(.ledger(unit.id, book, nil)))
                } + (month.map { [$0] } ?? [])),
        ]
    }
}

/// Income and expense of a month: totals, six months side by side, and every row.
struct FundsScreen: Screen {
    let head: LedgerHead
    let month: FundsMonth?
    let totals: [FundsTotals]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        guard let month else {
            return context.scrollPage(
                "funds", head.views(context) + [context.emptyState(strings(.emptyList), strings(.emptyListHint))])
        }
        let palette = context.palette
        let figures = context.figures([
            (month.income.description, strings(.incomeMonth), palette.good),
            (month.expense.description, strings(.expenseMonth), palette.alarm),
            (month.closing.description, strings(.balanceMonth), palette.ink),
        ])
        let opening = context.secondary("\(strings(.opening)) \(strings(.yuan, month.opening.description))")
        return context.listPage(
            head: head.views(context, month: monthPicker(month.period, context)) + [
                figures, opening, chart(context),
            ] + (context.stacks ? [] : [columns(context)]),
            count: month.rows.count, estimatedHeight: 100
        ) { index in row(month.rows[index], index, month.period, context) }
    }

    private func monthPicker(_ shown: Period, _ context: ScreenContext) -> View<Action> {
        context.chip("\(context.strings.period(shown)) ▾", isOn: false, action: .open(.months(head.unit.id)))
    }

    /// Bars of income and expense for six months; each opens its month.
    private func chart(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let entries = totals.map { total in
            FundsChart.Entry(
                name: strings.month(total.period.begin.civil.month), spokenName: strings.period(total.period),
                income: total.income, expense: total.expense,
                route: total.period == month?.period ? nil : .ledger(head.unit.id, .funds, total.period),
                replaces: true)
        }
        return FundsChart(title: strings(.sixMonths), entries: entries).view(context)
    }

    private func columns(_ context: ScreenContext) -> View<Action> {
        let names = [Phrase.date, .matter, .amount, .voucher].map { context.strings($0) }
        return line(
            context,
            [
                context.secondary(names[0]), context.secondary(names[1]),
                .text(names[2], context.theme.font(.secondary), context.palette.soft, alignment: .trailing),
                context.secondary(names[3]),
            ]
        ).padding(Insets(bottom: -16))
    }

    private func line(_ context: ScreenContext, _ cells: [View<Action>]) -> View<Action> {
        let scale = context.theme.textScale
        return View.row(
            spacing: 20,
            [
                cells[0].frame(width: 100 * scale), cells[1].flexible(), cells[2].frame(width: 230 * scale),
                cells[3].frame(width: 84 * scale),
            ]
        ).padding(Insets(horizontal: 24, vertical: 20))
    }

    /// With large text the columns of a row stand below each other.
    private func stacked(
        _ row: LedgerRow, _ amount: String, _ vouchers: View<Action>, _ index: Int, _ period: Period,
        _ context: ScreenContext
    ) -> View<Action> {
        let color = row.income > .zero ? context.palette.good : context.palette.alarm
        return View.column(
            spacing: 8,
            [
                .text(context.matter(of: row), context.theme.font(.body), context.palette.ink),
                View.row(
                    spacing: 24,
                    [
                        .text(
                            String(row.date.description.dropFirst(5)), context.theme.font(.secondary),
                            context.palette.ink),
                        View.text(amount, context.theme.font(.secondaryStrong), color, alignment: .trailing).flexible(),
                        vouchers,
                    ]),
            ]
        ).padding(Insets(horizontal: 36, vertical: 20))
            .button(row.matter, action: .open(.ledgerRow(head.unit.id, period, row: index)))
    }

    private func row(_ row: LedgerRow, _ index: Int, _ period: Period, _ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        let isIncome = row.income > .zero
        let amount = isIncome ? "+\(row.income)" : "−\(row.expense)"
        let vouchers: View<Action> =
            row.vouchers.isEmpty
            ? .empty
            : .row(
                spacing: 8,
                [
                    .icon("voucher", size: 38, color: palette.link),
                    .text("\(row.vouchers.count)", context.theme.font(.body), palette.link),
                ])
        if context.stacks { return stacked(row, amount, vouchers, index, period, context) }
        return line(
            context,
            [
                .text(String(row.date.description.dropFirst(5)), context.theme.font(.secondary), palette.ink),
                .text(context.matter(of: row), context.theme.font(.body), palette.ink),
                .text(
                    amount, context.theme.font(.secondaryStrong), isIncome ? palette.good : palette.alarm,
                    alignment: .trailing),
                vouchers,
            ]
        ).frame(minHeight: 96).button(row.matter, action: .open(.ledgerRow(head.unit.id, period, row: index)))
    }
}

/// One row of a funds ledger with its vouchers.
struct LedgerRowScreen: Screen {
    let unit: Unit
    let month: FundsMonth
    let index: Int

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let row = month.rows[index]
        let isIncome = row.income > .zero
        let amount = isIncome ? "+\(row.income)" : "−\(row.expense)"
        var views = [
            View.column(
                spacing: 8,
                [
                    context.pageTitle(context.matter(of: row)),
                    context.secondary("\(unit.name) · \(strings.period(month.period)) · \(strings(.funds))"),
                ]),
            context.figures([
                (
                    amount, strings(isIncome ? .income : .expense),
                    isIncome ? context.palette.good : context.palette.alarm
                ),
                (month.balances[index].description, strings(.balanceAfter), context.palette.ink),
            ]),
        ]
        let facts = context.facts([
            (strings(.date), row.date.description), (strings(.counterparty), row.counterparty.verbatim),
            (strings(.approvedBy), row.approvedBy.verbatim), (strings(.voucherNumber), row.voucherNumber.verbatim),
            (strings(.corrects), row.corrects.verbatim),
        ])
        if let facts { views.append(facts) }
        // A month's ledger always has an id of this form; without one the question has nothing to be about.
        if let ledger = try? ItemID("\(unit.id)-funds-\(month.period)") {
            views += context.doubt(ledger, row: index + 1, title: row.matter)
        }
        return context.splitPage("row", head: views, main: context.vouchers(row.vouchers, title: row.matter))
    }
}

extension ScreenContext {
    /// What a row is about; a correction says so first, so that none is silent.
    func matter(of row: LedgerRow) -> String {
        row.corrects.map { strings(.correctionOf, $0.verbatim, row.matter) } ?? row.matter
    }
}
