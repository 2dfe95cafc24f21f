import Yams

/// Finds aliases used as keys (`*a : x`, `? *a`). Yams hashes every key while it reads, and an alias may stand for a
/// tree that grows with every level, so these are refused before it begins. All other anchors are found in its result.
enum AliasKeys {
    static func first(in text: some StringProtocol) -> Position? {
        guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let scalars = Array(line.unicodeScalars)
            for column in scalars.indices where scalars[column] == "*" && beginsToken(scalars[..<column]) {
                let rest = scalars[column...].dropFirst().drop { !" \t:,]}".unicodeScalars.contains($0) }
                let isKey = rest.drop { $0 == " " || $0 == "\t" }.first == ":"
                let isExplicitKey = scalars[..<column].reversed().first { $0 != " " && $0 != "\t" } == "?"
                if isKey || isExplicitKey { return Position(line: number + 1, column: column + 1) }
            }
        }
        return nil
    }

    private static func beginsToken(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let last = before.last else { return true }
        return last == " " || last == "\t" || last == "[" || last == "{" || last == ","
    }
}

/// Marks the second place of a key that stands twice, so that Yams reads the file in spite of it.
///
/// The first character of the key moves to a private-use plane: as long as before, so that all places stay true, and
/// the key can be told from it.
enum DuplicateKeys {
    /// Planes 16 and 15: a key may stand up to three times before reading stops at it.
    private static let planes: [UInt32] = [0x10_0000, 0xF_0000]

    /// Texts in which one more place of a duplicated key is marked, the likeliest first.
    static func markings(of keys: [String], after mark: Mark, in text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        guard let name = keys.first, let start = index(of: mark, in: scalars) else { return [] }
        let key = Array((original(of: name) ?? name).unicodeScalars)
        let plane = original(of: name) == nil ? planes[0] : planes[1]
        let marked = Array(name.unicodeScalars)
        guard let first = key.first, first.value <= 0xFFFD, let replacement = Unicode.Scalar(first.value + plane) else {
            return []
        }
        let lineStart = scalars[..<start].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let isBlock = scalars[lineStart..<start].allSatisfy { " -\"'".unicodeScalars.contains($0) }
        var found: [String] = []
        var place = start + marked.count
        var column = mark.column + marked.count
        while place + marked.count <= scalars.count, found.count < 20 {
            if scalars[place] == marked[0], !isBlock || column == mark.column,
                scalars[place..<(place + marked.count)].elementsEqual(marked),
                isKey(from: place, to: place + marked.count, in: scalars)
            {
                var changed = scalars
                changed[place] = replacement
                found.append(String(String.UnicodeScalarView(changed)))
            }
            column = scalars[place] == "\n" ? 1 : column + 1
            place += 1
        }
        return found
    }

    private static func isKey(from start: Int, to end: Int, in scalars: [Unicode.Scalar]) -> Bool {
        let before = scalars[..<start].last ?? "\n"
        guard " \n\"'{,".unicodeScalars.contains(before) else { return false }
        let after = scalars[end...].drop { $0 == " " || $0 == "\"" || $0 == "'" }
        return after.first == ":"
    }

    private static func index(of mark: Mark, in scalars: [Unicode.Scalar]) -> Int? {
        var line = 1
        var place = 0
        while line < mark.line, place < scalars.count {
            if scalars[place] == "\n" { line += 1 }
            place += 1
        }
        let found = place + mark.column - 1
        return line == mark.line && found < scalars.count ? found : nil
    }

    /// What a marked key was; nil for keys that are not marked.
    static func original(of key: String) -> String? {
        guard let first = key.unicodeScalars.first, let plane = planes.first(where: { first.value >= $0 }),
            let scalar = Unicode.Scalar(first.value - plane)
        else { return nil }
        return String(scalar) + String(String.UnicodeScalarView(key.unicodeScalars.dropFirst()))
    }
}
