import FoundationEssentials

extension Client {
    /// The timestamp that an earlier update stored, if it can be believed at `now` without asking anybody: signed by
    /// those whom the trusted root names, and neither of the two expired.
    ///
    /// A client that learns that the repository still has these very bytes (an HTTP 304) need not update.
    /// - Throws: ``TUFError``: when the trusted root is missing or unreadable.
    public func trustedTimestamp(at now: Date) throws(TUFError) -> Metadata<Timestamp>? {
        let root = try store.trustedRoot(limit: limits.root)
        guard root.signed.common.expires > now else { return nil }
        let timestamp: Metadata<Timestamp>? = stored(
            .timestamp, limit: limits.timestamp, authority: root.signed.authority(of: .timestamp))
        guard let timestamp, timestamp.signed.common.expires > now else { return nil }
        return timestamp
    }
}
