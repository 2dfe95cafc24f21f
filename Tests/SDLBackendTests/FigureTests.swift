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
}
