import Foundation
import Testing
import TestSupport

@testable import SDLBackend
@testable import Screens

/// Every screen against its recorded picture. `make record` records anew; what differs stands side by side in
/// `.build/golden-differences/index.html`.
@Suite(.serialized)
@MainActor
struct GoldenTests {
    /// The modes of which every page has a picture, a third as large: the layout is the same at any size.
    private static let modes: [(name: String, mode: ScreenMode)] = [
        ("large-text", ScreenMode(textScale: 1.7)), ("high-contrast", ScreenMode(isHighContrast: true)),
        ("traditional", ScreenMode(language: .traditionalChinese)), ("english", ScreenMode(language: .english)),
    ]

    @Test(
        "every screen of the tour looks as recorded",
        arguments: [("portrait", "1080x1920"), ("landscape", "1920x1080")])
    func tour(_ name: String, _ size: String) throws {
        let golden = try GoldenFolder(name)
        let result = try Programs.run(
            "kiosk",
            [
                "--headless", "--script", Programs.root + "/packaging/tour.script", "--screenshots", golden.fresh,
                "--size", size, "--state", try DemoState.folder() + "/state", "--now", DemoState.now,
            ], directory: Programs.root)
        try #require(result.status == 0, "\(result.errors)")
        try golden.finish()
    }

    @Test(
        "every page looks as recorded with large text, high contrast, 繁 and EN",
        arguments: ["large-text", "high-contrast", "traditional", "english"], [(360, 640), (640, 360)])
    func modes(_ name: String, _ size: (width: Int, height: Int)) throws {
        let mode = try #require(Self.modes.first { $0.name == name }?.mode)
        let golden = try GoldenFolder("\(name)-\(size.width > size.height ? "landscape" : "portrait")")
        let walk = try AccessibilityWalk(width: size.width, height: size.height)
        let display = try OffscreenDisplay(painter: walk.painter, width: size.width, height: size.height)
        for (index, page) in try AccessibilityWalk.pages().enumerated() {
            walk.open(page, in: mode)
            while let update = walk.loop.nextFrame() {
                display.present(update)
                walk.loop.settle()
            }
            let kind = page.name.prefix { $0.isLetter || $0 == " " }.replacingOccurrences(of: " ", with: "-")
            try display.writeScreenshot(to: "\(golden.fresh)/\(index < 10 ? "0" : "")\(index)-\(kind).png")
        }
        try golden.finish()
    }
}

/// A folder of recorded pictures, and where the pictures of this run go.
@MainActor
private struct GoldenFolder {
    private static let isRecording = ProcessInfo.processInfo.environment["ONETOUCH_RECORD"] != nil

    private let name: String
    private let recorded: String
    private let temporary: TemporaryFolder
    /// Where the pictures of this run go.
    let fresh: String

    init(_ name: String) throws {
        self.name = name
        recorded = Programs.root + "/Tests/Fixtures/golden/" + name
        temporary = try TemporaryFolder()
        fresh = Self.isRecording ? recorded : temporary.path
        guard Self.isRecording else { return }
        if FileManager.default.fileExists(atPath: recorded) { try FileManager.default.removeItem(atPath: recorded) }
        try FileManager.default.createDirectory(atPath: recorded, withIntermediateDirectories: true)
    }

    /// Compares, unless the pictures have just been recorded.
    func finish() throws {
        guard !Self.isRecording else { return }
        let expected = try FileManager.default.contentsOfDirectory(atPath: recorded).sorted()
        let found = try FileManager.default.contentsOfDirectory(atPath: fresh).sorted()
        #expect(found == expected)
        for file in expected where found.contains(file) {
            let difference = try Picture.difference("\(recorded)/\(file)", "\(fresh)/\(file)")
            guard difference > Picture.tolerance else { continue }
            let percent = "\((difference * 1000).rounded() / 10) %"
            try GoldenReport.add("\(name)/\(file)", percent, before: "\(recorded)/\(file)", now: "\(fresh)/\(file)")
            Issue.record("\(name)/\(file) differs in \(percent) of its pixels: .build/golden-differences/index.html")
        }
    }
}

/// Pictures that differ, recorded and new side by side, for a person to look at.
private enum GoldenReport {
    private static let folder = Programs.root + "/.build/golden-differences"

    static func add(_ picture: String, _ percent: String, before: String, now: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let name = picture.replacingOccurrences(of: "/", with: "-")
        try Data(contentsOf: URL(fileURLWithPath: now)).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        let entry = """
            <h2>\(picture): \(percent)</h2>
            <p><img width="45%" src="\(before)" alt="recorded"> <img width="45%" src="\(name)" alt="now"></p>

            """
        let page = URL(fileURLWithPath: folder + "/index.html")
        // The first picture of a run begins the page.
        let known =
            (try? String(contentsOf: page, encoding: .utf8)) ?? "<meta charset=\"utf-8\"><h1>Recorded · now</h1>\n"
        if !known.contains(entry) { try (known + entry).write(to: page, atomically: true, encoding: .utf8) }
    }
}

/// Compares pictures.
@MainActor
enum Picture {
    /// Share of pixels that may differ visibly.
    static let tolerance = 0.002

    struct Unreadable: Error { let path: String }

    /// Share of pixels in which a channel differs by more than 24 of 255; 1 when the sizes differ.
    static func difference(_ first: String, _ second: String) throws -> Double {
        let library = PictureLibrary(assets: Programs.root + "/assets")
        guard let left = library.load(.file(first)) else { throw Unreadable(path: first) }
        guard let right = library.load(.file(second)) else { throw Unreadable(path: second) }
        guard left.width == right.width, left.height == right.height else { return 1 }
        var different = 0
        for y in 0..<left.height {
            guard let a = left.row(y), let b = right.row(y) else { continue }
            // Nearly all rows are the same to the bit; only the others are worth looking at pixel by pixel.
            guard memcmp(a, b, left.width * 4) != 0 else { continue }
            for x in 0..<left.width where a[x] != b[x] && isVisible(a[x], b[x]) { different += 1 }
        }
        return Double(different) / Double(left.width * left.height)
    }

    private static func isVisible(_ first: UInt32, _ second: UInt32) -> Bool {
        func differs(_ shift: UInt32) -> Bool {
            abs(Int32(truncatingIfNeeded: first >> shift & 0xFF) - Int32(truncatingIfNeeded: second >> shift & 0xFF))
                > 24
        }
        return differs(16) || differs(8) || differs(0)
    }
}
