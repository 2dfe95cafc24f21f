import Content

/// The candidate that a misspelt word most likely meant; nil when none is near.
///
/// Near is at most one slip in words of up to four characters and one in three in longer ones: `published` for
/// `publised`, `承诺时限` for `承诺时间`.
func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().unicodeScalars)
    let reach = max(1, letters.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates {
        let other = Array(candidate.unicodeScalars)
        let limit = min(reach, (best?.distance ?? reach + 1) - 1)
        guard abs(other.count - letters.count) <= limit, other.count > limit,
            let distance = editDistance(letters, other, limit: limit)
        else { continue }
        best = (candidate, distance)
    }
    return best?.word
}

/// `did you mean …?` for the nearest candidate.
func didYouMean(_ word: String, among candidates: some Sequence<String>) -> Message? {
    suggestion(for: word, among: candidates).map { Message(zh: "是不是“\($0)”？", en: "did you mean '\($0)'?") }
}

/// Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours); nil beyond the limit.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
    guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
    var older: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        for column in 0..<right.count {
            let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
            var cost = min(substitution, previous[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, older[column - 1] + 1)
            }
            current.append(cost)
        }
        guard (current.min() ?? 0) <= limit else { return nil }
        (older, previous) = (previous, current)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
}
