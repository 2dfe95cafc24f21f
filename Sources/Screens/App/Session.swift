import Content
import Interface
import TextInput

/// What a touch can do.
public enum Action: Sendable {
    /// Opens a page on top.
    case open(Route)
    /// Shows another page in place of this one: another filter, another tab.
    case replace(Route)
    /// One page back.
    case back
    /// To the home screen.
    case home
    /// The next step of large text.
    case enlargeText
    /// High contrast on or off.
    case toggleContrast
    /// Controls into the lower part of the screen, or back.
    case toggleLowReach
    /// Another language.
    case chooseLanguage(ScreenLanguage)
    /// Reads the page aloud, or stops doing so.
    case readAloud
    /// Pauses reading aloud, or goes on.
    case pauseReading
    /// Ticks or unticks an entry of this page.
    case toggleTick(Int)
    /// Shows all or few of the filters.
    case toggleMore
    /// Shows only one kind of results, or all.
    case chooseKind(ItemKind?)
    /// A key of the on-screen keyboard.
    case key(KeyboardKey)
    /// Empties the search field.
    case clearSearch
    /// Shows the on-screen keyboard.
    case openKeyboard
    /// Scrolls a long text to a row.
    case jump(Int)
}

extension Action {
    /// Whether the page stays what it is, so that it can be read on.
    var keepsReading: Bool {
        switch self {
        case .enlargeText, .toggleContrast, .toggleLowReach, .toggleTick, .readAloud, .pauseReading: true
        default: false
        }
    }
}

/// One page on the way that a citizen went.
struct Page {
    /// Tells pages apart, also two of the same route.
    let number: Int
    var route: Route
    /// What it shows, read when the page was opened: a page in use keeps its content.
    var screen: any Screen
    var ticks: Set<Int> = []
    var showsMore = false
    var jump: Int?

    /// Prefix of the names of its scrolls. A jump counts as a new place.
    var name: String { "page\(number)" }
}

/// Everything that one visit has done. Replaced whole when the visit ends.
struct Session {
    var pages: [Page]
    var theme = Theme()
    var language: ScreenLanguage
    /// Whether all controls stand in the lower 60 % of the screen.
    var isLowReach = false
    /// What is being read aloud.
    var reading: Reading?
    var keyboard = OnScreenKeyboard()
    var kind: ItemKind?

    var page: Page { pages[pages.count - 1] }
    var isAtHome: Bool { pages.count == 1 }
}
