import CSDL2
import Interface

/// Draws display lists into pixels: the same code for windows, full screen and headless runs.
@MainActor
public final class Painter {
    private struct LineKey: Hashable {
        let text: String
        let font: Font
        let color: Color
    }

    /// Fonts, for measuring too.
    public let fonts: FontLibrary
    private let pictures: PictureLibrary
    private var shapes = ShapePainter()
    private var lines = SurfaceCache<LineKey>(limit: 8 << 20)
    private var ascents: [Font: Int] = [:]

    /// Pixels in one logical unit.
    public var scale: Double {
        didSet {
            guard scale != oldValue else { return }
            fonts.scale = scale
            lines.removeAll()
            ascents = [:]
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
        pictures = PictureLibrary(assets: assets)
        self.scale = scale
    }

    /// Draws what of a list lies in the damaged part; returns the pixels that may have changed.
    func paint(_ list: DisplayList, damage: Rect, on surface: PixelSurface) -> PixelRect {
        let whole = PixelRect(x: 0, y: 0, width: surface.width, height: surface.height)
        // A pixel more on each side, for rounding.
        var area = PixelRect(damage, scale: scale)
        area = PixelRect(x: area.x - 1, y: area.y - 1, width: area.width + 2, height: area.height + 2)
        area = area.intersection(whole)
        guard !area.isEmpty else { return area }
        shapes.fill(area, list.background, radius: 0, clip: area, on: surface)
        for item in list.items {
            let clip = PixelRect(item.clip, scale: scale).intersection(area)
            if !clip.isEmpty { paint(item.command, clip: clip, on: surface) }
        }
        return area
    }

    private func paint(_ command: DrawCommand, clip: PixelRect, on surface: PixelSurface) {
        switch command {
        case .fill(let rect, let color, let radius):
            shapes.fill(
                PixelRect(rect, scale: scale), color, radius: Int((radius * scale).rounded()), clip: clip, on: surface)
        case .stroke(let rect, let color, let width, let radius):
            shapes.stroke(
                PixelRect(rect, scale: scale), color, width: Int((width * scale).rounded()),
                radius: Int((radius * scale).rounded()), clip: clip, on: surface)
        case .text(let text, let font, let color, let baseline, let bounds):
            guard !PixelRect(bounds, scale: scale).intersection(clip).isEmpty else { return }
            paint(text, font, color, baseline: baseline, clip: clip, on: surface)
        case .gradient(let rect, let colors):
            shapes.gradient(PixelRect(rect, scale: scale), colors, clip: clip, on: surface)
        case .ring(let rect, let color, let width, let fraction):
            shapes.ring(
                PixelRect(rect, scale: scale), color, width: width * scale, fraction: fraction, clip: clip, on: surface)
        case .modules(let matrix, let rect, let color):
            shapes.modules(matrix, PixelRect(rect, scale: scale), color, clip: clip, on: surface)
        case .icon(let name, let rect, let color):
            let place = PixelRect(rect, scale: scale)
            guard let icon = pictures.icon(name, size: place.width, color: color) else { return }
            surface.blit(icon, x: place.x, y: place.y, clip: clip)
        case .picture(let source, let rect):
            let place = PixelRect(rect, scale: scale)
            guard let picture = pictures.picture(source, width: place.width, height: place.height) else { return }
            let x = place.x + (place.width - picture.width) / 2
            surface.blit(picture, x: x, y: place.y + (place.height - picture.height) / 2, clip: clip)
        }
    }

    private func paint(
        _ text: String, _ font: Font, _ color: Color, baseline: Point, clip: PixelRect, on surface: PixelSurface
    ) {
        var x = baseline.x
        for segment in fonts.segments(text, font) {
            let key = LineKey(text: segment, font: font, color: color)
            let ascent: Int
            let line: PixelSurface
            if let known = lines[key], let knownAscent = ascents[font] {
                line = known
                ascent = knownAscent
            } else {
                guard let made = fonts.render(segment, font, color) else { continue }
                line = made.surface
                ascent = made.ascent
                lines.insert(line, for: key)
                ascents[font] = ascent
            }
            surface.blit(
                line, x: Int((x * scale).rounded()), y: Int((baseline.y * scale).rounded()) - ascent, clip: clip)
            x += segment.unicodeScalars.reduce(0) { $0 + fonts.advance(of: $1, font: font) }
        }
    }
}
