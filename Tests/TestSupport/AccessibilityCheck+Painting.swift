import Interface

/// What is really painted beneath and above texts and icons.
extension AccessibilityCheck {
    private struct Layer {
        let index: Int
        let area: Rect
        /// One, or those of a gradient from which all between are mixed; none for a picture, whose colours nobody knows.
        let colors: [Color]
        var isOpaque: Bool { colors.allSatisfy { $0.alpha == 255 } }
    }

    func painting<Action>(_ frame: Frame<Action>, _ runs: [Run]) -> [AccessibilityProblem] {
        let layers = frame.list.items.enumerated().compactMap { index, item -> Layer? in
            switch item.command {
            case .fill(_, let color, _): Layer(index: index, area: item.visibleBounds, colors: [color])
            case .gradient(_, let colors): Layer(index: index, area: item.visibleBounds, colors: colors)
            case .picture: Layer(index: index, area: item.visibleBounds, colors: [])
            default: nil
            }
        }
        let ground = frame.list.background
        var problems: [AccessibilityProblem] = []
        for run in runs {
            let letters = run.letters
            guard letters.size.height > 2 else { continue }
            let ratio = contrast(run.color, at: points(letters), under: run.index, layers, ground)
            if ratio < 7 { problems.append(.lowContrast(run.text, ratio: ratio)) }
            let isCovered = layers.contains { layer in
                layer.index > run.index && layer.isOpaque
                    && points(letters).contains { layer.area.contains($0) }
            }
            if isCovered { problems.append(.covered(run.text)) }
        }
        for (index, item) in frame.list.items.enumerated()
        where !frame.behind.contains(where: { $0.contains(index) }) {
            guard case .icon(let name, _, let color) = item.command else { continue }
            let visible = item.visibleBounds
            guard visible.size.width > 2, visible.size.height > 2 else { continue }
            let ratio = contrast(color, at: [visible.center], under: index, layers, ground)
            if ratio < 3 { problems.append(.faintIcon(name, ratio: ratio)) }
        }
        return problems
    }

    /// The ends and the middle: a text that runs over the edge of its ground shows at one of them.
    private func points(_ rect: Rect) -> [Point] {
        [rect.minX + 1, rect.center.x, rect.maxX - 1].map { Point(x: $0, y: rect.center.y) }
    }

    private func contrast(
        _ color: Color, at points: [Point], under index: Int, _ layers: [Layer], _ ground: Color
    ) -> Double {
        points.map { point in
            var beneath: Color? = ground
            for layer in layers where layer.index < index && layer.area.contains(point) {
                let worst = layer.colors.min { color.contrast(with: $0) < color.contrast(with: $1) }
                beneath = worst.flatMap { mixed($0, over: beneath) }
            }
            // Nobody knows what a picture shows: text upon it counts as unreadable.
            return beneath.map { color.contrast(with: $0) } ?? 1
        }.min() ?? 21
    }

    private func mixed(_ color: Color, over ground: Color?) -> Color? {
        guard color.alpha < 255 else { return color }
        guard let ground else { return nil }
        let share = Double(color.alpha) / 255
        func channel(_ top: UInt8, _ bottom: UInt8) -> UInt32 {
            UInt32((Double(top) * share + Double(bottom) * (1 - share)).rounded())
        }
        return Color(
            channel(color.red, ground.red) << 16 | channel(color.green, ground.green) << 8
                | channel(color.blue, ground.blue))
    }
}
