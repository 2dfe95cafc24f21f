/// Finds what somebody probably meant.
public enum Suggestion {
    /// The candidate with the fewest changed, added, dropped or swapped characters, if that is at most a third of
    /// the longer word, and never more than three.
    public static func closest(to word: String, in candidates: some Sequence<String>) -> String? {
        // Words whose lengths differ by more than three are further apart than that: most need not be measured.
        let length = word.count
        let scored = candidates.lazy.filter { abs($0.count - length) <= 3 }.map {
            (candidate: $0, distance: distance(word, $0))
        }
        guard let best = scored.min(by: { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }) else {
            return nil
        }
        let longer = max(word.count, best.candidate.count)
        return best.distance <= min(3, max(1, longer / 3)) && best.distance < longer ? best.candidate : nil
    }

    /// Optimal string alignment distance in characters.
    static func distance(_ left: String, _ right: String) -> Int {
        let a = Array(left.lowercased())
        let b = Array(right.lowercased())
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var current = [i]
            for j in 1...b.count {
                var best = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[b.count]
    }
}
