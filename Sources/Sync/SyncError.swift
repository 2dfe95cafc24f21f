import Foundation

/// What can go wrong in a run of sync.
public enum SyncError: Error, Equatable {
    /// The repository at an address did not answer.
    case unreachable(String)
}
