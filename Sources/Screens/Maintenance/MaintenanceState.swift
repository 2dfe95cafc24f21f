import Interface
import Store

/// What staff do on the maintenance screens.
public enum MaintenanceAction: Sendable {
    /// A corner was held for three seconds.
    case knock
    /// A key of the keypad.
    case digit(Int)
    /// Takes the last digit back.
    case erase
    /// Tries the PIN.
    case enter
    /// Begins a test of the screen or of touch, or ends it.
    case test(MaintenanceTest?)
    /// The next colour.
    case nextColor
    /// Looks at the machine again.
    case look
    /// Restarts the program.
    case restart
    /// Has sync do something.
    case sync(SyncWish)
    /// Ends maintenance.
    case leave
}

/// A test over the whole screen.
public enum MaintenanceTest: Hashable, Sendable {
    /// Plain colours, to see dead pixels; which of them is shown.
    case colors(Int)
    /// Cells to cover with a finger.
    case touch
}

/// What the door of maintenance says.
public enum DoorAnswer: Hashable, Sendable {
    /// No PIN is set: nobody gets in.
    case closed
    /// It waits for a PIN.
    case ready
    /// Too many wrong PINs; it answers again after so many seconds.
    case locked(seconds: Int)
    /// Wrong; so many tries are left.
    case wrong(triesLeft: Int)
    /// Right.
    case open
}

/// What the machine is like.
public struct MachineFacts: Hashable, Sendable {
    /// Version of the program.
    public var version: String
    /// Bytes free in the state directory.
    public var freeBytes: Int64
    /// Size of its file system.
    public var totalBytes: Int64
    /// When sync last ran and what came of it, as it says itself; nil when it never has.
    public var sync: String?
    /// What sync is about just now, and what can be asked of it; nil on a kiosk without sync.
    public var syncing: SyncFacts?

    /// Memberwise.
    public init(version: String, freeBytes: Int64, totalBytes: Int64, sync: String?, syncing: SyncFacts? = nil) {
        self.version = version
        self.freeBytes = freeBytes
        self.totalBytes = totalBytes
        self.sync = sync
        self.syncing = syncing
    }
}

/// What sync is about just now.
public struct SyncFacts: Hashable, Sendable {
    /// Its status.
    public var status: SyncStatus
    /// Staff have paused it.
    public var isPaused: Bool
    /// The stick that it was asked to read and has not done with.
    public var reading: String?
    /// Sticks that hold a repository.
    public var sticks: [String]

    /// Memberwise.
    public init(status: SyncStatus, isPaused: Bool, reading: String?, sticks: [String]) {
        self.status = status
        self.isPaused = isPaused
        self.reading = reading
        self.sticks = sticks
    }
}

/// What staff want of sync.
public enum SyncWish: Hashable, Sendable {
    /// A look at the repositories now.
    case look
    /// Downloads are to rest, or to go on.
    case pause(Bool)
    /// Content from a stick.
    case read(stick: String)
}

/// Everything about maintenance in a visit. It ends with the visit.
struct MaintenanceState {
    /// Digits pressed so far.
    var typed = ""
    /// What the door said last; nil before it has answered.
    var answer: DoorAnswer?
    /// A PIN is being checked.
    var isChecking = false
    /// The right PIN was given.
    var isOpen = false
    var facts: MachineFacts?
    /// When the machine is looked at next, while sync is shown.
    var nextLook: Milliseconds?
    var test: MaintenanceTest?
    /// Cells that were touched.
    var cells: Set<Int> = []
    /// The last points that were touched.
    var trail: [Point] = []

    /// As many digits as a PIN can have.
    static let mostDigits = 12
    static let trailLength = 160
    static let lookEvery: Milliseconds = 1000
}
