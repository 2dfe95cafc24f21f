import CSDL2
import CSDL2Image
import Interface

/// Reads icons and pictures; the only file that calls SDL_image.
@MainActor
final class PictureLibrary {
    private struct IconKey: Hashable {
        let name: String
        let size: Int
        let color: Color
    }

    private struct PictureKey: Hashable {
        let source: PictureSource
        let width: Int
        let height: Int
    }

    private let icons: String
    private var drawnIcons = SurfaceCache<IconKey>(limit: 1 << 20)
    private var pictures = SurfaceCache<PictureKey>(limit: 3 << 20)
    /// What pictures may hold when another page comes: the small ones of lists.
    private static let keptBytes = 1 << 20
    private var broken: Set<PictureSource> = []

    /// The picture of which parts were drawn last, whole.
    private var original: (path: String, surface: PixelSurface)?

    init(assets: String) { icons = assets + "/icons" }

    /// An icon drawn at a size in one colour; nil when there is no such icon.
    func icon(_ name: String, size: Int, color: Color) -> PixelSurface? {
        let key = IconKey(name: name, size: size, color: color)
        if let known = drawnIcons[key] { return known }
        guard let file = SDL_RWFromFile("\(icons)/\(name).svg", "rb") else { return nil }
        defer { SDL_RWclose(file) }
        guard let loaded = IMG_LoadSizedSVG_RW(file, Int32(size), Int32(size)), let surface = converted(loaded) else {
            return nil
        }
        tint(surface, color)
        drawnIcons.insert(surface, for: key)
        return surface
    }

    /// Another page is shown. One photograph as wide as the display takes 5 MB, and so does the whole behind a part that
    /// was enlarged: whoever leaves them seldom comes back.
    func pageTurned() {
        original = nil
        pictures.shrink(to: Self.keptBytes)
    }

    private func tint(_ surface: PixelSurface, _ color: Color) {
        for y in 0..<surface.height {
            guard let pixels = surface.row(y) else { continue }
            for x in 0..<surface.width { pixels[x] = pixels[x] & 0xFF00_0000 | color.argb & 0x00FF_FFFF }
        }
        SDL_SetSurfaceBlendMode(surface.pointer, SDL_BLENDMODE_BLEND)
    }

    /// A picture fitted into an extent, its proportions kept; nil when it cannot be read.
    func picture(_ source: PictureSource, width: Int, height: Int) -> PixelSurface? {
        if case .file = source { original = nil }
        let key = PictureKey(source: source, width: width, height: height)
        if let known = pictures[key] { return known }
        guard !broken.contains(source), width > 0, height > 0, let loaded = load(source) else {
            broken.insert(source)
            return nil
        }
        let factor = min(Double(width) / Double(loaded.width), Double(height) / Double(loaded.height))
        let fitted = (max(1, Int(Double(loaded.width) * factor)), max(1, Int(Double(loaded.height) * factor)))
        // No memory for one picture: its place stays empty, the page is still there.
        guard let surface = try? loaded.scaled(width: fitted.0, height: fitted.1) else { return nil }
        SDL_SetSurfaceBlendMode(surface.pointer, SDL_BLENDMODE_BLEND)
        pictures.insert(surface, for: key)
        return surface
    }

    func load(_ source: PictureSource) -> PixelSurface? {
        switch source {
        case .file(let path): return decoded(path)
        case .part(let path, let part):
            // Whoever looks at one part looks at the next one soon: the whole is decoded once.
            if original?.path != path { original = decoded(path).map { (path, $0) } }
            // No memory for the part: its place stays empty, the page is still there.
            return try? original?.surface.cropped(to: part)
        }
    }

    private func decoded(_ path: String) -> PixelSurface? { IMG_Load(path).flatMap(converted) }

    /// The same picture in our own order of channels; takes the given one.
    private func converted(_ raw: UnsafeMutablePointer<SDL_Surface>) -> PixelSurface? {
        defer { SDL_FreeSurface(raw) }
        return SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_ARGB8888.rawValue, 0).map(PixelSurface.init(owning:))
    }

    /// Writes pixels as a PNG file.
    static func write(_ surface: PixelSurface, to path: String) throws(BackendError) {
        guard IMG_SavePNG(surface.pointer, path) == 0 else {
            throw .screenshotNotWritten(path: path, reason: sdlError())
        }
    }
}
