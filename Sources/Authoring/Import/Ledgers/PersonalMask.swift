import Content

/// Leaves the last four characters of a citizen's numbers: what is imported will be public.
enum PersonalMask {
    /// The text, and whether a number was masked in it.
    static func masked(_ text: String) -> (text: String, isMasked: Bool) {
        var rest = text
        var isMasked = false
        // From the last to the first, so that the offsets before stay.
        for number in PersonalNumber.all(in: text).sorted(by: { $0.offset > $1.offset }) {
            let start = rest.utf8.index(rest.startIndex, offsetBy: number.offset)
            var end = start
            while end < rest.endIndex, rest[end].isNumber || "Xx -".contains(rest[end]) { end = rest.index(after: end) }
            let digits = rest[start..<end].filter { $0 != " " && $0 != "-" }
            rest.replaceSubrange(start..<end, with: "****" + digits.suffix(4))
            isMasked = true
        }
        return (rest, isMasked)
    }

    /// An account number, of whatever make: never more than its last four digits.
    static func account(_ text: String) -> (text: String, isMasked: Bool) {
        let digits = text.filter { $0.isNumber || $0 == "X" || $0 == "x" }
        guard !text.contains("*") || digits.count > 4 else { return (text, false) }
        return ("****" + digits.suffix(4), true)
    }
}
