/// How much an outbox holds. The defaults are weeks of a busy hall.
public struct OutboxLimits: Hashable, Sendable {
    /// Bytes of everything that waits.
    public var bytes: Int
    /// Counts that wait; the oldest go first.
    public var usageCounts: Int
    /// Pages of the whole file, of 4,096 bytes each; nil for as many as the disk holds.
    public var pages: Int?

    /// 32 MiB are about 60,000 questions.
    public init(bytes: Int = 32 << 20, usageCounts: Int = 20_000, pages: Int? = nil) {
        self.bytes = bytes
        self.usageCounts = usageCounts
        self.pages = pages
    }
}
