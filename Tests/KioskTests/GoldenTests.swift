import Foundation
import Testing
import TestSupport

@testable import SDLBackend

/// Every screen of the tour against its recorded picture. `make record` records anew.
@Suite(.serialized)
@MainActor
struct GoldenTests {
    private static let golden = Programs.root + "/Tests/Fixtures/golden"
    private static let isRecording = ProcessInfo.processInfo.environment["ONETOUCH_RECORD"] != nil

    @Test("every screen looks as recorded", arguments: [("portrait", "1080x1920"), ("landscape", "1920x1080")])
    func screens(_ name: String, _ size: String) throws {
        let folder = try TemporaryFolder()
        let target = Self.isRecording ? "\(Self.golden)/\(name)" : folder.path
        // Absent before the first recording.
        if Self.isRecording { try? FileManager.default.removeItem(atPath: target) }
        let result = try Programs.run(
            "kiosk",
            [
                "--headless", "--script", Programs.root + "/packaging/tour.script", "--screenshots", target, "--size",
                size,
                "--state", try DemoState.folder() + "/state", "--now", DemoState.now,
            ], directory: Programs.root)
        try #require(result.status == 0, "\(result.errors)")
        guard !Self.isRecording else { return }
        let recorded = try FileManager.default.contentsOfDirectory(atPath: "\(Self.golden)/\(name)").sorted()
        let found = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(found == recorded)
        for file in recorded {
            let difference = try Picture.difference("\(Self.golden)/\(name)/\(file)", "\(folder.path)/\(file)")
            if difference > Picture.tolerance { try keep("\(folder.path)/\(file)", as: "\(name)-\(file)") }
            #expect(difference <= Picture.tolerance, "\(name)/\(file) differs in \(difference * 100) % of its pixels")
        }
    }

    /// Pictures that differ stay where a person can look at them.
    private func keep(_ file: String, as name: String) throws {
        let folder = Programs.root + "/.build/golden-differences"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(contentsOf: URL(fileURLWithPath: file)).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
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
