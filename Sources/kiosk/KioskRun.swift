import ArgumentParser
import Authoring
import ChineseScript
import Settings
import Content
import Foundation
import Headless
import Interface
import SDLBackend
import Screens
import Store
import TextInput
import Typing

/// Wires the modules together for one run.
@MainActor
struct KioskRun {
    let options: Kiosk
    let language: MessageLanguage

    func start() async throws {
        Allocator.keepLittle()
        let configuration = try loadConfiguration()
        if options.makeDictionaries { return try makeDictionaries(configuration) }
        let clock = try wallClock()
        let preview = try options.content.map { try AuthoringPreview(folder: $0, language: language) }
        let state = try StateDirectory.prepare(preview?.state ?? configuration.stateDirectory)
        let lock = try state.lock()
        defer { withExtendedLifetime(lock) {} }
        let problems = try await preview?.load(into: state, today: clock(0).day) ?? []
        let store = try openStore(state)
        let preparation = ContentPreparation(state: state, units: configuration.units)
        // Content that is still to be made is checked then.
        if store.isReadable { try preparation.check(store) }
        var settings = KioskApp.Settings()
        settings.placeName = configuration.placeName
        settings.language = configuration.language.screen
        settings.traditional = Self.traditional
        settings.fuzzy = Set(configuration.fuzzyPairs)
        let typing = typing(configuration, store)
        settings.composer = typing.service
        settings.visitTimeout = Milliseconds(configuration.visitTimeout) * 1000
        settings.visitCountdown = Milliseconds(configuration.visitCountdown) * 1000
        settings.attractSeconds = configuration.attractSeconds
        settings.isSignage = options.signage
        settings.participates = configuration.takesSubmissions && preview == nil
        var app = KioskApp(content: store, settings: settings, clock: clock)
        if !problems.isEmpty { app.showProblems(problems) }
        let desk = desk(configuration, state, typing, preparation)
        if let script = options.script {
            try HeadlessRun(options: options, scale: configuration.scale, desk: desk).play(script, app)
        } else {
            var window = WindowSettings()
            window.scale = configuration.scale
            window.reducesMotion = configuration.reducesMotion
            window.shift = configuration.burnInShift
            let sync =
                options.windowed && configuration.sync.isUsed && options.content == nil
                ? SyncChild(state: state.path, config: options.config) : nil
            defer { sync?.stop() }
            try await WindowRun(
                options: options, settings: window, preview: options.watch ? preview : nil, state: state, app: app,
                desk: desk
            )
            .show()
        }
        if desk.wantsRestart { throw ExitCode(RestartStatus.code) }
    }

    /// Scripts use the dictionaries that are there (`kioskctl typing`): a second process would run on its own time.
    private func typing(_ configuration: KioskConfiguration, _ store: ContentStore) -> TypingDesk {
        let arguments = ["--state", store.state.path] + (options.config.map { ["--config", $0] } ?? [])
        let maker: @Sendable () -> Bool = { TypingMaker.run(arguments) }
        let dictionaries = TypingDictionaries(state: store.state, fuzzy: Set(configuration.fuzzyPairs))
        let service = TypingService(dictionaries, content: store, maker: options.headless ? nil : maker)
        return TypingDesk(service, isSynchronous: options.headless)
    }

    private func makeDictionaries(_ configuration: KioskConfiguration) throws {
        let state = StateDirectory(existing: configuration.stateDirectory)
        let store = try ContentStore(state: state, access: .readOnly)
        try TypingDictionaries(state: state, fuzzy: Set(configuration.fuzzyPairs)).make(store)
    }

    private func desk(
        _ configuration: KioskConfiguration, _ state: StateDirectory, _ typing: TypingDesk,
        _ preparation: ContentPreparation
    ) -> EffectDesk {
        let sync = configuration.sync.isUsed ? SyncDesk(state: state, mounts: configuration.sync.sticks) : nil
        return EffectDesk(
            speaker: options.headless ? .silent : Speaker(configuration),
            door: MaintenanceDoor(hash: configuration.pin, state: state),
            printing: PrintService(
                program: PrintService.besideKiosk, paper: configuration.paper, printer: configuration.printer,
                folder: configuration.printFolder),
            machine: MachineReport(state: state, version: ProductVersion.text, desk: sync),
            openings: OpeningCounts(state: state), outbox: OutboxDesk(state: state), typing: typing,
            prepareContent: { preparation.run($0, tell: $1) },
            isSynchronous: options.headless)
    }

    /// 简 to 繁. A machine without OpenCC's dictionaries shows 简 and says so in the log.
    private static let traditional: @Sendable (String) -> String = {
        let converter = ChineseConverter(.simplifiedToTraditional)
        return { text in
            do {
                return try converter.convert(text)
            } catch {
                EffectDesk.log("\(error)")
                return text
            }
        }
    }()

    /// Opens what is there as fast as it can be read. A database that is missing or damaged is made from its packs
    /// while the screen already answers.
    private func openStore(_ state: StateDirectory) throws -> ContentStore {
        do {
            return try ContentStore(state: state, access: .readOnly)
        } catch .empty, .damaged {
            return ContentStore(waitingFor: state)
        }
    }

    private func loadConfiguration() throws -> KioskConfiguration {
        var effective = try EffectiveConfiguration.found(options.config)
        if let state = options.state { try effective.override("state.directory", with: state) }
        if options.participation { try effective.override("participation.enabled", with: "true") }
        if let scale = options.scale { try effective.override("display.scale", with: "\(scale)") }
        return effective.values
    }

    /// The real local time, or the pretended one moved on by the loop's clock.
    private func wallClock() throws -> (Milliseconds) -> LocalTime {
        guard let text = options.now else { return { _ in SystemClock.localTime() } }
        let parts = text.split(separator: "T")
        let day = try Day(parsing: parts.first.map(String.init) ?? "")
        let clock = (parts.count > 1 ? parts[1] : "0:00").split(separator: ":").compactMap { Int($0) }
        let start = (clock.first ?? 0) * 3600 + (clock.count > 1 ? clock[1] : 0) * 60
        return { now in
            let second = start + Int(now / 1000)
            return LocalTime(day: day + second / 86_400, second: second % 86_400)
        }
    }
}

/// How the program ends when staff ask for a restart: the service starts it anew.
enum RestartStatus {
    static let code: Int32 = 10
}

extension DisplayLanguage {
    /// The same language on the screen.
    var screen: ScreenLanguage {
        switch self {
        case .simplifiedChinese: .simplifiedChinese
        case .traditionalChinese: .traditionalChinese
        case .english: .english
        }
    }
}

/// The machine's own clock and zone.
enum SystemClock {
    static func localTime() -> LocalTime {
        var seconds = time(nil)
        var parts = tm()
        localtime_r(&seconds, &parts)
        // A clock outside 1900...2999 shows the first day that there is.
        let day =
            (try? Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)))
            ?? Day(ordinal: 0)
        return LocalTime(
            day: day, second: Int(parts.tm_hour) * 3600 + Int(parts.tm_min) * 60 + min(59, Int(parts.tm_sec)))
    }
}
