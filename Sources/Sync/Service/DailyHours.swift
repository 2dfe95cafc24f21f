/// Hours of the day, such as 22:00 to 6:00 of the next.
public struct DailyHours: Hashable, Sendable {
    /// Minutes after midnight.
    let begin: Int, end: Int

    /// Reads `22:00-06:00`. Nothing for any other form, or when both are the same.
    public init?(_ text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.minute)
        guard ends.count == 2, let begin = ends[0], let end = ends[1], begin != end else { return nil }
        self.begin = begin
        self.end = end
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    /// Whether a minute after midnight is among them.
    public func contains(minute: Int) -> Bool {
        begin < end ? (begin..<end).contains(minute) : minute >= begin || minute < end
    }
}
