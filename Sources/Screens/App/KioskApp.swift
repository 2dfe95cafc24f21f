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
        /// Milliseconds without touch after which the kiosk asks whether anybody is there.
        public var visitTimeout: Milliseconds = 60_000
        /// Milliseconds that it then waits before the visit ends.
        public var visitCountdown: Milliseconds = 15_000
        /// Seconds that a slide of the idle screen stays.
        public var attractSeconds = 12
        /// Plays slides and nothing else, on a wall that nobody touches.
        public var isSignage = false

        /// The defaults.
        public init() {}
    }

    let content: ContentStore
    let settings: Settings
    let clock: (Milliseconds) -> LocalTime
    var session: Session
    var now: Milliseconds = 0
    var lastActivity: Milliseconds = 0
    /// The idle screen while nobody is there.
    var attract: AttractState?
    private var nextPageNumber = 1
    var placeName: String
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
        if settings.isSignage { startAttract() }
    }

    mutating func startVisit() {
        attract = nil
        session = Session(pages: [], language: settings.language)
        if settings.placeName.isEmpty {
            // Without a readable store the home screen says so; the bar then shows the product's name.
            placeName = (try? content.reading { try $0.units().first }).map { $0?.center ?? $0?.name ?? "一键通" } ?? "一键通"
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
        case .printing(let outcome): receive(outcome)
        case .door(let answer): receive(answer)
        case .machine(let facts): if session.maintenance.isOpen { session.maintenance.facts = facts }
        case .reloaded(let problems): showProblems(problems)
        }
    }

    // MARK: InterfaceProgram

    /// Behind everything.
    public var background: Color { attract == nil ? session.theme.palette.paper : AttractScreen.colors[0] }
    /// Ink at a tenth.
    public var pressedShade: Color { session.theme.palette.ink.opacity(0.12) }
    /// The page on top.
    public var page: String { attract == nil ? session.page.name : "attract" }
    /// All pages of the visit.
    public var livePages: Set<String> { Set(session.pages.map(\.name)) }

    /// A visit lasts until nobody has touched for a while.
    public mutating func noteActivity(at time: Milliseconds) {
        now = max(now, time)
        guard !settings.isSignage else { return }
        lastActivity = now
        // Whoever touches the idle screen is at home at once; where the finger lies means nothing yet.
        if attract != nil { startVisit() }
    }

    /// When something changes by itself.
    public func nextWake(after time: Milliseconds) -> Milliseconds? { wake() }

    /// Lets the clock, the question, the countdown and the slides go on.
    public mutating func advance(to time: Milliseconds) {
        now = max(now, time)
        advanceVisit()
    }

    /// Physical keys write into the search field, for maintainers at a laptop.
    public mutating func type(_ event: InputEvent) {
        guard attract == nil, session.page.route == .search, session.card == nil else { return }
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
        switch action {
        case .open(let route): push(route)
        case .takeAway(let action): reduce(action)
        case .visit(let action): reduce(action)
        case .maintenance(let action): reduce(action)
        case .replace(let route):
            session.pages.removeLast()
            push(route)
        case .back: goBack()
        case .home:
            guard !session.maintenance.isOpen else { return startAttract() }
            session.card = nil
            session.maintenance = MaintenanceState()
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
        case .nextLanguage: session.language = session.language.next
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

    /// A card closes first, then the page; out of maintenance there is only one way.
    private mutating func goBack() {
        if session.maintenance.isOpen { return startAttract() }
        if session.card != nil {
            session.card = nil
        } else if session.pages.count > 1 {
            session.pages.removeLast()
            session.maintenance = MaintenanceState()
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

    mutating func push(_ route: Route) {
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
        let context = ScreenContext(
            theme: session.theme, strings: Strings(language: session.language), viewport: viewport,
            time: clock(now), media: content.state.media, page: session.page, keyboard: session.keyboard,
            kind: session.kind, maintenance: session.maintenance)
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
        let inside =
            problems.isEmpty ? session.page.screen.body(context) : ProblemsScreen(problems: problems).body(context)
        let chrome = Chrome(context: context, placeName: placeName, isAtHome: session.isAtHome)
        return chrome.around(
            inside, hasKeyboard: problems.isEmpty && session.page.route == .search && session.keyboard.isOpen,
            card: session.card.map { CardView(context: context, card: $0, number: session.cardNumber) })
    }
}
