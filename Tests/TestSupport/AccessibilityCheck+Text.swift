import Interface

/// Size, completeness and order of texts.
extension AccessibilityCheck {
    func text<Action>(_ frame: Frame<Action>, _ runs: [Run]) -> [AccessibilityProblem] {
        var problems: [AccessibilityProblem] = []
        for run in runs {
            if run.font.size < 28 * textScale - 0.01 { problems.append(.smallText(run.text, size: run.font.size)) }
            if run.text == "…" { problems.append(.shortened(wholeText(of: run, frame) ?? run.text)) }
            if isCut(run, frame) { problems.append(.cutText(run.text)) }
        }
        return problems + overlaps(runs) + brokenWords(frame, runs)
    }

    private func wholeText<Action>(of run: Run, _ frame: Frame<Action>) -> String? {
        frame.texts.first { $0.rect.intersects(run.visible) }?.text
    }

    /// Sideways beyond the clip where nothing moves sideways; up and down where nothing scrolls.
    private func isCut<Action>(_ run: Run, _ frame: Frame<Action>) -> Bool {
        let (bounds, clip) = (run.bounds, run.clip)
        if bounds.minX < clip.minX - 1, !isSideways(clip.minX, frame) { return true }
        if bounds.maxX > clip.maxX + 1, !isSideways(clip.maxX, frame) { return true }
        let middle = run.visible.center.x
        if bounds.minY < clip.minY - 1, !isScrollEdge(clip.minY, middle, frame) { return true }
        return bounds.maxY > clip.maxY + 1 && !isScrollEdge(clip.maxY, middle, frame)
    }

    private func overlaps(_ runs: [Run]) -> [AccessibilityProblem] {
        let sorted = runs.map { ($0, $0.letters) }.sorted { $0.1.minY < $1.1.minY }
        var problems: [AccessibilityProblem] = []
        for (place, (first, rect)) in sorted.enumerated() {
            for (second, other) in sorted[(place + 1)...] {
                if other.minY >= rect.maxY - 1 { break }
                let shared = rect.intersection(other)
                if shared.size.width > 2, shared.size.height > 2 {
                    problems.append(.overlapping(first.text, second.text))
                }
            }
        }
        return problems
    }

    /// Lines of one text follow each other in the list, a line height apart.
    private func brokenWords<Action>(_ frame: Frame<Action>, _ runs: [Run]) -> [AccessibilityProblem] {
        zip(runs, runs.dropFirst()).compactMap { first, second in
            guard first.font == second.font, abs(second.baseline - first.baseline - first.font.lineHeight) < 1.5,
                let last = first.text.unicodeScalars.last, let next = second.text.unicodeScalars.first,
                Self.isPartOfWord(last), Self.isPartOfWord(next)
            else { return nil }
            let whole = first.text + second.text
            let word = whole.split { $0.isWhitespace }.first { $0.count <= 20 && whole.contains($0) } ?? ""
            let isOneText = frame.texts.contains { $0.text.contains(whole) && $0.rect.intersects(first.visible) }
            return isOneText && !word.isEmpty ? .brokenWord(whole) : nil
        }
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x250 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }

    // MARK: Reading order

    func order<Action>(_ frame: Frame<Action>, _ runs: [Run]) -> [AccessibilityProblem] {
        var problems: [AccessibilityProblem] = []
        for run in runs where run.text != "…" {
            let middle = run.visible.center
            let isKnown = frame.texts.contains { text in
                text.rect.minX <= middle.x + 1 && text.rect.maxX >= middle.x - 1 && text.rect.minY <= middle.y + 1
                    && text.rect.maxY >= middle.y - 1 && text.text.contains(run.text)
            }
            if !isKnown { problems.append(.unread(run.text)) }
        }
        let texts = frame.texts
        for (place, first) in texts.enumerated() {
            for second in texts[(place + 1)...] where Self.stands(second.rect, before: first.rect) {
                problems.append(.outOfOrder(first.text, second.text))
            }
        }
        return problems
    }

    /// Above in the same column, or at the left on the same line.
    private static func stands(_ rect: Rect, before other: Rect) -> Bool {
        let across = min(rect.maxX, other.maxX) - max(rect.minX, other.minX)
        if rect.maxY <= other.minY + 2, across > 2 { return true }
        let along = min(rect.maxY, other.maxY) - max(rect.minY, other.minY)
        return along > 0.5 * min(rect.size.height, other.size.height) && rect.maxX <= other.minX + 2
    }
}
