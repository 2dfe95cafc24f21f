import Content
import Interface
import Store

/// Income and expense side by side, of months or of units.
struct FundsChart {
    /// One pair of bars.
    struct Entry {
        let name: String
        /// The name in a sentence.
        let spokenName: String
        let income: Money
        let expense: Money
        let route: Route?
        /// Whether the page opened by it takes the place of this one.
        var replaces = false
    }

    let title: String
    let entries: [Entry]

    func view(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let palette = context.palette
        let unit = MoneyUnit(for: entries.flatMap { [$0.income, $0.expense] }, isEnglish: strings.isEnglish)
        let categories = entries.map { entry in
            Chart<Action>.Category(
                entry.name,
                values: [entry.income, entry.expense].map { .init(Double($0.fen), label: unit.label($0)) },
                action: entry.route.map { entry.replaces ? .replace($0) : .open($0) })
        }
        let chart = Chart<Action>(
            .bars,
            series: [
                .init(strings(.income), color: palette.good, pattern: .solid),
                .init(strings(.expense), color: palette.alarm, pattern: .stripes),
            ], categories: categories, unit: strings(unit.phrase), description: description(strings),
            style: context.chartStyle, tickLabel: unit.tick)
        return context.panel(
            .column(spacing: 12, [.text(title, context.theme.font(.bodyStrong), palette.ink), .chart(chart)]))
    }

    private func description(_ strings: Strings) -> String {
        guard let most = entries.max(by: { $0.income < $1.income }) else { return strings(.chartNothing) }
        let income = entries.reduce(Money.zero) { $0 + $1.income }
        let expense = entries.reduce(Money.zero) { $0 + $1.expense }
        let each = entries.map { entry in
            strings(.incomeIn, entry.spokenName, entry.income.description) + strings.comma
                + strings(.expenseIn, entry.expense.description) + strings.stop
        }
        let sum = strings(.chartSum, income.description, expense.description)
        let highest = strings(.income) + (strings.isEnglish ? " " : "") + strings(.chartMost, most.spokenName)
        return "\(title)\(strings.colon)\(sum)\(strings.comma)\(highest)\(strings.stop)" + each.joined()
    }
}

extension Strings {
    /// Between clauses.
    var comma: String { isEnglish ? ", " : "，" }
    /// At the end of a sentence.
    var stop: String { isEnglish ? ". " : "。" }
    /// Before an enumeration.
    var colon: String { isEnglish ? ": " : "：" }
}

extension ScreenContext {
    /// Charts stand on cards.
    var chartStyle: Chart<Action>.Style {
        Chart<Action>.Style(
            font: theme.font(.secondary), ink: palette.ink, soft: palette.soft, line: palette.line,
            ground: palette.card, mark: palette.primary)
    }

    /// Colour and pattern of one of several parts of equal rank, by its number.
    func part(_ index: Int, _ name: String) -> Chart<Action>.Series {
        let colors =
            palette == .highContrast
            ? [palette.good, palette.alarm, palette.link, palette.primary, palette.ink, palette.soft] : palette.tiles
        let patterns = Pattern.allCases
        return .init(name, color: colors[index % colors.count], pattern: patterns[index % patterns.count])
    }
}
