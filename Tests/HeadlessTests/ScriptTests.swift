import Content
import Testing

@testable import Headless

struct ScriptTests {
    @Test("every step is read with its line")
    func steps() throws {
        let script = try Script(
            parsing: """
                # a comment

                tap "办事指南"
                tap 540 1200
                  swipe up 800
                hold "清溪 街道" 3s
                type "dibao"\r
                wait 61s
                wait 250ms
                expect "文字"
                expect-reading "第一句。"
                expect-not "没有 了"
                screenshot home-1
                """)
        #expect(
            script.steps.map(\.step) == [
                .tapText("办事指南"), .tapPoint(x: 540, y: 1200), .swipe(.up, distance: 800),
                .hold("清溪 街道", 3000), .type("dibao"), .wait(61_000),
                .wait(250), .expect("文字"), .expectReading("第一句。"), .expectNot("没有 了"), .screenshot("home-1"),
            ])
        #expect(script.steps.map(\.line) == [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    }

    @Test(
        "a line that is no step is refused with its number",
        arguments: [
            "press \"x\"", "tap", "tap 5", "tap \"", "swipe aside 5", "swipe up -5", "wait 5", "wait xs",
            "screenshot ../x", "hold \"x\"", "hold x 3s", "expect nothing", "tap 5 6 7",
        ])
    func mistakes(_ line: String) {
        #expect(throws: ScriptError.syntax(line: 2, text: line)) { try Script(parsing: "# first\n\(line)") }
    }

    @Test("errors say the line and what was on the screen, in both languages")
    func wording() {
        let error = ScriptError.missing(line: 7, text: "低保", onScreen: ["首页", "返回"])
        #expect(error.sentence(in: .english) == "line 7: '低保' is not on the screen. On the screen: 首页 | 返回")
        #expect(error.sentence(in: .chinese).contains("第 7 行"))
    }
}
