/// What a printer is loaded with.
public enum Paper: String, Hashable, Sendable, Codable, CaseIterable {
    /// 210 × 297 mm.
    case a4
    /// A roll of 80 mm, printed 72 mm wide and as long as needed.
    case receipt80 = "receipt-80"
}

/// What the touch process asks `kiosk-print` for, as JSON on its standard input.
public struct PrintRequest: Hashable, Sendable, Codable {
    /// What is wanted.
    public enum Wish: String, Hashable, Sendable, Codable {
        /// How many pages it makes, and whether the printer is ready.
        case look
        /// Paper.
        case print
    }

    /// What is wanted.
    public var wish: Wish
    /// What is printed.
    public var document: TakeAwayDocument
    /// Under the text: who printed it and when.
    public var footer: String
    /// What the printer is loaded with.
    public var paper: Paper
    /// The queue's name; empty for the default one.
    public var printer: String
    /// Writes a PDF into this folder instead; empty for a printer.
    public var folder: String

    /// A request.
    public init(
        wish: Wish, document: TakeAwayDocument, footer: String = "", paper: Paper = .a4, printer: String = "",
        folder: String = ""
    ) {
        self.wish = wish
        self.document = document
        self.footer = footer
        self.paper = paper
        self.printer = printer
        self.folder = folder
    }
}

/// What came of a request, as JSON on `kiosk-print`'s standard output.
public enum PrintOutcome: Hashable, Sendable, Codable {
    /// It would make so many pages, and the printer is ready.
    case ready(pages: Int)
    /// It was printed, or waits in a printer that is at work.
    case printed(pages: Int)
    /// Nothing came of it.
    case failed(PrintTrouble)
}

/// Why nothing is printed, as far as a citizen or a clerk can do something about it.
public enum PrintTrouble: String, Hashable, Sendable, Codable, CaseIterable {
    /// No printer is set up, or none of that name.
    case noPrinter
    /// It is switched off or unplugged.
    case offline
    /// It has run out of paper.
    case noPaper
    /// It has run out of ink or toner.
    case noInk
    /// Its door is open or paper is stuck in it.
    case jammed
    /// Its queue is stopped or takes no jobs.
    case refused
    /// Anything else; the log says what.
    case broken
}
