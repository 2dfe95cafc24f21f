/// Why content cannot be read.
public enum ContentFault: Hashable, Sendable {
    /// There is no database, or none that can be opened.
    case missing
    /// There is one that can be opened and not be read.
    case damaged
}

/// How far content has come that cannot be read yet.
struct Preparation: Hashable {
    enum Progress: Hashable {
        /// Nobody needs it.
        case none
        /// It is being made from the packs; in percent, as far as that is known.
        case running(percent: Int?)
        /// It cannot be made.
        case failed
    }

    var progress = Progress.none
    /// How often it was begun since the program started.
    var attempts = 0

    /// A database that is damaged again after so many repairs lies on a disk that is.
    static let mostAttempts = 3
}
