import ChineseScript
import Content
import Foundation
import Interface
import SDLBackend
import Store
import TestSupport

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
        settings.traditional = { (try? converter.convert($0)) ?? $0 }
        let app = KioskApp(content: store, settings: settings) { _ in LocalTime(day: day, second: 37_560) }
        let scale = Double(min(width, height)) / 1080
        let viewport = Size(
            width: (Double(width) / scale).rounded(.down), height: (Double(height) / scale).rounded(.down))
        painter = try Painter(fontPaths: .debian, assets: Programs.root + "/assets", scale: scale)
        loop = InterfaceLoop(app, viewport: viewport, measurer: FontMeasurer(painter.fonts))
        loop.pixelsPerUnit = scale
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
