import Content
import Interface
import Store
import TextInput

/// The kiosk as a program of the interface loop: session, content and clock. It knows no display and no network.
public struct KioskApp: InterfaceProgram {
    /// What stays the same through all visits.
    public struct Settings: Sendable {
        /// Name in the title bar; empty for the unit's own.
        public var placeName = ""
        /// Language at the beginning of a visit.
        public var language = ScreenLanguage.simplifiedChinese
        /// Milliseconds without touch after which a visit ends.
        public var visitTimeout: Milliseconds = 60_000
        /// Simplified to traditional characters, for 繁.
        public var traditional: @Sendable (String) -> String = { $0 }

        /// The defaults.
        public init() {}
    }

    private let content: ContentStore
    private let settings: Settings
    private let clock: (Milliseconds) -> LocalTime
    var session: Session
    var now: Milliseconds = 0
    var lastActivity: Milliseconds = 0
    var lastTouch: Milliseconds = 0
    /// Room for the screen, in logical units.
    var viewport = Size(width: 1080, height: 1920)
    /// Number of the next sentence to be read aloud.
    var nextSentence = 1
    private var nextPageNumber = 1
    private var placeName: String
    /// Shown instead of everything else while an author's folder has errors.
    private var problems: [String] = []
    var effects: [Effect] = []

    /// Starts at the home screen.
    /// - Parameter clock: the local time at a moment of the loop's clock.
    public init(content: ContentStore, settings: Settings, clock: @escaping (Milliseconds) -> LocalTime) {
        self.content = content
        self.settings = settings
        self.clock = clock
        placeName = settings.placeName
        session = Session(pages: [], language: settings.language)
        startVisit()
    }

    private mutating func startVisit() {
        stopReading()
        session = Session(pages: [], language: settings.language)
        if settings.placeName.isEmpty {
            // Without a readable store the home screen says so; the bar then shows the product's name.
            let product = Strings(language: .simplifiedChinese)(.appNameTop)
            placeName = (try? content.reading { try $0.units().first }).map { $0?.center ?? $0?.name ?? product } ?? product
        }
        push(.home)
    }

    /// Shows an author's mistakes instead of the content; an empty list shows the content again, freshly read.
    public mutating func showProblems(_ problems: [String]) {
        self.problems = problems
        guard problems.isEmpty else { return }
        for index in session.pages.indices { session.pages[index].screen = screen(for: session.pages[index].route) }
    }

    // MARK: Effects

    /// Effects asked for since the last call.
    public mutating func takeEffects() -> [Effect] {
        defer { effects = [] }
        return effects
    }

    /// Takes what came of an effect.
    public mutating func receive(_ answer: Answer) {
        switch answer {
        case .reloaded(let problems): showProblems(problems)
        case .speaking, .spoken, .notSpoken: hear(answer)
        }
    }

    // MARK: InterfaceProgram

    /// Behind everything.
    public var background: Color { session.theme.palette.paper }
    /// Ink at a tenth.
    public var pressedShade: Color { session.theme.palette.ink.opacity(0.12) }
    /// The page on top.
    public var page: String { session.page.name }
    /// All pages of the visit.
    public var livePages: Set<String> { Set(session.pages.map(\.name)) }

    /// A visit lasts until nobody has touched for a while.
    public mutating func noteActivity(at time: Milliseconds) {
        now = max(now, time)
        lastActivity = now
        lastTouch = now
    }

    /// The display was turned, or another one plugged in.
    public mutating func resize(to viewport: Size) { self.viewport = viewport }

    /// The next minute, or the end of the visit.
    public func nextWake(after time: Milliseconds) -> Milliseconds? {
        let minute = now + Milliseconds(60 - clock(now).second % 60) * 1000
        let next = min(minute, sentenceEnd ?? minute)
        return isPristine ? next : min(next, lastActivity + settings.visitTimeout)
    }

    /// Nothing typed, chosen or opened since the visit began.
    private var isPristine: Bool {
        session.isAtHome && session.theme == Theme() && session.language == settings.language
            && session.keyboard.text.isEmpty && !session.isLowReach && session.reading == nil
    }

    /// Ends the visit when its time is over.
    public mutating func advance(to time: Milliseconds) {
        now = max(now, time)
        advanceReading()
        if !isPristine, now - lastActivity >= settings.visitTimeout { startVisit() }
    }

