import TestSupport
import Testing

@testable import Interface

/// A view that breaks each rule is caught, and one that keeps them all is not.
struct AccessibilityCheckTests {
    private typealias TestView = View<Int>

    private let viewport = Size(width: 600, height: 800)
    private let ink = Color(0x1F1B16)
    private let paper = Color(0xFFFFFF)

    private func text(_ text: String, size: Double = 30, color: Color? = nil) -> TestView {
        .text(text, Font(size: size), color ?? ink)
    }

    private func control(_ label: String, height: Double = 120) -> TestView {
        text(label).padding(Insets(all: 20)).frame(height: height).button(label, action: 1)
    }

    private func problems(
        _ view: TestView, _ change: (inout AccessibilityCheck) -> Void = { _ in }
    ) -> [AccessibilityProblem] {
        let engine = LayoutEngine<Int, FixedMeasurer>(measurer: FixedMeasurer())
        var frame = Frame<Int>(background: paper)
        frame.emit(engine.layout(view, viewport: viewport), at: .zero, clip: Rect(origin: .zero, size: viewport))
        return problems(in: frame, change)
    }

    private func problems(
        in frame: Frame<Int>, _ change: (inout AccessibilityCheck) -> Void = { _ in }
    ) -> [AccessibilityProblem] {
        var check = AccessibilityCheck(viewport: viewport)
        change(&check)
        return check.problems(in: frame)
    }

    @Test("a plain page has no problem")
    func plain() {
        let page = TestView.column(
            spacing: 16, [text("标题"), text("一段文字，两行以上，因为很长很长很长很长很长。"), control("办事指南"), control("返回")])
        #expect(problems(page) { $0.required = ["返回"] }.isEmpty)
    }

    @Test("grey on white, white on a light card, and text over a picture are too faint")
    func contrast() {
        let grey = problems(text("看不清", color: Color(0x808080)))
        #expect(
            grey.contains { if case .lowContrast("看不清", let ratio) = $0 { ratio > 3.9 && ratio < 4 } else { false } })
        let card = text("白字", color: paper).box(Decoration(fill: Color(0xF4ECDF)))
        #expect(problems(card).contains { if case .lowContrast("白字", _) = $0 { true } else { false } })
        let picture = TestView.layers([
            .picture(.file("x.png"), size: Size(width: 600, height: 200), description: "照片"), text("照片"),
        ])
        #expect(problems(picture).contains { if case .lowContrast("照片", _) = $0 { true } else { false } })
    }

    @Test("what is really beneath counts: dark cards, translucent shades, the edge of a ground")
    func ground() {
        let dark = text("白字", color: paper).box(Decoration(fill: ink))
        #expect(problems(dark).isEmpty)
        let shade = text("白字", color: paper).box(Decoration(fill: ink.opacity(0.3)))
        #expect(!problems(shade).isEmpty)
        let half = TestView.layers([
            View.empty.frame(width: 60, height: 60).box(Decoration(fill: ink)).frame(width: 60),
            text("一半在外面的白字", color: paper),
        ])
        #expect(problems(half).contains { if case .lowContrast = $0 { true } else { false } })
    }

    @Test("a faint icon and a covered text are found")
    func iconAndCover() {
        #expect(
            problems(.icon("home", size: 48, color: Color(0xCCCCCC))).contains {
                if case .faintIcon("home", _) = $0 { true } else { false }
            })
        let covered = TestView.layers([
            text("盖住了"), View.empty.frame(width: 600, height: 60).box(Decoration(fill: ink)),
        ])
        #expect(problems(covered).contains(.covered("盖住了")))
    }

    @Test("small text is small by the text scale")
    func size() {
        #expect(problems(text("小", size: 27)) == [.smallText("小", size: 27)])
        #expect(problems(text("小", size: 28)).isEmpty)
        #expect(problems(text("小", size: 28)) { $0.textScale = 1.35 } == [.smallText("小", size: 28)])
    }

    @Test("what is held may cover what is tapped")
    func heldOverTapped() {
        let held = control("返回").holdButton("街道", for: 3000, action: 1)
        #expect(problems(held).isEmpty)
    }

    @Test("small, crowded, nameless and missing controls are found")
    func controls() {
        #expect(
            problems(control("扁", height: 80)).contains {
                if case .smallTarget("扁", _, let height) = $0 { height == 80 } else { false }
            })
        let narrow = TestView.row([text("窄").frame(width: 60, height: 120).button("窄", action: 1)])
        #expect(problems(narrow).contains { if case .smallTarget("窄", 60, _) = $0 { true } else { false } })
        #expect(problems(.column(spacing: 4, [control("上"), control("下")])) == [.crowded("上", "下", gap: 4)])
        #expect(problems(.column(spacing: 8, [control("上"), control("下")])).isEmpty)
        let nameless = text("⌫").frame(width: 120, height: 120).button("⌫", action: 1)
        #expect(problems(nameless).contains(.nameless("⌫")))
        #expect(problems(control("首页")) { $0.required = ["返回"] } == [.missingControl("返回")])
        #expect(problems(control("高")) { $0.isLowReach = true } == [.outOfReach("高", top: 0)])
    }

    @Test("a control that is partly scrolled out may be small")
    func scrolledOut() {
        let list = TestView.scroll(
            Scroll(id: "list", sections: (0..<12).map { .view(control("第\($0)行").padding(Insets(bottom: 8))) }))
        #expect(problems(list).isEmpty)
    }

    @Test("shortened, cut, spilled and broken words are found")
    func cuts() {
        let short = TestView.text("这一行太长了，放不下，于是被截断", Font(size: 60), ink, lineLimit: 1)
        #expect(problems(short).contains(.shortened("这一行太长了，放不下，于是被截断")))
        let cut = View.column([text("第一行\n第二行\n第三行")]).frame(height: 60).box(Decoration(clips: true))
        let page = View.column([cut, .spacer])
        #expect(problems(page).contains(.cutText("第二行")))
        let spilled = View.row([text("第一行\n第二行\n第三行").frame(width: 200, height: 100).button("第一行", action: 1)])
        #expect(problems(spilled).contains { if case .cutText = $0 { true } else { false } })
        let broken = View.row([text("12,345.60", size: 60).frame(width: 150)])
        #expect(problems(broken).contains { if case .brokenWord = $0 { true } else { false } })
    }

    @Test("texts upon each other are found")
    func overlap() {
        #expect(problems(.layers([text("上面"), text("下面")])).contains(.overlapping("上面", "下面")))
        #expect(problems(.column([text("上面"), text("下面")])).isEmpty)
    }

    @Test("a text that reading aloud does not know, and one that comes too early or too late, are found")
    func order() {
        let engine = LayoutEngine<Int, FixedMeasurer>(measurer: FixedMeasurer())
        let page = TestView.column([text("第一"), text("第二"), .row([text("左"), text("右")])])
        var frame = Frame<Int>(background: paper)
        frame.emit(engine.layout(page, viewport: viewport), at: .zero, clip: Rect(origin: .zero, size: viewport))
        #expect(problems(in: frame).isEmpty)
        var unread = frame
        unread.texts.removeFirst()
        #expect(problems(in: unread) == [.unread("第一")])
        var upside = frame
        upside.texts.swapAt(0, 1)
        #expect(problems(in: upside).contains(.outOfOrder("第二", "第一")))
        var mirrored = frame
        mirrored.texts.swapAt(2, 3)
        #expect(problems(in: mirrored).contains(.outOfOrder("右", "左")))
    }
}
