import Testing

@testable import Interface

/// Charts: round ticks, room for every word, values of any size, and words for those who do not see them.
@MainActor
struct ChartTests {
    private typealias TestChart = Chart<Int>

    private func chart(
        _ form: TestChart.Form, _ values: [[Double?]], names: [String]? = nil, actions: Bool = true
    ) -> TestChart {
        let count = values.first?.count ?? 1
        return TestChart(
            form,
            series: (0..<count).map {
                .init("系列\($0)", color: Color(0x175848), pattern: Pattern.allCases[$0 % Pattern.allCases.count])
            },
            categories: values.enumerated().map { index, row in
                .init(
                    names?[index] ?? "\(index + 1)月", values: row.map { $0.map { .init($0, label: "值\(Int($0))") } },
                    total: "共\(Int(row.compactMap { $0 }.reduce(0, +)))", action: actions ? index : nil)
            }, unit: "单位：元", description: "说明",
            style: .init(
                font: Font(size: 28), ink: Color(0x1F1B16), soft: Color(0x5A5248), line: Color(0xE3DACB),
                ground: Color(0xFFFFFF), mark: Color(0xA8231C)), tickLabel: { "\(Int($0))" })
    }

    private func frame(_ chart: TestChart, width: Double = 900) -> (Frame<Int>, Size) {
        let engine = LayoutEngine<Int, FixedMeasurer>(measurer: FixedMeasurer())
        let box = engine.box(.chart(chart), Proposal(width: width, fillsWidth: true, height: nil))
        var frame = Frame<Int>(background: Color(0xFFFFFF))
        frame.emit(box, at: .zero, clip: Rect(origin: .zero, size: box.size))
        return (frame, box.size)
    }

    private func words(_ frame: Frame<Int>) -> [(text: String, rect: Rect)] {
        frame.list.items.compactMap { item in
            if case .text(let text, _, _, _, let bounds) = item.command { (text, bounds) } else { nil }
        }
    }

    @Test(
        "ticks are round numbers that hold every value and zero",
        arguments: [
            ([83_120.0, 71_086.4], [0, 50_000, 100_000.0]), ([3, 7, 9], [0, 5, 10]), ([-3, 12], [-5, 0, 5, 10, 15]),
            ([-40, -5], [-40, -30, -20, -10, 0]), ([1e11, 4.2e11], [0, 2e11, 4e11, 6e11]), ([], [0, 1]), ([0], [0, 1]),
            ([0.3], [0, 0.1, 0.2, 0.3]), ([5], [0, 2, 4, 6]),
        ])
    func ticks(values: [Double], ticks: [Double]) {
        let found = ChartScale(holding: values).ticks
        #expect(found.count == ticks.count)
        #expect(zip(found, ticks).allSatisfy { abs($0 - $1) < 1e-6 * max(1, abs($1)) }, "\(found)")
    }

    @Test("counted things have no ticks between whole numbers, and infinite values do no harm")
    func wholeTicks() {
        #expect(ChartScale(holding: [1, 2], isWhole: true).ticks == [0, 1, 2])
        #expect(ChartScale(holding: [.infinity, .nan, 4], isWhole: true).ticks == [0, 1, 2, 3, 4])
    }

    @Test("a line whose values lie close together may leave zero out; bars never do")
    func fromZero() {
        #expect(chart(.lines, [[900], [1000]]).scale.low > 0)
        #expect(chart(.bars, [[900], [1000]]).scale.low == 0)
    }

