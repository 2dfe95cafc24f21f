import Content
import Store
import TestSupport
import Testing

@testable import Screens

/// The reader while one looks for words in it, as `AccessibilityTests` looks at pages.
@MainActor
struct ReaderAccessibilityTests {
    @Test(
        "what is found in a text can be seen, read and touched, with the keyboard and without",
        arguments: [(1080, 1920), (1920, 1080)])
    func finding(_ width: Int, _ height: Int) throws {
        let walk = try AccessibilityWalk(width: width, height: height)
        let page = try #require(try AccessibilityWalk.pages().first { $0.name.hasPrefix("policy(") })
        let typing: [Action] = [.find(.open)] + "baoxian".map { .key(.character($0)) }
        let ways: [[Action]] = [[.find(.open)], typing, typing + [.key(.done), .find(.next)], [.toggleMore]]
        var report: [String] = []
        for (number, actions) in ways.enumerated() {
            for step in 0..<12 {
                let mode = ScreenMode.all[(number * 5 + step * 7) % ScreenMode.all.count]
                let found = walk.problems(
                    WalkPage(page.name, steps: page.steps + WalkPage(page.name, actions).steps), in: mode,
                    scrolls: step == 0 ? 2 : 0)
                report += Set(found).map { "way \(number) [\(mode)]: \($0)" }
            }
        }
        #expect(report.isEmpty, "\(report.prefix(20).joined(separator: "\n"))")
    }
}
