import Content

/// The pack from which a unit's content was made.
public struct InstalledPack: Hashable, Sendable {
    /// The unit.
    public let unit: UnitID
    /// Its release.
    public let release: Int
    /// The digest that the pack's header states: that of its items.
    public let digest: ContentDigest
    /// Where the pack lies; it may have been lost since.
    public let path: String
}
