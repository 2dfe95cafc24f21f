import Content
import Interface
import Participation
import TakeAway

/// What the kiosk asks the world to do. The run loop performs it outside the screens, which know no device.
public enum Effect: Hashable, Sendable {
    /// Tell staff, in the log, that a page could not be read and why; the citizen sees plain words.
    case report(page: String, reason: String)
    /// Print a document, or look whether that would work.
    case print(PrintRequest.Wish, TakeAwayDocument, footer: String)
    /// Tell whether maintenance can be opened, at a second of the wall clock.
    case knock(at: Int)
    /// Check a PIN, at a second of the wall clock.
    case checkPIN(String, at: Int)
    /// Look at the machine for the maintenance screen.
    case lookAtMachine
    /// Tell sync what staff want of it.
    case wish(SyncWish)
    /// End the program so that the system starts it anew.
    case restart
    /// Says a sentence, in place of one that is still being said.
    case speak(SpokenSentence)
    /// Falls silent.
    case stopSpeaking
    /// Count that an item was opened, on a day; nothing about the visit.
    case countOpening(ItemID, on: Day)
    /// Count that a page was opened or a search found nothing, in this hour; nothing about the visit.
    case countUsage(UsageCount.Event, String)
    /// Put what a citizen sends on the disk.
    case submit(Submission.Content, unit: UnitID, phone: PhoneNumber?)
    /// Have the server asked about a receipt code.
    case askProgress(ReceiptCode)
    /// Look whether its answer has come.
    case lookAtProgress(ReceiptCode)
    /// Forget the codes that were asked about.
    case forgetProgress
    /// Tell which items were opened of late.
    case lookAtOpenings(on: Day)
    /// Make the content readable, which may take long: the screen goes on meanwhile.
    case prepareContent(ContentFault)
    /// Open the dictionaries of the keyboard; make them when they are missing or old.
    case prepareTyping
    /// Forget what was typed, and give the dictionaries' memory back.
    case forgetTyping
}

/// What came of an effect, or happened outside.
public enum Answer: Hashable, Sendable {
    /// An author's folder was read again, with these mistakes; none shows its content.
    case reloaded(problems: [String])
    /// What came of printing, or of looking at the printer.
    case printing(PrintOutcome)
    /// What the door of maintenance says.
    case door(DoorAnswer)
    /// What the machine is like.
    case machine(MachineFacts)
    /// A sentence is being said and will take that long.
    case speaking(id: Int, Milliseconds)
    /// A sentence has been said, by an engine that does not tell beforehand how long it takes.
    case spoken(id: Int)
    /// What became of a submission.
    case submitted(Submission.Content, SubmitOutcome)
    /// How the question about a receipt code stands.
    case progress(ReceiptCode, ProgressQuestion)
    /// Whether keys become words.
    case typing(TypingState)
    /// How often items were opened here of late.
    case openings([ItemID: Int])
    /// So much of the content has been prepared, in percent.
    case preparing(percent: Int)
    /// The content can be read.
    case contentReady
    /// The content cannot be made readable; the reason, for staff, is in the log.
    case contentUnreadable
    /// A sentence cannot be said.
    case notSpoken(id: Int, SilenceReason)
}

/// One sentence to be read aloud.
public struct SpokenSentence: Hashable, Sendable {
    /// Tells answers apart.
    public let id: Int
    /// What to say.
    public let text: String
    /// By which voice.
    public let language: SpokenLanguage
}

/// The languages that are read aloud.
public enum SpokenLanguage: Hashable, Sendable {
    /// 普通话.
    case mandarin
    /// English.
    case english
}

/// Why nothing can be heard.
public enum SilenceReason: Hashable, Sendable {
    /// No voice is installed.
    case noVoice
    /// There is no loudspeaker.
    case noSound
}
