/// What the kiosk asks the world to do. The run loop performs it outside the screens, which know no device.
public enum Effect: Hashable, Sendable {
}

/// What came of an effect.
public enum Answer: Hashable, Sendable {
}
