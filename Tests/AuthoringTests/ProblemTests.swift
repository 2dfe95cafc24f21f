import Authoring
import Content
import Foundation
import Testing

@Suite("Problems")
struct ProblemTests {
    static let problem = Problem(
        path: "notices/a.md", line: 3, column: 5, severity: .error,
        message: Message(zh: "“x”不认识", en: "unknown 'x'"), hint: Message(zh: "是不是“y”？", en: "did you mean 'y'?"))

    @Test("a problem is one line in either language")
    func text() {
        #expect(Self.problem.text(in: .english) == "notices/a.md:3:5: error: unknown 'x' (hint: did you mean 'y'?)")
        #expect(Self.problem.text(in: .chinese) == "notices/a.md:3:5: 错误：“x”不认识（提示：是不是“y”？）")
    }

    @Test("a problem is one JSON object with six members, whatever its texts hold")
    func json() throws {
        let odd = Problem(
            path: "a\"\\\u{1}\n.md", line: 1, column: 2, severity: .warning, message: Message(zh: "x", en: "tab\t😀"))
        for problem in [Self.problem, odd] {
            let json = problem.json(in: .english)
            #expect(!json.contains("\n"))
            let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
            #expect(object?.keys.sorted() == ["column", "hint", "line", "message", "path", "severity"])
            #expect(object?["path"] as? String == problem.path)
            #expect(object?["message"] as? String == problem.message.english)
            #expect(object?["hint"] as? String == problem.hint?.english)
        }
    }

    @Test("problems are sorted by path, line and column; errors before warnings")
    func order() {
        func problem(_ path: String, _ line: Int, _ column: Int, _ severity: Problem.Severity = .error) -> Problem {
            Problem(path: path, line: line, column: column, severity: severity, message: Message(zh: "", en: ""))
        }
        let sorted = [
            problem("a", 1, 2), problem("a", 2, 1, .error), problem("a", 2, 1, .warning), problem("a", 10, 1),
            problem("b", 1, 1),
        ]
        #expect(Validation(problems: sorted.reversed(), tree: nil).problems == sorted)
    }

    @Test("two runs over the same folder say the same, in Chinese and English")
    func repeatable() async {
        let folder = ContentFolder.street([
            "notices/a.md": notice("foo: 1", "level: 高"), "notices/b.md": "x", "guide/x.md": "",
        ])
        let (first, second) = (await folder.validate(), await folder.validate())
        #expect(first.problems == second.problems)
        #expect(first.hasErrors && first.errorCount == 3 && first.warningCount == 1)
        for problem in first.problems {
            #expect(!problem.message.chinese.isEmpty && !problem.message.english.isEmpty)
        }
    }
}
