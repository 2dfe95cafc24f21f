extension View {
    /// All texts of a view in reading order. Lazy rows are left out: they are views of their own.
    public var texts: [String] {
        var collector = PlainTexts<Action>()
        _ = rewritten(by: &collector)
        return collector.texts
    }

    /// The same view with other looks of its texts.
    /// - Parameter mark: gets the number of a text, as in ``texts``, and its spans.
    public func markingTexts(_ mark: (Int, [TextSpan]) -> [TextSpan]) -> View {
        withoutActuallyEscaping(mark) { mark in
            var marker = NumberedMarks<Action>(mark: mark)
            return rewritten(by: &marker)
        }
    }
}

private struct PlainTexts<Action>: ViewRewriter {
    var texts: [String] = []

    mutating func text(_ text: StyledText) -> StyledText {
        texts.append(text.plain)
        return text
    }

    func rows(_ rows: LazyRows<Action>) -> LazyRows<Action> { rows }
}

private struct NumberedMarks<Action>: ViewRewriter {
    let mark: (Int, [TextSpan]) -> [TextSpan]
    private var number = 0

    init(mark: @escaping (Int, [TextSpan]) -> [TextSpan]) { self.mark = mark }

    mutating func text(_ text: StyledText) -> StyledText {
        defer { number += 1 }
        var marked = text
        marked.spans = mark(number, text.spans)
        return marked
    }

    func rows(_ rows: LazyRows<Action>) -> LazyRows<Action> { rows }
}
