/// One text of a view, by where it stands in reading order.
public struct ReadingPlace: Hashable, Sendable {
    /// Number of the text, or of the lazy rows, among those of the view.
    public let block: Int
    /// The row within lazy rows; 0 elsewhere.
    public let row: Int
    /// Number of the text within its row; 0 elsewhere.
    public let text: Int
}

/// Everything that can be read in a view, from the first text to the last, rows not yet in sight included.
public struct ReadingOrder {
    private enum Block {
        case text(String)
        case rows(count: Int, texts: (Int) -> [String])
    }

    private let blocks: [Block]
    /// Where the page was opened, when that is not its beginning.
    private let entry: (block: Int, row: Int)?

    /// The reading order of a view.
    /// - Parameter start: the lazy rows, by their name, and the row of them where reading begins; nil for where the
    ///   page was opened.
    public init<Action>(of view: View<Action>, startingAt start: (rows: String, row: Int)? = nil) {
        var collector = TextCollector<Action>(start: start)
        _ = view.rewritten(by: &collector)
        blocks = collector.found.map { found in
            switch found {
            case .text(let text): .text(text)
            case .rows(let rows):
                .rows(count: rows.count) { row in
                    var inner = TextCollector<Action>(start: nil)
                    _ = rows.row(row).rewritten(by: &inner)
                    return inner.texts
                }
            }
        }
        entry = collector.entry
    }

    /// Where reading begins: at the row at which the page was opened, such as an article, or at the first text.
    public var start: (place: ReadingPlace, text: String)? {
        guard let entry, blocks.indices.contains(entry.block), case .rows(let count, let texts) = blocks[entry.block]
        else { return next(after: nil) }
        return Self.next(entry.block, row: entry.row, text: 0, count: count, texts) ?? next(after: nil)
    }

    /// The text after a place, or the first one; nil after the last.
    public func next(after place: ReadingPlace?) -> (place: ReadingPlace, text: String)? {
        var block = place?.block ?? -1
        if let place, blocks.indices.contains(block), case .rows(let count, let texts) = blocks[block] {
            if let found = Self.next(block, row: place.row, text: place.text + 1, count: count, texts) { return found }
        }
        block += 1
        while blocks.indices.contains(block) {
            switch blocks[block] {
            case .text(let text): return (ReadingPlace(block: block, row: 0, text: 0), text)
            case .rows(let count, let texts):
                if let found = Self.next(block, row: 0, text: 0, count: count, texts) { return found }
            }
            block += 1
        }
        return nil
    }

    private static func next(_ block: Int, row: Int, text: Int, count: Int, _ texts: (Int) -> [String])
        -> (place: ReadingPlace, text: String)?
    {
        var text = text
        guard row >= 0, row < count else { return nil }
        for row in row..<count {
            let words = texts(row)
            if words.indices.contains(text) {
                return (ReadingPlace(block: block, row: row, text: text), words[text])
            }
            text = 0
        }
        return nil
    }
}

private struct TextCollector<Action>: ViewRewriter {
    enum Found {
        case text(String)
        case rows(LazyRows<Action>)
    }

    var found: [Found] = []
    var entry: (block: Int, row: Int)?
    private let start: (rows: String, row: Int)?
    private var initialRow: Int?

    init(start: (rows: String, row: Int)?) { self.start = start }

    var texts: [String] {
        found.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    mutating func text(_ text: StyledText) -> StyledText {
        found.append(.text(text.plain))
        return text
    }

    mutating func enter(_ scroll: Scroll<Action>) { initialRow = scroll.initialRow }

    mutating func rows(_ rows: LazyRows<Action>) -> LazyRows<Action> {
        if let start {
            if rows.id == start.rows { entry = entry ?? (found.count, start.row) }
        } else if let row = initialRow {
            entry = entry ?? (found.count, row)
        }
        initialRow = nil
        found.append(.rows(rows))
        return rows
    }
}

extension View {
    /// The same view with one of its texts marked as being read, and scrolled into sight.
    /// - Parameter token: changes with what is read; each new one scrolls once, so that a reader may scroll away.
    public func marking(_ place: ReadingPlace, token: Int, _ mark: @escaping ([TextSpan]) -> [TextSpan]) -> View {
        var marker = TextMarker<Action>(place: place, token: token, mark: mark)
        return rewritten(by: &marker)
    }
}

private struct TextMarker<Action>: ViewRewriter {
    let place: ReadingPlace
    let token: Int
    let mark: ([TextSpan]) -> [TextSpan]
    private var block = 0
    private var found: Reveal?

    init(place: ReadingPlace, token: Int, mark: @escaping ([TextSpan]) -> [TextSpan]) {
        self.place = place
        self.token = token
        self.mark = mark
    }

    mutating func text(_ text: StyledText) -> StyledText {
        defer { block += 1 }
        guard block == place.block else { return text }
        found = Reveal(token: token, rows: nil, row: 0)
        var marked = text
        marked.spans = mark(text.spans)
        return marked
    }

    mutating func rows(_ rows: LazyRows<Action>) -> LazyRows<Action> {
        defer { block += 1 }
        guard block == place.block else { return rows }
        found = Reveal(token: token, rows: rows.id, row: place.row)
        var marked = rows
        let (make, place, token, mark) = (rows.row, place, token, mark)
        marked.row = { row in
            guard row == place.row else { return make(row) }
            return make(row).marking(ReadingPlace(block: place.text, row: 0, text: 0), token: token, mark)
        }
        return marked
    }

    mutating func reveal() -> Reveal? {
        defer { found = nil }
        return found
    }
}

extension [TextSpan] {
    /// The spans with some of their characters marked as being read.
    /// - Parameter range: in characters of all spans together.
    public func spoken(_ range: Range<Int>, background: Color, color: Color) -> [TextSpan] {
        changing(range) { span in
            span.isSpoken = true
            span.background = background
            span.color = color
        }
    }

    /// The spans with another look of some of their characters.
    /// - Parameter range: in characters of all spans together.
    public func changing(_ range: Range<Int>, _ change: (inout TextSpan) -> Void) -> [TextSpan] {
        var start = 0
        return flatMap { span -> [TextSpan] in
            let characters = Array<Character>(span.text)
            defer { start += characters.count }
            let inside = range.clamped(to: start..<(start + characters.count))
            guard !inside.isEmpty else { return [span] }
            let cut = (inside.lowerBound - start)..<(inside.upperBound - start)
            func piece(_ range: Range<Int>) -> TextSpan {
                var piece = span
                piece.text = String(characters[range])
                return piece
            }
            var middle = piece(cut)
            change(&middle)
            return [piece(0..<cut.lowerBound), middle, piece(cut.upperBound..<characters.count)]
                .filter { !$0.text.isEmpty }
        }
    }
}
