/// How large the pieces of a diagram are: steps as wide as the room allows, but never narrower than a few characters.
struct DiagramMetrics<Action, Measurer: TextMeasurer> {
    private static var padding: Double { 14 }
    private static var passWidth: Double { 22 }

    let diagram: Diagram<Action>
    let order: LayerOrder
    let measurer: Measurer
    /// Width of a step.
    let stepWidth: Double
    let spacing: LayerPlacement.Spacing

    init(_ diagram: Diagram<Action>, width: Double, measurer: Measurer) {
        self.diagram = diagram
        self.measurer = measurer
        order = LayerOrder(
            stepLanes: diagram.steps.map(\.lane),
            ways: diagram.ways.map {
                .init(from: $0.from, to: $0.to, hasLabel: !$0.label.isEmpty && !diagram.isOverview)
            }, laneCount: diagram.lanes.count)
        spacing =
            diagram.isOverview
            ? .init(gap: 12, inset: 8, track: 12, foot: 6, head: 24) : LayerPlacement.Spacing()
        let font = diagram.style.font
        stepWidth = Self.stepWidth(diagram, order, spacing, width: width) { label in
            label.unicodeScalars.reduce(0) { $0 + measurer.advance(of: $1, font: font) }
        }
    }

    private static func stepWidth(
        _ diagram: Diagram<Action>, _ order: LayerOrder, _ spacing: LayerPlacement.Spacing, width: Double,
        labelWidth: (String) -> Double
    ) -> Double {
        let size = diagram.style.font.size
        guard !diagram.isOverview else { return (size * 2.4).rounded() }
        // In each layer of each lane: how many steps, the widths of labels, and how much else.
        var rows: [Int: [(steps: Double, labels: [Double], rest: Double)]] = [:]
        for layer in order.layers {
            for (lane, places) in Dictionary(grouping: layer, by: { order.places[$0].lane }) {
                var row = (steps: 0.0, labels: [Double](), rest: 2 * spacing.inset)
                row.rest += spacing.gap * Double(places.count - 1)
                for place in places {
                    switch order.places[place].content {
                    case .step: row.steps += 1
                    case .label(let way): row.labels.append(labelWidth(diagram.ways[way].label) + 12)
                    case .pass: row.rest += passWidth
                    }
                }
                rows[lane, default: []].append(row)
            }
        }
        let backs = Double(order.isBack.count { $0 }) * spacing.track + 2 * spacing.inset
        let least = (size * 4.6 + 2 * padding).rounded(.up)
        let most = (size * 12 + 2 * padding).rounded()
        func needed(_ wide: Double) -> Double {
            rows.values.reduce(backs) { sum, rows in
                sum + (rows.map { $0.steps * wide + $0.labels.reduce(0) { $0 + min(wide, $1) } + $0.rest }.max() ?? 0)
            }
        }
        return stride(from: most, to: least, by: -4).first { needed($0) <= width } ?? least
    }

    func width(of text: String, _ font: Font) -> Double {
        text.unicodeScalars.reduce(0) { $0 + measurer.advance(of: $1, font: font) }
    }

    func layout(_ text: String, _ font: Font, _ color: Color, width: Double, _ alignment: TextAlignment) -> (
        StyledText, TextLayout
    ) {
        let styled = StyledText(spans: [TextSpan(text, color: color)], font: font, alignment: alignment)
        return (styled, TextLayout(styled, width: width, measurer: measurer))
    }

    // MARK: Steps

    /// Room for text within a step.
    var inner: Double { stepWidth - 2 * Self.padding }
    var padding: Double { Self.padding }
    var signSide: Double { (diagram.style.font.size * 1.05).rounded() }

    /// Whether the time stands beside the number.
    func timeIsBeside(_ step: Diagram<Action>.Step) -> Bool {
        let font = diagram.style.font
        let sign = step.isRisky ? signSide + 10 : 0
        return width(of: step.number, font.bold) + sign + 12 + width(of: step.time, font) <= inner
    }

    private func height(of step: Diagram<Action>.Step) -> Double {
        let font = diagram.style.font
        guard !diagram.isOverview else { return (font.size * 1.6).rounded() }
        let title = layout(step.title, font, diagram.style.ink, width: inner, .leading).1.size.height
        let time = step.time.isEmpty || timeIsBeside(step) ? 0 : font.lineHeight
        return max(Theme.minimumTarget, font.lineHeight + title + time + 2 * 10)
    }

    // MARK: Labels

    func label(of way: Int) -> (StyledText, TextLayout) {
        layout(diagram.ways[way].label, diagram.style.font, diagram.style.ink, width: stepWidth - 8, .center)
    }

    /// The size of each place.
    var sizes: [Size] {
        order.places.map { place in
            switch place.content {
            case .step(let index): Size(width: stepWidth, height: height(of: diagram.steps[index]))
            case .label(let way):
                Size(width: min(stepWidth, label(of: way).1.size.width + 12), height: label(of: way).1.size.height)
            case .pass: Size(width: Self.passWidth, height: 0)
            }
        }
    }

    // MARK: Names of lanes

    func laneName(_ lane: Int, width: Double) -> (StyledText, TextLayout) {
        layout(diagram.lanes[lane], diagram.style.font.bold, diagram.style.ink, width: max(1, width - 12), .center)
    }

    /// Two characters of a name stand side by side at least; Latin words whole.
    var leastLaneWidths: [Double] {
        diagram.lanes.map { name in
            let font = diagram.style.font.bold
            let words = name.split { $0 == " " }.map { word in
                word.unicodeScalars.contains { $0.value >= 0x2E80 } ? font.size * 2 : width(of: String(word), font)
            }
            return (words.max() ?? 0) + 24
        }
    }
}
