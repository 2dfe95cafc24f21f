import Content
import Interface
import Search
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
        /// Milliseconds without touch after which the kiosk asks whether anybody is there.
        public var visitTimeout: Milliseconds = 60_000
        /// Milliseconds that it then waits before the visit ends.
        public var visitCountdown: Milliseconds = 15_000
        /// Seconds that a slide of the idle screen stays.
        public var attractSeconds = 12
        /// Plays slides and nothing else, on a wall that nobody touches.
        public var isSignage = false
        /// Whether citizens can send something: there is an outbox, and a server that it goes to.
        public var participates = false
        /// Which sounds search does not tell apart.
        public var fuzzy = Set(FuzzyPair.allCases)
        /// Turns the keyboard's keys into words.
        public var composer: any Composer = NoComposer()
        /// Simplified to traditional characters, for 繁.
        public var traditional: @Sendable (String) -> String = { $0 }

        /// The defaults.
        public init() {}
    }

    let content: ContentStore
    let settings: Settings
    let clock: (Milliseconds) -> LocalTime
    var session: Session
    var now: Milliseconds = 0
    var lastActivity: Milliseconds = 0
    var lastTouch: Milliseconds = 0
    /// Room for the screen, in logical units.
    var viewport = Size(width: 1080, height: 1920)
    /// Number of the next sentence to be read aloud.
    var nextSentence = 1
    /// The idle screen while nobody is there.
    var attract: AttractState?
    private var nextPageNumber = 1
    var placeName: String
    /// The unit's English name, when the settings do not name the place.
    var placeNameEnglish: String?
    /// Shown instead of everything else while an author's folder has errors.
    private var problems: [String] = []
    var effects: [Effect] = []
    /// How far content that cannot be read yet has come.
    var preparation = Preparation()
    /// How often items were opened here of late.
    var openings: [ItemID: Int] = [:]
    /// Whether keys become words.
    var typing = TypingState.unknown

    /// Starts at the home screen.
    /// - Parameter clock: the local time at a moment of the loop's clock.
    public init(content: ContentStore, settings: Settings, clock: @escaping (Milliseconds) -> LocalTime) {
        self.content = content
        self.settings = settings
        self.clock = clock
        placeName = settings.placeName
        session = Session(pages: [], language: settings.language)
        startVisit()
        if settings.isSignage { startAttract() }
    }

    mutating func startVisit() {
        stopReading()
        if session.hasAsked { effects.append(.forgetProgress) }
        forgetTyping()
        attract = nil
        session = Session(pages: [], language: settings.language)
        readPlaceName()
        push(.home)
    }

    mutating func readPlaceName() {
        guard settings.placeName.isEmpty else { return }
        // Without a readable store the home screen says so; the bar then shows the product's name.
        let product = Strings(language: .simplifiedChinese)(.appNameTop)
        let unit = (try? content.reading { try $0.units().first }) ?? nil
        placeName = unit.map { $0.center ?? $0.name } ?? product
        placeNameEnglish = unit?.nameEnglish
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
        case .printing(let outcome): receive(outcome)
        case .door(let answer): receive(answer)
        case .machine(let facts): receive(facts)
        case .reloaded(let problems): showProblems(problems)
        case .openings(let counts): receive(counts)
        case .submitted(let content, let outcome): receive(outcome, of: content)
        case .progress(let code, let question): receive(question, about: code)
        case .typing(let state): receive(state)
        case .speaking, .spoken, .notSpoken: hear(answer)
        case .preparing, .contentReady, .contentUnreadable: prepare(answer)
        }
    }

    // MARK: InterfaceProgram

    /// Behind everything.
    public var background: Color { attract == nil ? session.theme.palette.paper : AttractScreen.colors[0] }
    /// Ink at a tenth.
    public var pressedShade: Color { session.theme.palette.ink.opacity(0.12) }
    /// In the words of the visit's language, as quiet as the bottom bar.
    public var pager: PagerStyle? {
        let palette = session.theme.palette
        let strings = Strings(language: session.language)
        return PagerStyle(
            backward: strings(.pageUp), forward: strings(.pageDown), font: session.theme.font(.secondary),
            color: palette.soft, fill: palette.paper, border: palette.line)
    }
    /// The page on top.
    public var page: String { attract == nil ? session.page.name : "attract" }
    /// Whether there is no way back from the page: a visit begins here, or has ended.
    public var isAtStart: Bool { session.isAtHome }
    /// All pages of the visit.
    public var livePages: Set<String> { Set(session.pages.map(\.name)) }

    /// A visit lasts until nobody has touched for a while.
    public mutating func noteActivity(at time: Milliseconds) {
        now = max(now, time)
        guard !settings.isSignage else { return }
        lastActivity = now
        lastTouch = now
        // Whoever touches the idle screen is at home at once; where the finger lies means nothing yet.
        if attract != nil { startVisit() }
    }

    /// The display was turned, or another one plugged in.
    public mutating func resize(to viewport: Size) {
        self.viewport = viewport
        cutTextsAnew()
    }

    /// When something changes by itself.
    public func nextWake(after time: Milliseconds) -> Milliseconds? { wake() }

    /// Lets the clock, reading aloud, the question, the countdown and the slides go on.
    public mutating func advance(to time: Milliseconds) {
        now = max(now, time)
        advanceReading()
        advanceProgress()
        advanceVisit()
        lookAgain()
    }

    /// Changes the session.
    public mutating func reduce(_ action: Action) {
        if !action.keepsReading { stopReading() }
        switch action {
        case .open(let route): push(route)
        case .takeAway(let action): reduce(action)
        case .visit(let action): reduce(action)
        case .maintenance(let action): reduce(action)
        case .speakUp(let action): reduce(action)
        case .replace(let route):
            session.pages.removeLast()
            push(route)
        case .back: goBack()
        case .home:
            guard !session.maintenance.isOpen else { return startAttract() }
            noteSearchLeft()
            session.card = nil
            session.maintenance = MaintenanceState()
            session.pages = []
            session.keyboard = OnScreenKeyboard(layout: session.keyboard.layout)
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
        case .look(let move): editTop { $0.look.take(move) }
        case .drag(let distance): editTop { $0.look.drag(distance) }
        case .chooseKind(let kind): session.kind = kind
        case .key(let key): press(key)
        case .clearSearch:
            keyboard.clear()
            keyboard.isOpen = true
            session.kind = nil
            typed()
        case .searchFor(let text):
            session.keyboard = OnScreenKeyboard(
                text: text, layout: session.keyboard.layout, isOpen: session.keyboard.isOpen)
            session.kind = nil
            reloadTop()
        case .openKeyboard: keyboard.isOpen = true
        case .jump(let row): jump(to: row)
        case .find(let action): reduce(action)
        }
        keepFinding(after: action)
    }

    /// A card closes first, then the search in a text, then the page; out of maintenance there is only one way.
    private mutating func goBack() {
        if session.maintenance.isOpen { return startAttract() }
        if session.card != nil {
            session.card = nil
        } else if session.page.finding != nil {
            reduce(FindAction.close)
        } else if session.pages.count > 1 {
            noteSearchLeft()
            session.pages.removeLast()
            session.maintenance = MaintenanceState()
        }
    }

    mutating func editTop(_ change: (inout Page) -> Void) { change(&session.pages[session.pages.count - 1]) }

    mutating func push(_ route: Route) {
        if route == .search { startTyping() }
        noteOpening(route)
        session.pages.append(Page(number: nextPageNumber, route: route, screen: screen(for: route)))
        nextPageNumber += 1
    }

    mutating func reloadTop() {
        session.pages[session.pages.count - 1].screen = screen(for: session.page.route)
    }

    mutating func screen(for route: Route) -> any Screen {
        do {
            let queries = route == .search ? session.keyboard.queries : []
            return try content.reading { snapshot in
                try ScreenLoader(
                    content: snapshot, today: clock(now).day, queries: queries,
                    search: SearchOptions(fuzzy: settings.fuzzy, opened: openings), seen: seenItems,
                    participates: settings.participates
                ).load(route)
            }
        } catch {
            if let screen = screen(for: route, insteadOf: error) { return screen }
            effects.append(.report(page: "\(route)", reason: "\(error)"))
            return BrokenScreen()
        }
    }

    /// The whole screen.
    public func body(in viewport: Size) -> View<Action> {
        let convert = convert
        return wholeScreen(context(in: viewport)).mapWords { DisplayedWords(convert: convert)($0) }
    }

    /// Simplified to traditional while the screen is in 繁.
    var convert: ((String) -> String)? {
        guard session.language == .traditionalChinese else { return nil }
        return settings.traditional
    }

    private func wholeScreen(_ context: ScreenContext) -> View<Action> {
        if let attract {
            return AttractScreen(
                context: context, slide: attract.slide, placeName: placeName, isSignage: settings.isSignage
            ).body
        }
        let page = visiblePage(context)
        guard let left = questionLeft else { return page }
        return VisitQuestion(context: context, left: left, whole: settings.visitCountdown).over(page)
    }

    private func visiblePage(_ context: ScreenContext) -> View<Action> {
        if let test = session.maintenance.test { return MaintenanceTestView(context: context, test: test).body }
        let chrome = Chrome(
            context: context, placeName: context.strings.title(placeName, english: placeNameEnglish),
            isAtHome: session.isAtHome, reading: session.reading?.progress)
        if let card = cardView(context) {
            let reveal = session.reading.map { Reveal(token: $0.id, rows: nil, row: 0) }
            return chrome.around(pageView(context), under: card, reveal: reveal) { marked($0, context.palette) }
        }
        return chrome.around(
            marked(pageView(context), context.palette),
            hasKeyboard: problems.isEmpty && takesText && keyboard.isOpen)
    }

    /// The card over the page, if there is one.
    func cardView(_ context: ScreenContext) -> CardView? {
        session.card.map { CardView(context: context, card: $0, number: session.cardNumber) }
    }

    /// A wording as it is displayed now.
    func shown(_ text: String) -> String { DisplayedWords(convert: convert)(text) }

    /// What stands between the bars.
    func pageView(_ context: ScreenContext) -> View<Action> {
        problems.isEmpty ? session.page.screen.body(context) : ProblemsScreen(problems: problems).body(context)
    }

    func context(in viewport: Size) -> ScreenContext {
        ScreenContext(
            theme: session.theme, strings: Strings(language: session.language), viewport: viewport,
            isLowReach: session.isLowReach, time: clock(now), media: content.state.media, page: session.page,
            keyboard: keyboard, typing: typing, kind: session.kind, maintenance: session.maintenance,
            participates: settings.participates && !settings.isSignage, judged: session.judged,
            preparation: preparation)
    }
}
