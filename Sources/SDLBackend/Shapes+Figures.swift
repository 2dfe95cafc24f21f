import Glibc
import Interface

extension ShapePainter {
    /// Colours from top to bottom. The steps are finer than the eye sees, so that a row is one opaque fill.
    func gradient(_ rect: PixelRect, _ colors: [Color], clip: PixelRect, on surface: PixelSurface) {
        let area = rect.intersection(clip)
        guard !area.isEmpty, let first = colors.first else { return }
        for y in area.y..<area.maxY {
            let place = Double(y - rect.y) / Double(max(1, rect.height - 1)) * Double(colors.count - 1)
            let index = min(Int(place), max(0, colors.count - 2))
            let color = colors.count > 1 ? colors[index].mixed(with: colors[index + 1], place - Double(index)) : first
            fillRect(PixelRect(x: area.x, y: y, width: area.width, height: 1), color, clip: clip, on: surface)
        }
    }

    /// A part of a ring, clockwise from the top, with smooth edges.
    func ring(
        _ rect: PixelRect, _ color: Color, width: Double, fraction: Double, clip: PixelRect, on surface: PixelSurface
    ) {
        let area = rect.intersection(clip)
        guard !area.isEmpty, fraction > 0 else { return }
        let outer = Double(min(rect.width, rect.height)) / 2
        let inner = max(0, outer - width)
        let centerX = Double(rect.x) + Double(rect.width) / 2
        let centerY = Double(rect.y) + Double(rect.height) / 2
        for y in area.y..<area.maxY {
            guard let pixels = surface.row(y) else { continue }
            let dy = Double(y) + 0.5 - centerY
            for x in area.x..<area.maxX {
                let dx = Double(x) + 0.5 - centerX
                let distance = (dx * dx + dy * dy).squareRoot()
                let coverage = min(1, max(0, outer - distance + 0.5)) * min(1, max(0, distance - inner + 0.5))
                guard coverage > 0 else { continue }
                if fraction < 1 {
                    var turn = atan2(dx, -dy) / (2 * Double.pi)
                    if turn < 0 { turn += 1 }
                    guard turn <= fraction else { continue }
                }
                blend(color, coverage: UInt8(coverage * 255), into: &pixels[x])
            }
        }
    }

    /// Square modules of whole pixels: a scanner needs every module as wide as the others.
    func modules(_ matrix: ModuleMatrix, _ rect: PixelRect, _ color: Color, clip: PixelRect, on surface: PixelSurface) {
        let size = min(rect.width, rect.height) / matrix.side
        guard size > 0 else { return }
        let left = rect.x + (rect.width - size * matrix.side) / 2
        let top = rect.y + (rect.height - size * matrix.side) / 2
        for row in 0..<matrix.side {
            var column = 0
            while column < matrix.side {
                guard matrix.isDark(row: row, column: column) else {
                    column += 1
                    continue
                }
                let start = column
                while column < matrix.side, matrix.isDark(row: row, column: column) { column += 1 }
                let run = PixelRect(
                    x: left + start * size, y: top + row * size, width: (column - start) * size, height: size)
                fillRect(run, color, clip: clip, on: surface)
            }
        }
    }
}

extension Color {
    /// Another opaque colour mixed in, 0...1 of it.
    fileprivate func mixed(with other: Color, _ share: Double) -> Color {
        func mix(_ from: UInt8, _ to: UInt8) -> UInt32 {
            UInt32((Double(from) + (Double(to) - Double(from)) * min(1, max(0, share))).rounded())
        }
        return Color(mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue))
    }
}
