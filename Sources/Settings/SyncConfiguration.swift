/// `[sync]` of `kiosk.conf`: how content comes from repositories.
public struct SyncConfiguration: Hashable, Sendable {
    /// Addresses of the repositories, `http` or `https`; one that only comes on sticks is empty.
    public var repositories: [String] = []
    /// Files of the roots that are trusted at first, one for each repository, in their order.
    public var roots: [String] = []
    /// Seconds from one look to the next, 5...86,400.
    public var pollSeconds = 60
    /// Seconds of the first pause after a failure, 0.05...60; it doubles each time.
    public var retrySeconds = 2.0
    /// Seconds without a byte after which a server is given up, 1...600.
    public var timeoutSeconds = 30
    /// Most kilobytes a second that downloads take; 0 for no limit.
    public var kilobytesPerSecond = 0
    /// Hours in which the network may be used, such as `22:00-06:00`; empty for all day.
    public var hours = ""
    /// Address of an HTTP proxy; empty for none.
    public var proxy = ""
    /// File of certificate authorities in PEM to trust in place of the system's; empty for the system's.
    public var authorities = ""
    /// Folders below which sticks are mounted.
    public var sticks = ["/media", "/run/media", "/mnt"]

    /// The defaults.
    public init() {}

    /// Whether there is anything to follow.
    public var isUsed: Bool { !repositories.isEmpty }
}
