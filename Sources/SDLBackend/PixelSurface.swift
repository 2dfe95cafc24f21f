import CSDL2
import Interface

/// Pixels in memory, 0xAARRGGBB each; frees them unless a window owns them.
final class PixelSurface {
    let pointer: UnsafeMutablePointer<SDL_Surface>
    private let isOwned: Bool

    var width: Int { Int(pointer.pointee.w) }
    var height: Int { Int(pointer.pointee.h) }
    var bytes: Int { Int(pointer.pointee.pitch) * height }

    init(owning pointer: UnsafeMutablePointer<SDL_Surface>) {
        self.pointer = pointer
        isOwned = true
    }

    /// A surface that somebody else frees.
    init(borrowing pointer: UnsafeMutablePointer<SDL_Surface>) {
        self.pointer = pointer
        isOwned = false
    }

    /// - Throws: ``BackendError/surfaceUnavailable(width:height:reason:)``.
    convenience init(width: Int, height: Int, hasAlpha: Bool = false) throws(BackendError) {
        let format = hasAlpha ? SDL_PIXELFORMAT_ARGB8888 : SDL_PIXELFORMAT_RGB888
        guard
            let surface = SDL_CreateRGBSurfaceWithFormat(0, Int32(width), Int32(height), 32, format.rawValue)
        else { throw .surfaceUnavailable(width: width, height: height, reason: sdlError()) }
        self.init(owning: surface)
    }

    deinit {
        if isOwned { SDL_FreeSurface(pointer) }
    }

    /// The pixels of one row.
    func row(_ y: Int) -> UnsafeMutablePointer<UInt32>? {
        guard let pixels = pointer.pointee.pixels else { return nil }
        return (pixels + y * Int(pointer.pointee.pitch)).assumingMemoryBound(to: UInt32.self)
    }

    /// Copies or blends another surface to a place within a clip.
    func blit(_ source: PixelSurface, x: Int, y: Int, clip: PixelRect) {
        var clipRect = clip.sdl
        SDL_SetClipRect(pointer, &clipRect)
        var destination = SDL_Rect(x: Int32(x), y: Int32(y), w: 0, h: 0)
        SDL_UpperBlit(source.pointer, nil, pointer, &destination)
        // SDL's fills obey the clip as well; leave none behind.
        SDL_SetClipRect(pointer, nil)
    }

    /// A copy of a part, given in fractions of width and height.
    func cropped(to part: Rect) throws(BackendError) -> PixelSurface {
        let left = min(width - 1, max(0, Int((part.minX * Double(width)).rounded())))
        let top = min(height - 1, max(0, Int((part.minY * Double(height)).rounded())))
        let columns = min(width - left, max(1, Int((part.size.width * Double(width)).rounded())))
        let rows = min(height - top, max(1, Int((part.size.height * Double(height)).rounded())))
        let result = try PixelSurface(width: columns, height: rows, hasAlpha: true)
        for y in 0..<rows {
            guard let from = row(top + y), let to = result.row(y) else { continue }
            to.update(from: from + left, count: columns)
        }
        return result
    }

    /// A copy of another extent; shrinking averages all pixels.
    func scaled(width: Int, height: Int) throws(BackendError) -> PixelSurface {
        let result = try PixelSurface(width: width, height: height, hasAlpha: true)
        for y in 0..<height {
            guard let target = result.row(y) else { continue }
            let top = y * self.height / height
            let bottom = max(top + 1, (y + 1) * self.height / height)
            for x in 0..<width {
                let left = x * self.width / width
                let right = max(left + 1, (x + 1) * self.width / width)
                target[x] = average(left..<right, top..<bottom)
            }
        }
        return result
    }

    private func average(_ columns: Range<Int>, _ rows: Range<Int>) -> UInt32 {
        var alpha: UInt64 = 0
        var red: UInt64 = 0
        var green: UInt64 = 0
        var blue: UInt64 = 0
        for y in rows {
            guard let source = row(y) else { continue }
            for x in columns {
                let pixel = UInt64(source[x])
                alpha += pixel >> 24
                red += pixel >> 16 & 0xFF
                green += pixel >> 8 & 0xFF
                blue += pixel & 0xFF
            }
        }
        let count = UInt64(columns.count * rows.count)
        return UInt32((alpha / count) << 24 | (red / count) << 16 | (green / count) << 8 | blue / count)
    }
}

/// A rectangle of whole pixels.
struct PixelRect: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    var maxX: Int { x + width }
    var maxY: Int { y + height }
    var isEmpty: Bool { width <= 0 || height <= 0 }

    var sdl: SDL_Rect { SDL_Rect(x: Int32(x), y: Int32(y), w: Int32(max(0, width)), h: Int32(max(0, height))) }

    func intersection(_ other: PixelRect) -> PixelRect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return PixelRect(
            x: left, y: top, width: max(0, min(maxX, other.maxX) - left), height: max(0, min(maxY, other.maxY) - top))
    }

    func contains(_ other: PixelRect) -> Bool {
        other.x >= x && other.y >= y && other.maxX <= maxX && other.maxY <= maxY
    }

    /// The pixels nearest to a logical rectangle.
    init(_ rect: Rect, scale: Double) {
        // Lists of a hundred thousand rows reach beyond 32 bits at no scale; clamp all the same for SDL's sake.
        func pixel(_ value: Double) -> Int { Int(max(-1e8, min(1e8, (value * scale).rounded()))) }
        x = pixel(rect.minX)
        y = pixel(rect.minY)
        width = pixel(rect.maxX) - x
        height = pixel(rect.maxY) - y
    }

    init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// SDL's own words for what went wrong last.
func sdlError() -> String { String(cString: SDL_GetError()) }
