import Content

/// Where in an item a word of the query was found, the best place first.
public enum SearchPlace: Int, Hashable, Sendable, Comparable {
    /// In its text.
    case text
    /// Among its keywords.
    case keywords
    /// In its title.
    case title

    /// Worse before better.
    public static func < (left: SearchPlace, right: SearchPlace) -> Bool { left.rawValue < right.rawValue }
}

/// How many words of a query were found in each place of an item, each word in its best place.
public struct SearchPlaces: Hashable, Sendable {
    private var title = 0
    private var keywords = 0
    private var text = 0

    /// No word yet.
    public init() {}

    /// Counts one word more.
    public mutating func add(_ place: SearchPlace) {
        switch place {
        case .title: title += 1
        case .keywords: keywords += 1
        case .text: text += 1
        }
    }

    /// How many words were found.
    public var words: Int { title + keywords + text }

    /// The worst place of any word: an item whose title holds all words stands above one whose text must help.
    public var worst: SearchPlace { text > 0 ? .text : keywords > 0 ? .keywords : .title }

    /// Words in the title count more than those in keywords, and these more than those in the text.
    var weight: Int { title * 100 + keywords * 10 + text }
}

/// How well an item answers a query. Greater is better.
public struct SearchScore: Hashable, Sendable, Comparable {
    /// The worst place of any word.
    public let place: SearchPlace
    /// Exact title 2, beginning of the title 1.
    public let titleMatch: Int
    /// More when more words stand in better places.
    public let weight: Int
    /// How much the text is about the words (`bm25`, sign turned so that more is better).
    public let relevance: Double
    /// 常办 of a guide, 0 for others.
    public let popularity: Int
    /// When it was made public.
    public let published: Day

    /// Judges an item.
    ///
    /// - Parameters:
    ///   - places: where the words of the query were found.
    ///   - title: the title when every word stands in it, else nil.
    public init(
        query: SearchQuery, places: SearchPlaces, title: String?, relevance: Double, popularity: Int, published: Day
    ) {
        place = places.worst
        weight = places.weight
        self.relevance = relevance
        self.popularity = popularity
        self.published = published
        guard let title else {
            titleMatch = 0
            return
        }
        let typed = fold(query.text).filter { !$0.isWhitespace }
        let folded = fold(title).filter { !$0.isWhitespace }
        titleMatch = folded == typed ? 2 : folded.hasPrefix(typed) ? 1 : 0
    }

    private var key: (Int, Int, Int, Double, Int, Int) {
        (place.rawValue, titleMatch, weight, relevance, popularity, published.ordinal)
    }

    /// Worse before better.
    public static func < (left: SearchScore, right: SearchScore) -> Bool { left.key < right.key }
}
