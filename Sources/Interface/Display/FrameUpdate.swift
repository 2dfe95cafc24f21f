/// What must happen on the screen so that it shows the next frame: first the moves, then the damage is drawn.
public struct FrameUpdate {
    /// Pixels that are on the screen already and only move up or down.
    public struct Move: Hashable, Sendable {
        /// The part within which they move; what leaves it is lost.
        public let area: PixelRect
        /// How far, positive downwards.
        public let distance: Int
    }

    /// How far the new picture has come over the earlier one, in a change of pages.
    public struct Fade: Hashable, Sendable {
        /// More than 0, at most 1.
        public let progress: Double
        /// Whether the new picture must be drawn: it is the same in all further frames of the change.
        public let isFirst: Bool
    }

    /// Everything on the screen.
    public let list: DisplayList
    /// What is copied.
    public let moves: [Move]
    /// What is drawn, at most a few rectangles.
    public let damage: [PixelRect]
    /// Nil when the new picture simply replaces the earlier one.
    public let fade: Fade?
    /// Whether the picture before showed another page.
    public let isNewPage: Bool

    init(
        list: DisplayList, moves: [Move] = [], damage: [PixelRect], fade: Fade? = nil, isNewPage: Bool = false
    ) {
        self.list = list
        self.moves = moves
        self.damage = damage
        self.fade = fade
        self.isNewPage = isNewPage
    }
}

/// A few rectangles around many.
struct DamageRegion {
    /// A rectangle more costs about as much as drawing this many pixels.
    private static let costOfOne = 64 * 64
    private static let most = 6

    private(set) var rects: [PixelRect] = []

    mutating func insert(_ rect: PixelRect) {
        guard !rect.isEmpty else { return }
        var added = rect
        while let index = rects.firstIndex(where: { Self.waste($0, added) <= Self.costOfOne }) {
            added = added.union(rects.remove(at: index))
        }
        rects.append(added)
        if rects.count > Self.most { mergeClosest() }
    }

    private static func waste(_ first: PixelRect, _ second: PixelRect) -> Int {
        first.union(second).area - first.area - second.area
    }

    private mutating func mergeClosest() {
        var best = (first: 0, second: 1, waste: Int.max)
        for first in rects.indices {
            for second in rects.indices.dropFirst(first + 1) {
                let waste = Self.waste(rects[first], rects[second])
                if waste < best.waste { best = (first, second, waste) }
            }
        }
        let merged = rects[best.first].union(rects.remove(at: best.second))
        rects.remove(at: best.first)
        insert(merged)
    }
}
