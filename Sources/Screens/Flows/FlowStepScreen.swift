import Content
import Interface

/// One step of a flow: who does it, how long it takes, what could go wrong, and where it comes from and leads.
struct FlowStepScreen: Screen {
    let item: Item
    let chart: FlowChart
    let step: Int

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let node = chart.flow.nodes[step]
        var head = [
            View.column(
                spacing: 8,
                [
                    context.secondary(
                        "\(strings.title(item.title, english: item.titleEnglish)) · "
                            + strings(.flowStepNumber, "\(chart.numbers[step])")),
                    context.pageTitle(node.title),
                ])
        ]
        let facts = context.facts([
            (strings(.office), node.office), (strings(.flowTakes), node.days.map { strings(.days, "\($0)") }),
            (strings(.details), node.note),
        ])
        if let facts { head.append(facts) }
        if let risk = node.risk { head.append(self.risk(risk, context)) }
        let before = chart.ways.filter { $0.to == step }.map { row($0.from, chart.label($0.edge, strings), context) }
        let after = chart.ways.filter { $0.from == step }.map { row($0.to, chart.label($0.edge, strings), context) }
        var main: [View<Action>] = []
        if !after.isEmpty { main += [context.sectionTitle(strings(.flowAfter)), context.card(after)] }
        if !before.isEmpty { main += [context.sectionTitle(strings(.flowBefore)), context.card(before)] }
        return context.splitPage("step", head: head, main: main)
    }

    private func risk(_ risk: String, _ context: ScreenContext) -> View<Action> {
        context.panel(
            .row(
                spacing: 24,
                [
                    .icon("warning", size: 56, color: context.palette.alarm),
                    View.column(
                        spacing: 4,
                        [
                            .text(
                                context.strings(.flowRisk), context.theme.font(.bodyStrong), context.palette.alarm),
                            context.body(risk),
                        ]
                    ).flexible(),
                ]))
    }

    private func row(_ other: Int, _ label: String, _ context: ScreenContext) -> View<Action> {
        context.row(
            "\(chart.numbers[other]) · \(chart.flow.nodes[other].title)", subtitle: label,
            titleFont: context.theme.font(.bodyStrong), action: .replace(.flowStep(item.id, other)))
    }
}
