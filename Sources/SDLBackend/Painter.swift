import CSDL2
import Interface

/// Draws display lists into pixels: the same code for windows, full screen and headless runs.
@MainActor
public final class Painter {
    /// Fonts, for measuring too.
    public let fonts: FontLibrary
    private let pictures: PictureLibrary
    private let texts: TextPainter
    private var shapes = ShapePainter()
    private var grid: PixelGrid

    /// Pixels in one logical unit.
    public var scale: Double {
        didSet {
            guard scale != oldValue else { return }
            grid = PixelGrid(scale: scale)
            fonts.scale = scale
            texts.removeAll()
        }
    }

    /// Opens fonts and finds icons.
    ///
    /// - Throws: ``BackendError/fontMissing(names:searched:)``, ``BackendError/fontUnreadable(path:reason:)`` or
    ///   ``BackendError/assetsMissing(path:)``.
    public init(fontPaths: FontPaths, assets: String, scale: Double) throws(BackendError) {
        guard let probe = SDL_RWFromFile(assets + "/icons/home.svg", "rb") else { throw .assetsMissing(path: assets) }
        SDL_RWclose(probe)
        fonts = try FontLibrary(paths: fontPaths, scale: scale)
        texts = TextPainter(fonts: fonts)
        pictures = PictureLibrary(assets: assets)
        self.scale = scale
        grid = PixelGrid(scale: scale)
    }

    /// Called before an update is drawn.
    func begin(_ update: FrameUpdate) {
        if update.isNewPage { pictures.pageTurned() }
    }

    /// Carries an update out, fades aside; returns the pixels that may have changed.
    func paint(_ update: FrameUpdate, on surface: PixelSurface) -> [PixelRect] {
        for move in update.moves { surface.move(move.area, by: move.distance) }
        var changed = update.moves.map { $0.area.intersection(surface.bounds) }
        for rect in update.damage {
            let painted = paint(update.list, damage: rect, on: surface)
            if !changed.contains(where: { $0.contains(painted) }) { changed.append(painted) }
        }
        return changed.filter { !$0.isEmpty }
    }

    /// Draws what of a list lies in the damaged part; returns the pixels that may have changed.
    func paint(_ list: DisplayList, damage: PixelRect, on surface: PixelSurface) -> PixelRect {
        let area = damage.intersection(surface.bounds)
        guard !area.isEmpty else { return area }
        let items = list.items
        let first = items.lastIndex { hides(area, $0) }
        if first == nil { shapes.fill(area, list.background, radius: 0, clip: area, on: surface) }
        for item in items[(first ?? 0)...] {
            let clip = grid.rect(item.clip).intersection(area)
            if !clip.isEmpty { paint(item.command, clip: clip, on: surface) }
        }
        return area
    }

    /// Whether an item covers an area, so that nothing behind it needs to be drawn.
    private func hides(_ area: PixelRect, _ item: DisplayItem) -> Bool {
        guard case .fill(let rect, let color, let radius) = item.command, color.alpha == 255 else { return false }
        let shape = grid.rect(rect)
        let corner = grid.pixel(radius)
        let inside = PixelRect(
            x: shape.x, y: shape.y + corner, width: shape.width, height: shape.height - 2 * corner)
        return inside.contains(area) && grid.rect(item.clip).contains(area)
    }

    /// Rasterises texts that will be needed soon, as long as there is time.
    public func prepare(_ commands: [DrawCommand], isTimeLeft: () -> Bool) {
        for case .text(let text, let font, _, _, _) in commands {
            guard texts.prepare(text, font, isTimeLeft: isTimeLeft) else { return }
        }
    }

    private func paint(_ command: DrawCommand, clip: PixelRect, on surface: PixelSurface) {
        let place = grid.rect(command.bounds)
        guard !place.intersection(clip).isEmpty else { return }
        switch command {
        case .fill(_, let color, let radius):
            shapes.fill(place, color, radius: grid.pixel(radius), clip: clip, on: surface)
        case .stroke(_, let color, let width, let radius):
            shapes.stroke(
                place, color, width: grid.pixel(width), radius: grid.pixel(radius), clip: clip, on: surface)
        case .text(let text, let font, let color, let baseline, _):
            texts.paint(
                text, font, color, penX: grid.pixel(baseline.x), baseline: grid.pixel(baseline.y), clip: clip,
                on: surface)
        case .gradient(_, let colors): shapes.gradient(place, colors, clip: clip, on: surface)
        case .ring(_, let color, let width, let fraction):
            shapes.ring(place, color, width: width * scale, fraction: fraction, clip: clip, on: surface)
        case .modules(let matrix, _, let color): shapes.modules(matrix, place, color, clip: clip, on: surface)
        case .icon(let name, _, let color):
            guard let icon = pictures.icon(name, size: place.width, color: color) else { return }
            surface.blit(icon, x: place.x, y: place.y, clip: clip)
        case .picture(let source, _):
            guard let picture = pictures.picture(source, width: place.width, height: place.height) else { return }
            let x = place.x + (place.width - picture.width) / 2
            surface.blit(picture, x: x, y: place.y + (place.height - picture.height) / 2, clip: clip)
        }
    }
}
