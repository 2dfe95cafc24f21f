import Foundation
import Interface
import Testing

@testable import SDLBackend

@MainActor
struct PainterTests {
    private static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("assets").path

    private func painter(scale: Double = 1) throws -> Painter {
        try Painter(fontPaths: .debian, assets: Self.assets, scale: scale)
    }

    private let whole = Rect(x: 0, y: 0, width: 200, height: 100)

    private func list(_ commands: [DrawCommand], clip: Rect? = nil) -> DisplayList {
        var list = DisplayList(background: Color(0xFFFFFF))
        list.items = commands.map { DisplayItem(command: $0, clip: clip ?? whole) }
        return list
    }

    private func pixel(_ surface: PixelSurface, _ x: Int, _ y: Int) -> UInt32 { (surface.row(y)?[x] ?? 0) & 0xFFFFFF }

    @Test("only the damaged part is drawn")
    func damage() throws {
        let surface = try PixelSurface(width: 200, height: 100)
        let red = list([.fill(whole, Color(0xFF0000), radius: 0)])
        _ = try painter().paint(red, damage: PixelRect(x: 50, y: 20, width: 40, height: 30), on: surface)
        #expect(pixel(surface, 60, 30) == 0xFF0000)
        #expect(pixel(surface, 20, 30) == 0)
        #expect(pixel(surface, 120, 60) == 0)
    }

    @Test("round corners leave what is behind them, and are smooth")
    func corners() throws {
        let surface = try PixelSurface(width: 200, height: 100)
        let card = list([.fill(whole, Color(0x000000), radius: 30)])
        _ = try painter().paint(card, damage: PixelRect(whole, scale: 1), on: surface)
        #expect(pixel(surface, 0, 0) == 0xFFFFFF)
        #expect(pixel(surface, 100, 50) == 0)
        let edge = (0..<30).map { pixel(surface, $0, 8) & 0xFF }
        #expect(edge.contains { $0 > 20 && $0 < 235 })
    }

    @Test("text, icons and clips reach the pixels", arguments: ["便民服务", "𠮷㐂", "مرحبا", "😀 ok", "x\u{0}y"])
    func text(_ words: String) throws {
        let surface = try PixelSurface(width: 200, height: 100)
        let command = DrawCommand.text(
            words, Font(size: 32), Color(0x1F1B16), baseline: Point(x: 10, y: 60),
            bounds: Rect(x: 10, y: 20, width: 180, height: 60))
        _ = try painter().paint(
            list([command], clip: Rect(x: 0, y: 0, width: 100, height: 100)), damage: PixelRect(whole, scale: 1),
            on: surface)
        let dark = (0..<100).flatMap { y in (0..<200).map { (x: $0, dark: pixel(surface, $0, y) & 0xFF < 128) } }
            .filter(\.dark)
        #expect(!dark.isEmpty)
        #expect(dark.allSatisfy { $0.x < 100 })
    }

    @Test(
        "the advances that lines are broken by agree with the drawn width within 3 %",
        arguments: ["办事指南与政策文件", "Service Guides 2026", "金额 1,234.50 元"])
    func advances(_ words: String) throws {
        let painter = try painter()
        let font = Font(size: 38)
        let sum = words.unicodeScalars.reduce(0) { $0 + painter.fonts.advance(of: $1, font: font) }
        let drawn = Double(painter.fonts.render(words, font, Color(0))?.surface.width ?? 0)
        #expect(abs(sum - drawn) / drawn < 0.03)
    }

    @Test("a missing font, missing icons and a broken picture end in a message or an empty place")
    func missing() throws {
        #expect(throws: BackendError.fontMissing(names: ["NotoSansCJK-Regular.ttc"], searched: ["/nowhere"])) {
            try Painter(fontPaths: FontPaths(folders: ["/nowhere"]), assets: Self.assets, scale: 1)
        }
        #expect(throws: BackendError.assetsMissing(path: "/nowhere")) {
            try Painter(fontPaths: .debian, assets: "/nowhere", scale: 1)
        }
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("broken-\(UUID()).png").path
        try Data("not a picture".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let surface = try PixelSurface(width: 200, height: 100)
        _ = try painter().paint(list([.picture(.file(path), whole)]), damage: PixelRect(whole, scale: 1), on: surface)
        #expect(pixel(surface, 100, 50) == 0xFFFFFF)
    }

    @Test("a picture is drawn in its colours, smaller and larger than it is", arguments: [40.0, 200])
    func picture(_ width: Double) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("picture-\(UUID()).png").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let original = try PixelSurface(width: 80, height: 40)
        _ = try painter().paint(
            list([.fill(whole, Color(0x24456D), radius: 0)]), damage: PixelRect(whole, scale: 1), on: original)
        try PictureLibrary.write(original, to: path)
        let surface = try PixelSurface(width: 200, height: 100)
        let place = Rect(x: 0, y: 0, width: width, height: width / 2)
        _ = try painter().paint(list([.picture(.file(path), place)]), damage: PixelRect(whole, scale: 1), on: surface)
        #expect(pixel(surface, Int(width / 2), Int(width / 4)) == 0x24456D)
    }

    @Test("the cache of drawn lines stays within its bytes")
    func cache() throws {
        var cache = SurfaceCache<Int>(limit: 400_000)
        for index in 0..<100 { cache.insert(try PixelSurface(width: 100, height: 100), for: index) }
        #expect(cache.bytes <= 400_000)
        #expect(cache[99] != nil)
        #expect(cache[0] == nil)
        cache.shrink(to: 80_000)
        #expect(cache.bytes == 80_000)
        #expect(cache[99] != nil)
        #expect(cache[97] == nil)
    }
}
