import Screens

/// Gives memory back that nobody needs now: after the first picture, whenever somebody is home again, and when a visit has
/// ended.
struct Housekeeping {
    /// The page at which this was done last.
    private var tidied: String?

    /// The screen stands still.
    mutating func rest(at program: KioskApp) {
        guard program.isAtStart, program.page != tidied else { return }
        tidied = program.page
        Allocator.giveBack()
        ProgramPages.letGo()
    }
}