    /// Physical keys write into the search field, for maintainers at a laptop.
    public mutating func type(_ event: InputEvent) {
        guard session.page.route == .search else { return }
        switch event {
        case .text(let text): session.keyboard.insert(text)
        case .key(.backspace): session.keyboard.press(.backspace)
        case .key(.enter): session.keyboard.press(.done)
        default: return
        }
        reloadTop()
    }

    /// Changes the session.
    public mutating func reduce(_ action: Action) {
        if !action.keepsReading { stopReading() }
        switch action {
        case .open(let route): push(route)
        case .replace(let route):
            session.pages.removeLast()
            push(route)
        case .back: if session.pages.count > 1 { session.pages.removeLast() }
        case .home:
            session.pages = []
            session.keyboard = OnScreenKeyboard()
            session.kind = nil
            push(.home)
        case .enlargeText:
            let scales = Theme.textScales
            let next = (scales.firstIndex(of: session.theme.textScale) ?? 0) + 1
            session.theme.textScale = scales[next % scales.count]
        case .toggleContrast:
            session.theme.palette = session.theme.palette == .standard ? .highContrast : .standard
        case .toggleLowReach: session.isLowReach.toggle()
        case .chooseLanguage(let language): session.language = language
        case .readAloud: if session.reading == nil { startReading() } else { stopReading() }
        case .pauseReading: toggleReading()
        case .toggleTick(let index): editTop { $0.ticks.formSymmetricDifference([index]) }
        case .toggleMore: editTop { $0.showsMore.toggle() }
        case .chooseKind(let kind): session.kind = kind
        case .key(let key): press(key)
        case .clearSearch:
            session.keyboard.clear()
            session.keyboard.isOpen = true
            session.kind = nil
            reloadTop()
        case .openKeyboard: session.keyboard.isOpen = true
        case .jump(let row): jump(to: row)
        }
    }

    private mutating func press(_ key: KeyboardKey) {
        let before = session.keyboard.text
        session.keyboard.press(key)
        if session.keyboard.text != before {
            session.kind = nil
            reloadTop()
        }
    }

    private mutating func editTop(_ change: (inout Page) -> Void) { change(&session.pages[session.pages.count - 1]) }

    /// A jump is a fresh page number, so that the scroll starts at its row.
    private mutating func jump(to row: Int) {
        let old = session.page
        session.pages.removeLast()
        var page = Page(number: nextPageNumber, route: old.route, screen: old.screen)
        page.jump = row
        nextPageNumber += 1
        session.pages.append(page)
    }

    private mutating func push(_ route: Route) {
        if route == .search { session.keyboard = OnScreenKeyboard() }
        session.pages.append(Page(number: nextPageNumber, route: route, screen: screen(for: route)))
        nextPageNumber += 1
    }

    private mutating func reloadTop() {
        session.pages[session.pages.count - 1].screen = screen(for: session.page.route)
    }

    private mutating func screen(for route: Route) -> any Screen {
        do {
            let query = route == .search ? session.keyboard.text : ""
            return try content.reading { snapshot in
                try ScreenLoader(content: snapshot, today: clock(now).day, query: query).load(route)
            }
        } catch {
            effects.append(.report(page: "\(route)", reason: "\(error)"))
            return BrokenScreen()
        }
    }

    /// The whole screen.
    public func body(in viewport: Size) -> View<Action> {
        let context = context(in: viewport)
        let chrome = Chrome(
            context: context, placeName: placeName, isAtHome: session.isAtHome, reading: session.reading?.progress)
        let convert = session.language == .traditionalChinese ? settings.traditional : nil
        return chrome.around(
            marked(pageView(context), context.palette),
            hasKeyboard: problems.isEmpty && session.page.route == .search && session.keyboard.isOpen
        ).mapWords { DisplayedWords(convert: convert)($0) }
    }

    /// What stands between the bars.
    func pageView(_ context: ScreenContext) -> View<Action> {
        problems.isEmpty ? session.page.screen.body(context) : ProblemsScreen(problems: problems).body(context)
    }

    func context(in viewport: Size) -> ScreenContext {
        ScreenContext(
            theme: session.theme, strings: Strings(language: session.language), viewport: viewport,
            isLowReach: session.isLowReach, time: clock(now), media: content.state.media, page: session.page,
            keyboard: session.keyboard, kind: session.kind)
    }
}
