import Foundation
import Interface
import TestSupport
import Testing

@testable import Screens

/// Every page of the demo street in every mode and size, by its display list (docs/accessibility.md).
@Suite(.serialized)
@MainActor
struct AccessibilityTests {
    /// The two shapes of the lobby machine, wholly; the other displays with a pruned set of modes.
    @Test(
        "every page can be seen, read and touched",
        arguments: [
            (1080, 1920, 12, 5), (1920, 1080, 12, 5), (3840, 2160, 2, 0), (1366, 768, 4, 1), (768, 1366, 4, 1),
        ])
    func walk(_ width: Int, _ height: Int, _ modes: Int, _ scrolls: Int) throws {
        let walk = try AccessibilityWalk(width: width, height: height)
        var report: [String] = []
        let pages = try AccessibilityWalk.pages() + AccessibilityWalk.rarePages()
        for (index, page) in pages.enumerated() {
            // The home page is what everybody sees: all modes; other pages a dozen that differ from page to page.
            for step in 0..<(index == 0 ? ScreenMode.all.count : modes) {
                let mode = ScreenMode.all[(index * 5 + step * 7) % ScreenMode.all.count]
                let found = walk.problems(page, in: mode, scrolls: step == 0 ? scrolls : min(scrolls, 1))
                report += Set(found).map { "\(page.name) [\(mode)]: \($0)" }
            }
        }
        print("\(width)x\(height): \(walk.framesChecked) frames checked")
        if let path = ProcessInfo.processInfo.environment["ONETOUCH_ACCESSIBILITY_REPORT"] {
            try report.sorted().joined(separator: "\n").write(
                toFile: "\(path)-\(width)x\(height).txt", atomically: true, encoding: .utf8)
        }
        expectNone(report)
    }

    @Test(
        "every slide of the idle screen can be read, in every language",
        arguments: [(1080, 1920), (1920, 1080), (1366, 768)], ScreenLanguage.allCases)
    func idle(_ size: (Int, Int), _ language: ScreenLanguage) throws {
        let walk = try AccessibilityWalk(width: size.0, height: size.1, language: language)
        let slides = walk.idlePages
        try #require(slides.count > 2)
        var mode = ScreenMode()
        mode.language = language
        expectNone(slides.flatMap { page in walk.problems(page, in: mode, scrolls: 0).map { "\(page.name): \($0)" } })
    }

    private func expectNone(_ report: [String]) {
        let count = report.count
        #expect(count == 0, "\(report.count) problems:\n\(report.prefix(20).joined(separator: "\n"))")
    }
}
