import Search
import TextInput

/// Words being looked for in the text of a page, and where they were found.
struct Finding {
    /// What decides how the texts of the page are cut into rows and cells.
    struct Look: Hashable {
        let width: Double
        let textScale: Double
    }

    /// What has been typed; the search page keeps its own.
    var keyboard = OnScreenKeyboard()
    /// The places that were found, in the order of the text.
    private(set) var places: [TextFinder.Place] = []
    /// The one that is looked at.
    private(set) var current: Int?
    /// For which look of the page the texts were taken.
    let look: Look
    /// The row that was read when the search began.
    let origin: Int
    private var finder: TextFinder

    /// - Parameter rows: the texts of the page as they are drawn.
    init(_ rows: [[String]], look: Look, origin: Int) {
        finder = TextFinder(rows)
        self.look = look
        self.origin = origin
    }

    /// The same search in texts that are cut otherwise.
    init(_ earlier: Finding, in rows: [[String]], look: Look) {
        self.init(rows, look: look, origin: earlier.origin)
        keyboard = earlier.keyboard
        searchTexts(for: keyboard.queries)
        current = places.isEmpty ? nil : min(earlier.current ?? 0, places.count - 1)
    }

    var place: TextFinder.Place? { current.map { places[$0] } }

    /// Looks for what has been typed; the first place from where one was reading is looked at.
    mutating func find() {
        searchTexts(for: keyboard.queries)
        current = places.isEmpty ? nil : places.firstIndex { $0.row >= origin } ?? 0
    }

    /// The first of several meanings of what was typed that stands in the text.
    private mutating func searchTexts(for queries: [String]) {
        places = []
        for query in queries where places.isEmpty { places = finder.places(of: query) }
    }

    /// To the next place, or back; after the last comes the first.
    mutating func step(_ step: Int) {
        guard let current else { return }
        self.current = (current + step + places.count) % places.count
    }

    /// What was found in a row.
    func places(in row: Int) -> ArraySlice<TextFinder.Place> {
        let first = firstPlace { $0.row >= row }
        return places[first..<firstPlace { $0.row > row }]
    }

    /// By halving: a law has thousands of places.
    private func firstPlace(where isBehind: (TextFinder.Place) -> Bool) -> Int {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(places[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// What a touch does while one looks for words in a text.
public enum FindAction: Sendable {
    /// Begins.
    case open
    /// To the next place.
    case next
    /// To the place before.
    case previous
    /// Ends.
    case close
}

/// A page with a long text: it has contents to show and can be searched.
protocol ReadablePage {
    /// The chapter that a row belongs to.
    func chapter(at row: Int) -> Int?
    /// The texts of each row as they are drawn.
    func texts(_ context: ScreenContext) -> [[String]]
}

/// Names that the layout knows a long text by.
enum ReadableText {
    /// Its lazy rows.
    static let rows = "rows"
    /// Its scroll, behind the name of the page.
    static let scroll = "text"
}
