import CSDL2
import Interface

/// Coverage of a quarter disc: `radius` × `radius` values 0...255, the centre at the lower right.
struct CornerMask {
    let radius: Int
    let coverage: [UInt8]

    init(radius: Int) {
        self.radius = radius
        var coverage = [UInt8](repeating: 0, count: radius * radius)
        let samples = 4
        for y in 0..<radius {
            for x in 0..<radius {
                var inside = 0
                for sampleY in 0..<samples {
                    for sampleX in 0..<samples {
                        let dx = Double(radius) - (Double(x) + (Double(sampleX) + 0.5) / Double(samples))
                        let dy = Double(radius) - (Double(y) + (Double(sampleY) + 0.5) / Double(samples))
                        if dx * dx + dy * dy <= Double(radius * radius) { inside += 1 }
                    }
                }
                coverage[y * radius + x] = UInt8(inside * 255 / (samples * samples))
            }
        }
        self.coverage = coverage
    }
}

/// Fills and borders with smooth corners, drawn straight into pixels.
struct ShapePainter {
    private var masks: [Int: CornerMask] = [:]

    private mutating func mask(_ radius: Int) -> CornerMask {
        if let known = masks[radius] { return known }
        let made = CornerMask(radius: radius)
        masks[radius] = made
        return made
    }

    mutating func fill(_ rect: PixelRect, _ color: Color, radius: Int, clip: PixelRect, on surface: PixelSurface) {
        let radius = max(0, min(radius, min(rect.width, rect.height) / 2))
        guard radius > 0 else {
            fillRect(rect, color, clip: clip, on: surface)
            return
        }
        fillRect(
            PixelRect(x: rect.x, y: rect.y + radius, width: rect.width, height: rect.height - 2 * radius), color,
            clip: clip, on: surface)
        for y in [rect.y, rect.maxY - radius] {
            fillRect(
                PixelRect(x: rect.x + radius, y: y, width: rect.width - 2 * radius, height: radius), color, clip: clip,
                on: surface)
        }
        let outer = mask(radius)
        eachCorner(rect, radius: radius, clip: clip) { x, y, column, row in
            guard let pixels = surface.row(y) else { return }
            blend(color, coverage: outer.coverage[row * radius + column], into: &pixels[x])
        }
    }

    mutating func stroke(
        _ rect: PixelRect, _ color: Color, width: Int, radius: Int, clip: PixelRect, on surface: PixelSurface
    ) {
        let radius = max(0, min(radius, min(rect.width, rect.height) / 2))
        let width = max(1, width)
        let inner = max(0, radius - width)
        for y in [rect.y, rect.maxY - width] {
            fillRect(
                PixelRect(x: rect.x + radius, y: y, width: rect.width - 2 * radius, height: width), color, clip: clip,
                on: surface)
        }
        for x in [rect.x, rect.maxX - width] {
            fillRect(
                PixelRect(x: x, y: rect.y + radius, width: width, height: rect.height - 2 * radius), color, clip: clip,
                on: surface)
        }
        guard radius > 0 else { return }
        let outerMask = mask(radius)
        let innerMask = mask(inner)
        eachCorner(rect, radius: radius, clip: clip) { x, y, column, row in
            let outside = outerMask.coverage[row * radius + column]
            let offset = radius - inner
            let inside =
                column >= offset && row >= offset && inner > 0
                ? innerMask.coverage[(row - offset) * inner + column - offset] : 0
            guard outside > inside, let pixels = surface.row(y) else { return }
            blend(color, coverage: outside - inside, into: &pixels[x])
        }
    }

    func fillRect(_ rect: PixelRect, _ color: Color, clip: PixelRect, on surface: PixelSurface) {
        let area = rect.intersection(clip)
        guard !area.isEmpty else { return }
        if color.alpha == 255 {
            var target = area.sdl
            SDL_FillRect(surface.pointer, &target, color.argb)
            return
        }
        let mixer = ColorMixer(color)
        for y in area.y..<area.maxY {
            if let pixels = surface.row(y) { mixer.fill(pixels + area.x, count: area.width) }
        }
    }

    /// Visits every pixel of the four corners that lies in the clip, with its place in the mask.
    private func eachCorner(
        _ rect: PixelRect, radius: Int, clip: PixelRect,
        _ visit: (_ x: Int, _ y: Int, _ column: Int, _ row: Int) -> Void
    ) {
        for row in 0..<radius {
            for (y, _) in [(rect.y + row, 0), (rect.maxY - 1 - row, 1)] where y >= clip.y && y < clip.maxY {
                for column in 0..<radius {
                    let left = rect.x + column
                    let right = rect.maxX - 1 - column
                    if left >= clip.x, left < clip.maxX { visit(left, y, column, row) }
                    if right >= clip.x, right < clip.maxX { visit(right, y, column, row) }
                }
            }
        }
    }
}

/// Mixes a colour into a pixel.
@inline(__always)
func blend(_ color: Color, coverage: UInt8, into pixel: inout UInt32) {
    let alpha = UInt32(coverage) * UInt32(color.alpha) / 255
    guard alpha > 0 else { return }
    let rest = 255 - alpha
    func mix(_ over: UInt32, _ under: UInt32) -> UInt32 { (over * alpha + under * rest + 127) / 255 }
    let red = mix(UInt32(color.red), pixel >> 16 & 0xFF)
    let green = mix(UInt32(color.green), pixel >> 8 & 0xFF)
    let blue = mix(UInt32(color.blue), pixel & 0xFF)
    pixel = 0xFF00_0000 | red << 16 | green << 8 | blue
}
