import Content
import Foundation
import Testing

@testable import Settings

struct SettingsTests {
    private func read(_ text: String) throws -> EffectiveConfiguration {
        try EffectiveConfiguration(parsing: text, path: "kiosk.conf")
    }

    @Test("the shipped file holds every key at its default")
    func shipped() throws {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("kiosk.conf").path
        let shipped = try EffectiveConfiguration(path: path)
        #expect(shipped.values == KioskConfiguration())
        #expect(Set(shipped.origins.keys) == Set(Setting.all.map(\.key)))
    }

    @Test("values are read, and each tells where it came from")
    func values() throws {
        var found = try read(
            "[place]\nname = \"清溪\"\nunits = [\"qingxi\"]\n[display]\nscale = 2\n[visit]\ntimeout-seconds = 90\n")
        #expect(found.values.placeName == "清溪")
        #expect(found.values.units.map(\.text) == ["qingxi"])
        #expect(found.values.scale == 2)
        #expect(found.values.visitTimeout == 90)
        #expect(found.origins["visit.timeout-seconds"] == .file(path: "kiosk.conf", line: 7))
        try found.override("state.directory", with: "/tmp/x")
        #expect(found.values.stateDirectory == "/tmp/x")
        #expect(found.origins["state.directory"] == .commandLine)
    }

    @Test("three languages and two ways of speaking are accepted")
    func modes() throws {
        #expect(try read("[display]\nlanguage = \"zh-Hant\"\n").values.language == .traditionalChinese)
        let spoken = try read("[speech]\nengine = \"command\"\ncommand = [\"say\", \"--slow\"]\n").values
        #expect(spoken.speechEngine == .command)
        #expect(spoken.speechCommand == ["say", "--slow"])
    }

    @Test(
        "mistakes are told with line, column and what was meant",
        arguments: [
            (
                "[display]\nlangauge = \"en\"",
                "kiosk.conf:2:1: error: unknown key 'display.langauge' (hint: did you mean 'display.language'?)"
            ),
            (
                "[dispaly]\nscale = 1",
                "kiosk.conf:2:1: error: unknown key 'dispaly.scale' (hint: did you mean 'display.scale'?)"
            ),
            ("scale = 1", "kiosk.conf:1:1: error: unknown key 'scale' (hint: did you mean 'display.scale'?)"),
            (
                "[display]\n  scale = \"big\"",
                "kiosk.conf:2:3: error: 'display.scale' has the wrong type, expected number"
            ),
            ("[display]\nscale = 9.0", "kiosk.conf:2:1: error: 'display.scale' cannot be 9.0; allowed: 0.5…3.0"),
            (
                "[display]\nlanguage = \"zh\"",
                "kiosk.conf:2:1: error: 'display.language' cannot be \"zh\"; allowed: zh-Hans, zh-Hant, en"
            ),
            (
                "[maintenance]\npin-hash = \"1234\"",
                "kiosk.conf:2:1: error: 'maintenance.pin-hash' cannot be \"1234\"; allowed: a line of kioskctl pin, or nothing"
            ),
            (
                "[print]\npaper = \"a5\"",
                "kiosk.conf:2:1: error: 'print.paper' cannot be \"a5\"; allowed: a4, receipt-80"
            ),
            (
                "[place]\nunits = [\"Qing Xi\"]",
                "kiosk.conf:2:1: error: 'place.units' cannot be [ 'Qing Xi' ]; allowed: unit ids"
            ),
        ])
    func mistakes(_ text: String, _ expected: String) {
        #expect {
            try read(text)
        } throws: { error in
            (error as? ConfigurationError)?.sentence(in: .english) == expected
        }
    }

    @Test("a file that is not TOML is refused with its line")
    func syntax() {
        #expect {
            try read("[display]\nscale = = 2\n")
        } throws: { error in
            guard case .syntax("kiosk.conf", 2, _, _)? = error as? ConfigurationError else { return false }
            return true
        }
    }

    @Test("a missing file is told by its path")
    func missing() {
        #expect(throws: ConfigurationError.self) { try EffectiveConfiguration(path: "/nowhere/kiosk.conf") }
    }
}
