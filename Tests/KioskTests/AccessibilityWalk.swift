import ChineseScript
import Content
import Foundation
import Interface
import SDLBackend
import Store
import TestSupport
import TextInput

@testable import Screens

/// One way in which a screen can be shown.
struct ScreenMode: Hashable, CustomStringConvertible {
    var textScale = 1.0
    var isHighContrast = false
    var isLowReach = false
    var language = ScreenLanguage.simplifiedChinese

    var description: String {
        "\(textScale)\(isHighContrast ? " high contrast" : "")\(isLowReach ? " low reach" : "") \(language.sign)"
    }

    /// All 36, in an order in which every dozen has every pair of two modes.
    static let all: [ScreenMode] = (0..<36).map { index in
        ScreenMode(
            textScale: Theme.textScales[index % 3], isHighContrast: index / 3 % 2 == 1, isLowReach: index / 6 % 2 == 1,
            language: ScreenLanguage.allCases[(index + index / 12 + index / 3) % 3])
    }
}

/// Words as the demo street's dictionaries have them, without librime, of which a process has one.
struct WordsOfDemo: Composer {
    func words(for keys: String, _ layout: KeyboardLayout) -> ComposedWords? {
        let texts = ["农村居民最低生活保障申请工作实施细则", "低保", "支部", "只", "之", "直", "知", "至", "治", "制", "纸", "质"]
        let words = texts.map { ComposedWords.Word(text: $0, reading: layout == .nineKeys ? "zhi" : "") }
        return ComposedWords(keys: keys, preedit: keys, words: words)
    }

    func choose(_ index: Int, of keys: String, _ layout: KeyboardLayout) -> ChosenWord? {
        words(for: keys, layout).map { ChosenWord(text: $0.words[index].text, rest: "") }
    }
}

/// The kiosk on the demo street with real fonts, taken to any page in any mode.
@MainActor
final class AccessibilityWalk {
    let loop: InterfaceLoop<KioskApp, FontMeasurer>
    let painter: Painter
    private let converter = ChineseConverter(.simplifiedToTraditional)
    private(set) var framesChecked = 0
    private var time: Milliseconds = 0

    /// - Parameter language: in which a visit begins, and in which the idle screen speaks.
    init(width: Int, height: Int, language: ScreenLanguage = .simplifiedChinese) throws {
        let state = try StateDirectory.prepare(try DemoState.folder() + "/state")
        let store = try ContentStore(state: state, access: .readOnly)
        let day = try Day(parsing: "2026-11-24")
        var settings = KioskApp.Settings()
        settings.language = language
        let converter = converter
        settings.composer = WordsOfDemo()
        settings.traditional = { (try? converter.convert($0)) ?? $0 }
        let app = KioskApp(content: store, settings: settings) { _ in LocalTime(day: day, second: 37_560) }
        let scale = Double(min(width, height)) / 1080
        let viewport = Size(
            width: (Double(width) / scale).rounded(.down), height: (Double(height) / scale).rounded(.down))
        painter = try Painter(fontPaths: .debian, assets: Programs.root + "/assets", scale: scale)
        loop = InterfaceLoop(app, viewport: viewport, measurer: FontMeasurer(painter.fonts))
        loop.pixelsPerUnit = scale
    }

