import Content
import Interface
import Participation
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
    /// Unfolds or folds what is folded away on this page.
    case toggleMore
    /// Enlarges a picture or moves what is seen of it.
    case look(PictureMove)
    /// Moves what is seen of a picture by fractions of its width and height, after a finger.
    case drag(Point)
    /// Shows only one kind of results, or all.
    case chooseKind(ItemKind?)
    /// A key of the on-screen keyboard.
    case key(KeyboardKey)
    /// Looks for other words in place of those that were typed.
    case searchFor(String)
    /// Empties the search field.
    case clearSearch
    /// Shows the on-screen keyboard.
    case openKeyboard
    /// Scrolls a long text to a row.
    case jump(Int)
    /// Words looked for in a long text.
    case find(FindAction)
    /// What a citizen takes along.
    case takeAway(TakeAwayAction)
    /// The question whether anybody is there, and the idle screen.
    case visit(VisitAction)
    /// What a citizen says.
    case speakUp(SpeakUpAction)
    /// What staff do.
    case maintenance(MaintenanceAction)
}

extension Action {
    /// Whether the page stays what it is, so that it can be read on.
    var keepsReading: Bool {
        switch self {
        case .enlargeText, .toggleContrast, .toggleLowReach, .toggleTick, .look, .drag, .readAloud, .pauseReading: true
        case .speakUp(.sentence), .speakUp(.face), .speakUp(.reason), .speakUp(.useful), .speakUp(.verdict): true
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
    var look = PictureLook()
    /// The row of a long text that is being read.
    var readRow = 0
    /// The row that the layout took for it; nil since a jump.
    var reportedRow: Int?
    /// The chapter whose articles the contents show.
    var unfolded: Int?
    /// What its text brings into sight.
    var reveal: Reveal?
    /// How often it did.
    var reveals = 0
    /// Words being looked for in its text.
    var finding: Finding?
    /// What was filled in, on a form.
    var form = FormState()
    /// A receipt code and what is known of it.
    var progress = ProgressState()

    /// Prefix of the names of its scrolls.
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
    var keyboard = OnScreenKeyboard(isOpen: false)
    /// Whether the keyboard was opened in this visit.
    var hasTyped = false
    var kind: ItemKind?
    /// A card over the page.
    var card: Card?
    /// Tells cards apart, so that each begins at its top.
    var cardNumber = 0
    var maintenance = MaintenanceState()
    /// What this visit has sent: it holds back abuse.
    var sent = VisitLimits()
    /// Items that this visit found useful or not, and answers that it was satisfied with or not.
    var judged: [ItemID: Bool] = [:]
    /// Whether a receipt code was asked about.
    var hasAsked = false

    /// Shows a card in place of the one that is there.
    mutating func show(_ card: Card) {
        self.card = card
        cardNumber += 1
    }

    var page: Page { pages[pages.count - 1] }
    var isAtHome: Bool { pages.count == 1 }
}
