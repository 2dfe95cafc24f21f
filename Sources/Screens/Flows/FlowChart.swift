import Content
import Interface

/// A flow with its steps numbered in the order in which one takes them, and its offices as lanes.
struct FlowChart {
    let flow: PowerFlow
    /// Number of each node, from 1.
    let numbers: [Int]
    /// Offices, in the order of their first step; nil where no office is named.
    let offices: [String?]
    /// The edges with the nodes that they join, by their place in the list.
    let ways: [(from: Int, to: Int, edge: FlowEdge)]

    init(_ flow: PowerFlow) {
        self.flow = flow
        let places = Dictionary(
            flow.nodes.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let ways = flow.edges.compactMap { edge -> (from: Int, to: Int, edge: FlowEdge)? in
            guard let from = places[edge.from], let to = places[edge.to] else { return nil }
            return (from, to, edge)
        }
        self.ways = ways
        let starts = flow.nodes.indices.filter { flow.nodes[$0].kind == .start }
        let order = Self.order(count: flow.nodes.count, starts: starts, ways.map { ($0.from, $0.to) })
        var numbers = [Int](repeating: 0, count: flow.nodes.count)
        for (place, node) in order.enumerated() { numbers[node] = place + 1 }
        self.numbers = numbers
        var offices: [String?] = []
        for node in order where !offices.contains(flow.nodes[node].office) { offices.append(flow.nodes[node].office) }
        self.offices = offices
    }

    /// Nodes by number.
    var inOrder: [Int] { numbers.indices.sorted { numbers[$0] < numbers[$1] } }

    /// A step comes after all steps that lead to it, loops aside; otherwise in the author's order.
    private static func order(count: Int, starts: [Int], _ ways: [(Int, Int)]) -> [Int] {
        let outgoing = Dictionary(grouping: ways) { $0.0 }.mapValues { $0.map(\.1) }
        var finished: [Int] = []
        var seen = Set<Int>()
        for start in starts + Array(0..<count) where seen.insert(start).inserted {
            var stack = [(node: start, next: 0)]
            while let (node, next) = stack.last {
                // The last way first: what is finished last comes first in the order.
                let ahead = (outgoing[node] ?? []).reversed().map { $0 }
                guard ahead.indices.contains(next) else {
                    finished.append(node)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                if seen.insert(ahead[next]).inserted { stack.append((ahead[next], 0)) }
            }
        }
        let first = finished.reversed().map { $0 }
        // Nodes that cannot be reached stand at the end.
        let reached = first.filter { node in starts.contains(node) || ways.contains { $0.1 == node } }
        return reached + first.filter { !reached.contains($0) }
    }

    // MARK: Words

    /// When a way is taken and how long it takes, as it stands at the way.
    func label(_ edge: FlowEdge, _ strings: Strings) -> String {
        [edge.label, edge.days.map { strings(.days, "\($0)") }].compactMap { $0 }.joined(separator: " · ")
    }

    private func isBack(_ way: (from: Int, to: Int, edge: FlowEdge)) -> Bool { numbers[way.to] <= numbers[way.from] }

    /// Everything about a step in sentences, with its number, title and time as the chart shows them.
    func reading(_ node: Int, _ strings: Strings) -> String {
        let step = flow.nodes[node]
        var parts = [strings(.flowStepNumber, "\(numbers[node])"), step.title]
        if let office = step.office { parts.append(office) }
        if let days = step.days { parts.append(strings(.days, "\(days)")) }
        var sentences = [parts.joined(separator: strings.comma)]
        if let risk = step.risk { sentences.append(strings(.flowRiskIs, risk)) }
        let next = ways.filter { $0.from == node }
        if next.isEmpty { sentences.append(strings(.flowEnds)) }
        for way in next {
            let number = "\(numbers[way.to])"
            let label = label(way.edge, strings)
            let leads = isBack(way) ? strings(.flowLoops, number) : strings(.flowLeadsTo, number)
            sentences.append(
                label.isEmpty
                    ? leads : isBack(way) ? label + strings.comma + leads : strings(.flowWhen, label, number))
        }
        return sentences.joined(separator: strings.stop) + strings.stop
    }

    /// The chart as shapes.
    func diagram(_ context: ScreenContext, item: ItemID, part: Diagram<Action>.Part) -> Diagram<Action> {
        let strings = context.strings
        let zoom = context.page.zoom
        let order = inOrder
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
        let steps = order.map { node -> Diagram<Action>.Step in
            let step = flow.nodes[node]
            let outline: Diagram<Action>.Outline =
                switch step.kind {
                case .start, .end: .round
                case .decision: .chamfered
                case .step: .square
                }
            return Diagram<Action>.Step(
                number: "\(numbers[node])", title: step.title,
                time: step.days.map { strings(.days, "\($0)") } ?? "", isRisky: step.risk != nil, outline: outline,
                lane: offices.firstIndex(of: step.office) ?? 0,
                reading: StyledText(
                    spans: [TextSpan(reading(node, strings), color: context.palette.ink)],
                    font: context.theme.font(.secondary)), action: .open(.flowStep(item, node)))
        }
        return Diagram<Action>(
            lanes: offices.map { $0 ?? strings(.flowNoOffice) }, steps: steps,
            ways: ways.map {
                .init(from: places[$0.from] ?? 0, to: places[$0.to] ?? 0, label: label($0.edge, strings))
            }, style: style(context, scale: zoom.isOverview ? 1 : zoom.scale), part: part,
            isOverview: zoom.isOverview)
    }

    private func style(_ context: ScreenContext, scale: Double) -> Diagram<Action>.Style {
        let palette = context.palette
        let font = context.theme.font(.secondary)
        return Diagram<Action>.Style(
            font: Font(family: font.family, weight: font.weight, size: (font.size * scale).rounded()),
            ink: palette.ink, soft: palette.soft, line: palette.line, card: palette.card, ground: palette.paper,
            wash: palette.wash, accent: palette == .highContrast ? palette.primary : palette.tiles[3],
            alarm: palette.alarm, onAlarm: palette == .highContrast ? palette.paper : palette.card,
            mark: palette.highlight)
    }
}
