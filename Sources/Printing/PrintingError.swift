import TakeAway

/// Why nothing was printed, for the log. Citizens see a ``PrintTrouble``.
public enum PrintingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file could not be written.
    case notWritten(path: String, reason: String)
    /// The printer is not ready.
    case notReady(PrintTrouble, details: String)
    /// CUPS did not take the job.
    case notAccepted(printer: String, reason: String)

    /// What a citizen is told.
    public var trouble: PrintTrouble {
        switch self {
        case .notWritten: .broken
        case .notReady(let trouble, _): trouble
        case .notAccepted: .refused
        }
    }

    /// One sentence.
    public var description: String {
        switch self {
        case .notWritten(let path, let reason): "\(path) cannot be written: \(reason)"
        case .notReady(let trouble, let details): "the printer is not ready (\(trouble.rawValue)): \(details)"
        case .notAccepted(let printer, let reason): "the queue '\(printer)' did not take the job: \(reason)"
        }
    }
}
