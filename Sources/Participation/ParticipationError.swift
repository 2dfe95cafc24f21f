/// What can go wrong on the way up.
public enum ParticipationError: Error, Equatable {
    /// The outbox takes no more.
    case full
}
