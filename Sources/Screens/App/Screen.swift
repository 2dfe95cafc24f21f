import Content
import Interface
import Store
import TextInput

/// A page: values read from the store once, and a pure function from them to a view.
protocol Screen {
    /// What stands between title bar and bottom bar.
    func body(_ context: ScreenContext) -> View<Action>
}

/// The local time as a citizen reads it.
public struct LocalTime: Hashable, Sendable {
    /// The date.
    public var day: Day
    /// Seconds since midnight, 0...86399.
    public var second: Int

    /// A local time.
    public init(day: Day, second: Int) {
        self.day = day
        self.second = second
    }

    /// `10:26`.
    var text: String {
        let minutes = second % 3600 / 60
        return "\(second / 3600):\(minutes < 10 ? "0" : "")\(minutes)"
    }
}

/// What every screen may know besides its own values.
struct ScreenContext {
    let theme: Theme
    let strings: Strings
    var viewport: Size
    /// Whether all controls stand in the lower 60 % of the screen.
    let isLowReach: Bool
    let time: LocalTime
    /// Folder of pictures by digest.
    let media: String
    let page: Page
    let keyboard: OnScreenKeyboard
    var typing = TypingState.unknown
    let kind: ItemKind?
    var maintenance = MaintenanceState()
    /// Whether this kiosk takes what citizens send.
    var participates = false
    var judged: [ItemID: Bool] = [:]
    var preparation = Preparation()

    /// Added to each line of a text that is read at length, in logical units.
    var lineSpacing = 0.0

    var palette: Palette { theme.palette }
    /// Whether the on-screen keyboard takes a part of the screen.
    var isTyping: Bool { keyboard.isOpen && (page.route == .search || page.finding != nil) }
    var today: Day { time.day }
    var isLandscape: Bool { viewport.width > viewport.height }
    /// Room for text between the margins.
    var contentWidth: Double { viewport.width - 2 * Theme.margin }
    /// Room between the bars, as far as it can be known before layout.
    var room: Size { ChromeMetrics(theme: theme, viewport: viewport, isLowReach: isLowReach).room }

    func picture(_ reference: MediaReference) -> PictureSource { .file("\(media)/\(reference.fileName)") }
}
