import Interface

/// How much of each pixel a glyph or a word covers, 0...255, without a colour: a quarter of a surface's bytes, and one mask
/// serves all colours.
final class CoverageMask: ByteCounted {
    /// From the pen to the left edge.
    let left: Int
    /// From the baseline down to the upper edge; negative above it.
    let top: Int
    let width: Int
    let height: Int
    private let coverage: UnsafeMutablePointer<UInt8>

    var bytes: Int { width * height + 96 }

    /// From a drawn surface's opacity, empty borders cut off; `ascent` is its baseline below its top.
    init(_ surface: PixelSurface, ascent: Int) {
        let inked = Self.inked(surface)
        left = inked.x
        top = inked.y - ascent
        width = inked.width
        height = inked.height
        coverage = .allocate(capacity: max(1, width * height))
        for y in 0..<height {
            guard let row = surface.row(inked.y + y) else { continue }
            for x in 0..<width { coverage[y * width + x] = UInt8(truncatingIfNeeded: row[inked.x + x] >> 24) }
        }
    }

    /// A mask that covers nothing: a character that no font has.
    init() {
        left = 0
        top = 0
        width = 0
        height = 0
        coverage = .allocate(capacity: 1)
    }

    deinit { coverage.deallocate() }

    private static func inked(_ surface: PixelSurface) -> PixelRect {
        var result = PixelRect(x: 0, y: 0, width: 0, height: 0)
        for y in 0..<surface.height {
            guard let row = surface.row(y) else { continue }
            var first = 0
            while first < surface.width, row[first] >> 24 == 0 { first += 1 }
            guard first < surface.width else { continue }
            var end = surface.width
            while row[end - 1] >> 24 == 0 { end -= 1 }
            result = result.union(PixelRect(x: first, y: y, width: end - first, height: 1))
        }
        return result
    }

    /// Draws it in a colour with the pen at a pixel of the baseline.
    func draw(_ color: Color, penX: Int, baseline: Int, clip: PixelRect, on surface: PixelSurface) {
        let place = PixelRect(x: penX + left, y: baseline + top, width: width, height: height)
        let area = place.intersection(clip)
        guard !area.isEmpty else { return }
        let mixer = ColorMixer(color)
        for y in area.y..<area.maxY {
            guard let row = surface.row(y) else { continue }
            let source = coverage + ((y - place.y) * width + area.x - place.x)
            mixer.mix(into: row + area.x, coverage: source, count: area.width)
        }
    }
}

/// Mixes one colour into rows of pixels, two channels in one multiplication.
struct ColorMixer {
    private let redBlue: UInt32
    private let green: UInt32
    private let alpha: UInt32
    private let opaque: UInt32

    init(_ color: Color) {
        redBlue = color.argb & 0x00FF_00FF
        green = color.argb & 0x0000_FF00
        alpha = UInt32(color.alpha)
        opaque = color.argb | 0xFF00_0000
    }

    @inline(__always)
    func mix(into pixels: UnsafeMutablePointer<UInt32>, coverage: UnsafePointer<UInt8>, count: Int) {
        for index in 0..<count {
            var share = UInt32(coverage[index])
            guard share > 0 else { continue }
            if alpha < 255 { share = share &* alpha / 255 }
            pixels[index] = share == 255 ? opaque : mixed(pixels[index], share: share &+ share >> 7)
        }
    }

    /// The same share in every pixel of a row.
    @inline(__always)
    func fill(_ pixels: UnsafeMutablePointer<UInt32>, count: Int) {
        let share = alpha &+ alpha >> 7
        for index in 0..<count { pixels[index] = mixed(pixels[index], share: share) }
    }

    /// A share of 0...256 of the colour.
    @inline(__always)
    private func mixed(_ pixel: UInt32, share: UInt32) -> UInt32 {
        let rest = 256 &- share
        let both = (redBlue &* share &+ (pixel & 0x00FF_00FF) &* rest) >> 8 & 0x00FF_00FF
        let middle = (green &* share &+ (pixel & 0x0000_FF00) &* rest) >> 8 & 0x0000_FF00
        return 0xFF00_0000 | both | middle
    }
}
