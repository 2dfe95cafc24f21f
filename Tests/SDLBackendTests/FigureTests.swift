import Foundation
import Interface
import Testing

@testable import SDLBackend

@MainActor
struct FigureTests {
    private static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("assets").path

    private func paint(_ command: DrawCommand, scale: Double = 1, damage: Rect? = nil) throws -> PixelSurface {
        var list = DisplayList(background: Color(0xFFFFFF))
        let whole = Rect(x: 0, y: 0, width: 200 / scale, height: 200 / scale)
        list.items = [DisplayItem(command: command, clip: whole)]
        let surface = try PixelSurface(width: 200, height: 200)
        let painter = try Painter(fontPaths: .debian, assets: Self.assets, scale: scale)
        _ = painter.paint(list, damage: PixelGrid(scale: scale).rect(damage ?? whole), on: surface)
        return surface
    }

    private func pixel(_ surface: PixelSurface, _ x: Int, _ y: Int) -> UInt32 { (surface.row(y)?[x] ?? 0) & 0xFFFFFF }

    @Test("a gradient passes through its colours, and a damaged part of it looks as in the whole")
    func gradient() throws {
        let rect = Rect(x: 0, y: 0, width: 200, height: 200)
        let command = DrawCommand.gradient(rect, [Color(0x000000), Color(0x808080), Color(0xFF0000)])
        let whole = try paint(command)
        #expect(pixel(whole, 10, 0) == 0x000000)
        #expect(pixel(whole, 10, 199) == 0xFF0000)
        #expect((0x7E...0x82).contains(pixel(whole, 10, 100) & 0xFF))
        let part = try paint(command, damage: Rect(x: 0, y: 50, width: 200, height: 20))
        #expect(pixel(part, 10, 60) == pixel(whole, 10, 60))
    }

    @Test("a ring is there for its share, clockwise from the top")
    func ring() throws {
        let rect = Rect(x: 0, y: 0, width: 200, height: 200)
        let surface = try paint(.ring(rect, Color(0x000000), width: 20, fraction: 0.25))
        #expect(pixel(surface, 170, 30) == 0x000000)
        #expect(pixel(surface, 170, 170) == 0xFFFFFF)
        #expect(pixel(surface, 30, 30) == 0xFFFFFF)
        #expect(pixel(surface, 100, 100) == 0xFFFFFF)
    }

    @Test("modules are squares of the same whole number of pixels at any scale", arguments: [1.0, 0.71, 1.37])
    func modules(_ scale: Double) throws {
        let side = 21
        let matrix = try #require(
            ModuleMatrix(side: side, modules: (0..<(side * side)).map { ($0 / side + $0 % side).isMultiple(of: 2) }))
        let edge = 200 / scale
        let surface = try paint(
            .modules(matrix, Rect(x: 0, y: 0, width: edge, height: edge), Color(0)), scale: scale)
        // Along the first row dark and light take turns, each 9 pixels wide (200 / 21).
        let left = (200 - 9 * side) / 2
        for x in 0..<(9 * side) {
            #expect(pixel(surface, left + x, left + 1) == (x / 9 % 2 == 0 ? 0x000000 : 0xFFFFFF))
        }
    }

    @Test(
        "a shape covers what lies within its outline, its edges in part, its holes not at all", arguments: [1.0, 0.5])
    func shape(_ scale: Double) throws {
        let ring = Shape.sector(center: Point(x: 100, y: 100), inner: 40, outer: 80, from: 0, to: 1)
        let surface = try paint(
            .shape(ring, at: Point(x: 100 / scale - 100, y: 100 / scale - 100), Color(0x000000)), scale: scale)
        let far = Int(60 * scale)
        #expect(pixel(surface, 100 + far, 100) == 0x000000 && pixel(surface, 100, 100 - far) == 0x000000)
        #expect(pixel(surface, 100, 100) == 0xFFFFFF && pixel(surface, 3, 3) == 0xFFFFFF)
        let half = Shape.rectangle(Rect(x: 10.5, y: 10, width: 20, height: 20))
        let edge = try paint(.shape(half, at: .zero, Color(0x000000)))
        #expect((0x7C...0x84).contains(pixel(edge, 10, 15) & 0xFF) && pixel(edge, 11, 15) == 0x000000)
    }

    @Test("a shape that moved with its scroll, or of which a part is drawn, has the same pixels as the whole")
    func shapePart() throws {
        let line = DrawCommand.shape(
            .line([Point(x: 10, y: 20), Point(x: 180, y: 150), Point(x: 30, y: 170)], width: 7), at: Point(x: 3, y: 4),
            Color(0x123456))
        let whole = try paint(line)
        let part = try paint(line, damage: Rect(x: 40, y: 60, width: 90, height: 40))
        for y in 60..<100 { for x in 40..<130 { #expect(pixel(part, x, y) == pixel(whole, x, y)) } }
        let striped = Shape.rectangle(Rect(x: 0, y: 0, width: 60, height: 60), pattern: .stripes)
        let before = try paint(.shape(striped, at: Point(x: 20, y: 20), Color(0)), scale: 1)
        let after = try paint(.shape(striped, at: Point(x: 20, y: 47), Color(0)), scale: 1)
        for y in 20..<80 { for x in 20..<80 { #expect(pixel(before, x, y) == pixel(after, x, y + 27)) } }
    }

    @Test("patterns leave about half of a surface and differ from each other", arguments: [1.0, 0.71, 2.0])
    func patterns(_ scale: Double) throws {
        let pictures = try Pattern.allCases.map { pattern in
            let square = Shape.rectangle(Rect(x: 0, y: 0, width: 96, height: 96), pattern: pattern)
            let surface = try paint(.shape(square, at: .zero, Color(0)), scale: scale)
            let side = Int(90 * scale)
            return (0..<(side * side)).map { pixel(surface, $0 % side, $0 / side) }
        }
        for (pattern, pixels) in zip(Pattern.allCases, pictures) where pattern != .solid {
            let dark = pixels.count { $0 == 0 } * 100 / pixels.count
            #expect((25...60).contains(dark), "\(pattern) \(dark)")
        }
        #expect(Set(pictures).count == Pattern.allCases.count)
    }
}
