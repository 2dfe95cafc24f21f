import CSDL2
import Glibc
import Interface

/// Pixels in memory, 0xAARRGGBB each; frees them unless a window owns them.
final class PixelSurface: ByteCounted {
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

    /// All of it.
    var bounds: PixelRect { PixelRect(x: 0, y: 0, width: width, height: height) }

    /// A part of it that is drawn on as if it were a surface of its own; nil when SDL has no memory for that. The whole must
    /// outlive the part.
    func part(_ rect: PixelRect) -> PixelSurface? {
        guard bounds.contains(rect), let first = row(rect.y) else { return nil }
        return SDL_CreateRGBSurfaceWithFormatFrom(
            first + rect.x, Int32(rect.width), Int32(rect.height), 32, pointer.pointee.pitch,
            pointer.pointee.format.pointee.format
        ).map(PixelSurface.init(owning:))
    }

    /// Moves the pixels of an area up or down within it; what they leave keeps its old pixels.
    func move(_ area: PixelRect, by distance: Int) {
        let area = area.intersection(bounds)
        let count = area.height - abs(distance)
        guard count > 0, !area.isEmpty else { return }
        for step in 0..<count {
            let index = distance < 0 ? step : count - 1 - step
            let source = distance < 0 ? area.y - distance + index : area.y + index
            guard let from = row(source), let to = row(source + distance) else { continue }
            memmove(to + area.x, from + area.x, area.width * 4)
        }
    }

    /// Copies one row over another.
    func copyRow(_ source: Int, to target: Int) {
        guard let from = row(source), let to = row(target) else { return }
        memcpy(to, from, width * 4)
    }

    /// Mixes another surface of the same extent into an area: `share` of it, 0...1.
    func mix(_ other: PixelSurface, share: Double, in area: PixelRect) {
        let isWhole = share >= 1
        SDL_SetSurfaceBlendMode(other.pointer, isWhole ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND)
        SDL_SetSurfaceAlphaMod(other.pointer, isWhole ? 255 : UInt8(max(0, min(255, share * 255))))
        blit(other, x: 0, y: 0, clip: area)
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

extension PixelRect {
    var sdl: SDL_Rect { SDL_Rect(x: Int32(x), y: Int32(y), w: Int32(max(0, width)), h: Int32(max(0, height))) }

    /// The pixels nearest to a logical rectangle.
    init(_ rect: Rect, scale: Double) { self = PixelGrid(scale: scale).rect(rect) }
}

/// SDL's own words for what went wrong last.
func sdlError() -> String { String(cString: SDL_GetError()) }
