import Content

/// How far the making of a release is.
public enum ReleaseProgress: Sendable {
    /// Content was read and is valid: so many items in so many units.
    case validated(items: Int, units: Int)
    /// A unit has not changed.
    case unchanged(UnitID)
    /// A unit gets a new release.
    case comparing(UnitID, release: Int, added: Int, changed: Int, removed: Int)
    /// A file is finished; so many of all.
    case packed(name: String, bytes: Int, done: Int, of: Int)
}
