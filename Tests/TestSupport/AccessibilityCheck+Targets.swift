import Interface

/// Names, sizes and distances of controls.
extension AccessibilityCheck {
    func targets<Action>(_ frame: Frame<Action>, _ runs: [Run]) -> [AccessibilityProblem] {
        var problems: [AccessibilityProblem] = []
        let whole = frame.targets.filter { !isPartlyOut($0.rect, frame) }
        for target in frame.targets {
            if !Self.isName(target.label) { problems.append(.nameless(target.id)) }
            // What covers the whole screen is in reach wherever one is.
            let isEverywhere = target.rect.size.height > viewport.height - 1
            if isLowReach, !isEverywhere, target.rect.minY < viewport.height * 0.4 - 0.5 {
                problems.append(.outOfReach(target.label, top: target.rect.minY))
            }
            if target.rect.size.width < 95.5
                || whole.contains(where: { $0.id == target.id && $0.rect.size.height < 95.5 })
            {
                problems.append(
                    .smallTarget(target.label, width: target.rect.size.width, height: target.rect.size.height))
            }
        }
        for name in required where !frame.targets.contains(where: { $0.label == name }) {
            problems.append(.missingControl(name))
        }
        for (place, first) in whole.enumerated() {
            for second in whole[(place + 1)...] {
                // What is held covers what is tapped and takes nothing from it.
                guard (first.trigger == .tap) == (second.trigger == .tap) else { continue }
                let gap = Self.gap(first.rect, second.rect)
                if gap < 7.5 { problems.append(.crowded(first.label, second.label, gap: gap)) }
            }
        }
        return problems + spilled(whole.map(\.rect), frame, runs)
    }

    /// Words, or the one mark that a key of a keyboard types and shows.
    private static func isName(_ label: String) -> Bool {
        label.contains { $0.isLetter || $0.isNumber } || (label.count == 1 && label.allSatisfy(\.isPunctuation))
    }

    /// A control at the edge of a scroll may be the rest of one that is scrolled out.
    private func isPartlyOut<Action>(_ rect: Rect, _ frame: Frame<Action>) -> Bool {
        frame.scrolls.contains { scroll in
            scroll.viewport.intersects(rect)
                && (rect.minY < scroll.viewport.minY + 8 || rect.maxY > scroll.viewport.maxY - 8)
        }
    }

    private static func gap(_ first: Rect, _ second: Rect) -> Double {
        max(
            max(second.minX - first.maxX, first.minX - second.maxX),
            max(second.minY - first.maxY, first.minY - second.maxY))
    }

    /// Words that begin inside a control must end inside it.
    private func spilled<Action>(_ targets: [Rect], _ frame: Frame<Action>, _ runs: [Run]) -> [AccessibilityProblem] {
        let lines = runs.compactMap { run -> AccessibilityProblem? in
            let letters = run.letters
            guard letters.size.height > 2, let target = targets.first(where: { $0.contains(letters.center) }) else {
                return nil
            }
            return target.inset(by: Insets(all: -1)).intersection(letters) == letters ? nil : .cutText(run.text)
        }
        // The room between lines may stick out a little, a whole line may not.
        let texts = frame.texts.compactMap { text -> AccessibilityProblem? in
            let start = Point(x: text.rect.minX + 1, y: text.rect.minY + 1)
            guard let target = targets.first(where: { $0.contains(start) }) else { return nil }
            return text.rect.maxY <= target.maxY + 12 ? nil : .cutText(text.text)
        }
        return lines + texts
    }
}
