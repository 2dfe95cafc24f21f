/// A view with its extent, its children placed relative to it.
struct Box<Action> {
    var size: Size
    var content: Content

    indirect enum Content {
        case empty
        case text(StyledText, TextLayout)
        case icon(String, Color)
        case picture(PictureSource, String)
        case group([Placed])
        case decorated(Decoration, Box)
        case button(Button<Action>, Box)
        case page(PageControl, Box)
        case pan((Point) -> Action, Box)
        case scroll(ScrolledContent)
        case ring(Ring)
        case modules(ModuleMatrix, Color, String)
        case overlay(scrim: Color, page: Box, card: Placed)
    }

    struct Placed {
        var origin: Point
        var box: Box
    }

    /// A child of a scroll with a number that stays the same from frame to frame.
    struct Scrolled {
        var number: Int
        var origin: Point
        var box: Box
    }

    /// The part of a scroll's content that is in sight, placed relative to the viewport.
    struct ScrolledContent {
        var id: String
        var children: [Scrolled] = []
        var cards: [(rect: Rect, decoration: Decoration)] = []
        var contentHeight: Double
        var offset: Double
        /// The lazy row at the reading line.
        var row: Int?
        /// Shows which part of the content is in sight.
        var thumb: (rect: Rect, color: Color)?
    }

    static func group(_ size: Size, _ children: [Placed]) -> Box { Box(size: size, content: .group(children)) }
}

/// How much room a view gets.
struct Proposal {
    /// Largest width.
    var width: Double
    /// Whether the view must take all of the width.
    var fillsWidth: Bool
    /// The height that it must take; nil when it may choose.
    var height: Double?

    func with(width: Double? = nil, fillsWidth: Bool? = nil, height: Double?) -> Proposal {
        Proposal(width: width ?? self.width, fillsWidth: fillsWidth ?? self.fillsWidth, height: height)
    }
}

/// One of the two page buttons of a scroll.
struct PageControl {
    let scroll: String
    let direction: PageDirection
    let label: String
    let radius: Double
}
