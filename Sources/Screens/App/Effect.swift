/// What the kiosk asks the world to do. The run loop performs it outside the screens, which know no device.
public enum Effect: Hashable, Sendable {
    /// Tell staff, in the log, that a page could not be read and why; the citizen sees plain words.
    case report(page: String, reason: String)
}

/// What came of an effect, or happened outside.
public enum Answer: Hashable, Sendable {
    /// An author's folder was read again, with these mistakes; none shows its content.
    case reloaded(problems: [String])
}