    /// A page of each kind, several where the content differs much.
    static func pages() throws -> [WalkPage] {
        let state = try StateDirectory.prepare(try DemoState.folder() + "/state")
        let today = try Day(parsing: "2026-11-24")
        return try ContentStore(state: state, access: .readOnly).reading { content in
            var routes: [Route] = [
                .home, .guides(.category, choice: nil), .guides(.office, choice: nil), .guides(.window, choice: nil),
                .policies(category: nil), .villages(.affairs), .villages(.ledgers), .notices, .offices, .search, .echo,
                .suggestions, .about, .guideChoices(.category), .guideChoices(.window), .policyChoices,
            ]
            routes += try content.guides(today: today).prefix(3).map { .guide($0.id) }
            if let policy = try content.policies(today: today).first(where: { $0.id.text.contains("dibao") })
                ?? content.policies(today: today).first
            {
                routes += [PolicyTab.text, .interpretation, .questions, .related].map {
                    .policy(policy.id, $0, anchor: nil)
                }
            }
            for unit in try content.units() {
                if routes.contains(where: { if case .ledger = $0 { true } else { false } }) { break }
                guard let period = try content.fundsMonths(unit: unit.id).max() else { continue }
                routes.append(.village(unit.id))
                routes += AffairSection.allCases.map { .affairs(unit.id, $0) }
                routes += LedgerBook.allCases.map { .ledger(unit.id, $0, nil) }
                routes += [.months(unit.id), .ledgerRow(unit.id, period, row: 0), .ledgerRow(unit.id, period, row: 3)]
                routes += LedgerBook.allCases.filter { $0 != .funds }.map { .ledgerEntry(unit.id, $0, row: 0) }
                let rows = try content.fundsMonth(unit: unit.id, period: period)?.rows ?? []
                if let row = rows.first(where: { !$0.vouchers.isEmpty }) {
                    routes.append(.picture(row.vouchers[0], title: row.matter))
                }
                routes += try content.affairs(unit: unit.id, today: today).prefix(2).map { .item($0.id) }
            }
            routes += try content.notices(today: today).prefix(2).map { .item($0.id) }
            routes += try content.replies(today: today).prefix(2).map { .item($0.item.id) }
            for unit in try content.units() {
                routes += try content.flows(unit: unit.id, today: today).prefix(1).map { .item($0.id) }
                routes += try content.statistics(unit: unit.id).prefix(1).map { .item($0.item.id) }
                routes += try content.offices(unit: unit.id).prefix(1).map { .office($0.item.id) }
                routes += try content.windows(unit: unit.id).prefix(1).map { .window($0.item.id) }
            }
            var pages = routes.map { WalkPage("\($0)", [.open($0)]) }
            pages += KeyboardLayout.allCases.dropFirst().map { layout in
                let keys = layout.rows.joined().prefix(3).map { Action.key(.character($0)) }
                return WalkPage("keyboard \(layout)", [.open(.search), .key(.layout(layout))] + keys)
            }
            let pinyin = [Action.open(.search), .key(.layout(.pinyin))]
            return pages + [
                WalkPage("held key", pinyin + [.key(.offer(["U", "7", "ü"]))]),
                WalkPage("words further on", pinyin + type("zhi") + [.key(.page(1))]),
                WalkPage("search with results", [.open(.search)] + type("dibao")),
                WalkPage("search without keyboard", [.open(.search), .key(.character("d")), .key(.done)]),
                WalkPage("search in vain", [.open(.search)] + type("qqqqqqqq")),
                WalkPage("reading aloud", [.open(.notices), .readAloud]),
            ]
        }
    }

    /// Takes the kiosk to a page in a mode.
    func open(_ page: WalkPage, in mode: ScreenMode) {
        time += 1000
        loop.advance(to: time)
        loop.edit { app in
            // A touch ends the idle screen and the question; home ends everything else but what staff have open.
            app.noteActivity(at: time)
            app.reduce(.home)
            app.noteActivity(at: time)
            if app.session.reading != nil { app.reduce(.readAloud) }
            while app.session.theme.textScale != mode.textScale { app.reduce(.enlargeText) }
            if (app.session.theme.palette == .highContrast) != mode.isHighContrast { app.reduce(.toggleContrast) }
            if app.session.isLowReach != mode.isLowReach { app.reduce(.toggleLowReach) }
            app.reduce(.chooseLanguage(mode.language))
            for step in page.steps { step(&app) }
            _ = app.takeEffects()
        }
        guard page.rest > 0 else { return }
        time += page.rest
        loop.advance(to: time)
    }

    /// What is wrong with a page in a mode: as it opens, and further down.
    /// - Parameter scrolls: how often to scroll on by most of a screen.
    func problems(_ page: WalkPage, in mode: ScreenMode, scrolls: Int) -> [AccessibilityProblem] {
        open(page, in: mode)
        var check = AccessibilityCheck(viewport: loop.viewport)
        check.textScale = mode.textScale
        check.isLowReach = mode.isLowReach
        let strings = Strings(language: mode.language)
        check.required = page.controls.map { loop.program.shown(strings($0)) }
        _ = loop.nextFrame()
        var found = check.problems(in: loop.frame)
        framesChecked += 1
        for _ in 0..<scrolls {
            let before = loop.frame.list
            for scroll in loop.frame.scrolls {
                loop.handle(.wheel(scroll.viewport.center, -0.8 * scroll.viewport.size.height), at: time)
            }
            _ = loop.nextFrame()
            guard loop.frame.list != before else { break }
            found += check.problems(in: loop.frame)
            framesChecked += 1
        }
        page.leave.map { leave in loop.edit(leave) }
        return found
    }
}