    @Test(
        "every value and name is written once, inside the chart, none upon another",
        arguments: [6, 12, 24], [1.0, 1.7])
    func values(count: Int, scale: Double) {
        var chart = chart(.bars, (0..<count).map { [Double($0 * 10), Double(500 - $0)] })
        chart.style.font.size *= scale
        let (frame, size) = frame(chart)
        let words = words(frame)
        for index in 0..<count {
            #expect(words.contains { $0.text == "值\(index * 10)" } && words.contains { $0.text == "值\(500 - index)" })
            #expect(words.contains { $0.text == "\(index + 1)月" })
        }
        for (place, first) in words.enumerated() {
            let letters = first.rect.inset(by: Insets(horizontal: 4))
            #expect(letters.minX > -0.5 && letters.maxX < size.width + 0.5, "\(first.text) \(letters)")
            #expect(letters.minY > -0.5 && letters.maxY < size.height + 0.5, "\(first.text) \(letters)")
            for second in words[(place + 1)...] {
                let shared = first.rect.inset(by: Insets(horizontal: 4, vertical: 8 * scale)).intersection(
                    second.rect.inset(by: Insets(horizontal: 4, vertical: 8 * scale)))
                #expect(shared.isEmpty, "\(first.text) \(second.text)")
            }
        }
    }

    @Test("what can be touched is at least 96 units wide and high, and opens its category")
    func targets() {
        for count in [1, 3, 12, 40] {
            let (frame, _) = frame(chart(.bars, (0..<count).map { [Double($0), nil] }))
            #expect(frame.targets.count == count)
            #expect(frame.targets.allSatisfy { $0.rect.size.width >= 96 && $0.rect.size.height >= 96 })
            #expect(zip(frame.targets, frame.targets.dropFirst()).allSatisfy { !$0.rect.intersects($1.rect) })
            let actions = frame.targets.compactMap { if case .action(let action) = $0.effect { action } else { nil } }
            #expect(actions == Array(0..<count))
        }
    }

    @Test("a value below zero hangs from the line of zero, a value above stands on it")
    func negative() {
        let (frame, _) = frame(chart(.bars, [[50], [-50]]))
        let bars = frame.list.items.compactMap { item -> Rect? in
            if case .fill(let rect, Color(0x175848), _) = item.command, rect.size.height > 40 { rect } else { nil }
        }
        #expect(bars.count == 2 && abs(bars[0].maxY - bars[1].minY) <= 1)
    }

    @Test("nothing, one value and a billion yuan in fen are drawn", arguments: [[], [[7.0]], [[1e11]], [[nil]]])
    func extremes(values: [[Double?]]) {
        for form in [TestChart.Form.bars, .stackedBars, .lines, .ring] {
            let (frame, size) = frame(chart(form, values))
            #expect(size.height > 0 && size.height < 1000)
            #expect(frame.list.items.allSatisfy { $0.command.bounds.maxX <= 908 })
        }
    }

    @Test("stacked bars reach as far as their sum, which stands at their end")
    func stacked() {
        let chart = chart(.stackedBars, [[30, 50], [10, 10]])
        #expect(chart.scale.high == 80)
        #expect(words(frame(chart).0).contains { $0.text == "共80" })
    }

    @Test("a ring's pieces together make one turn, each with its own row")
    func ring() {
        let (frame, _) = frame(chart(.ring, [[25], [75], [0]], names: ["甲", "乙", "丙"]))
        #expect(
            words(frame).map(\.text).filter { $0.hasPrefix("甲") || $0.hasPrefix("乙") || $0.hasPrefix("丙") }.count == 3)
        #expect(frame.targets.map(\.label) == ["甲", "乙", "丙"])
    }

    @Test("series differ without their colour")
    func patterns() {
        let (frame, _) = frame(chart(.bars, [[1, 2, 3]]))
        let patterns = frame.list.items.compactMap { item -> Pattern? in
            if case .shape(let shape, _, _) = item.command { shape.pattern } else { nil }
        }
        #expect(Set(patterns).isSuperset(of: [.stripes, .dots]))
    }

    @Test("the chart is one text for a reader, and in other words all of it is in those words")
    func reading() {
        let view = View<Int>.chart(chart(.bars, [[1, 2]]))
        #expect(ReadingOrder(of: view).start?.text == "说明")
        guard case .chart(let changed) = view.mapWords({ "〔\($0)〕" }) else { return }
        let drawn = words(frame(changed).0).map(\.text)
        #expect(!drawn.isEmpty && drawn.allSatisfy { $0.hasPrefix("〔") }, "\(drawn)")
        #expect(changed.description.plain == "〔说明〕")
    }
}
