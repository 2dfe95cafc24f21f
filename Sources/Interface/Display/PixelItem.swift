/// A display item as pixels will show it: two items that look the same are equal.
struct PixelItem: Hashable {
    private enum Look: Hashable {
        case fill(Color, radius: Int)
        case stroke(Color, width: Int, radius: Int)
        case text(String, Font, Color, x: Int, baseline: Int)
        case icon(String, Color)
        case picture(PictureSource)
        case gradient([Color])
        case ring(Color, width: Double, fraction: Double)
        case modules(ModuleMatrix, Color)
        case shape(Shape, Color, x: Int, y: Int)
    }

    private let look: Look
    /// What is compared: cut off a little outside the clip.
    private var shape: PixelRect
    /// All of it, for moving.
    private var whole: PixelRect
    private(set) var clip: PixelRect

    init(_ item: DisplayItem, _ grid: PixelGrid) {
        clip = grid.rect(item.clip)
        whole = grid.rect(item.command.bounds)
        shape = whole
        switch item.command {
        case .fill(_, let color, let radius): look = .fill(color, radius: grid.pixel(radius))
        case .stroke(_, let color, let width, let radius):
            look = .stroke(color, width: max(1, grid.pixel(width)), radius: grid.pixel(radius))
        case .text(let text, let font, let color, let baseline, _):
            look = .text(text, font, color, x: grid.pixel(baseline.x), baseline: grid.pixel(baseline.y) - shape.y)
        case .icon(let name, _, let color): look = .icon(name, color)
        case .picture(let source, _): look = .picture(source)
        case .gradient(_, let colors): look = .gradient(colors)
        case .ring(_, let color, let width, let fraction): look = .ring(color, width: width, fraction: fraction)
        case .modules(let matrix, _, let color): look = .modules(matrix, color)
        case .shape(let value, let place, let color):
            look = .shape(value, color, x: grid.pixel(place.x) - shape.x, y: grid.pixel(place.y) - shape.y)
        }
        clampEdges()
    }

    static func == (left: PixelItem, right: PixelItem) -> Bool {
        left.shape == right.shape && left.clip == right.clip && left.look == right.look
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(shape)
        hasher.combine(look)
    }

    /// What it may change on the screen.
    var visible: PixelRect { shape.intersection(clip) }

    /// The same, moved with its scroll: cut off at the scroll's viewport.
    func moved(by distance: Int, within viewport: PixelRect) -> PixelItem {
        var result = self
        result.whole = whole.moved(by: distance)
        result.shape = result.whole
        if clip != viewport { result.clip = clip.moved(by: distance).intersection(viewport) }
        result.clampEdges()
        return result
    }

    /// Whether an area inside its shape has one colour everywhere.
    func isPlain(in area: PixelRect) -> Bool {
        guard case .fill(_, let radius) = look, clip.contains(area) else { return false }
        return area.x >= shape.x && area.maxX <= shape.maxX && area.y >= shape.y + radius
            && area.maxY <= shape.maxY - radius
    }

    /// How far outside its clip a card begins cannot be seen; a list's card is as tall as the list and would differ in
    /// each frame.
    private mutating func clampEdges() {
        let edge: Int
        switch look {
        case .fill(_, let radius): edge = radius + 2
        case .stroke(_, let width, let radius): edge = radius + width + 2
        case .text, .icon, .picture, .gradient, .ring, .modules, .shape: return
        }
        let top = max(shape.y, clip.y - edge)
        let bottom = min(shape.maxY, clip.maxY + edge)
        guard bottom > top else { return }
        shape.y = top
        shape.height = bottom - top
    }
}
