/// A shell pattern for target paths (PATHPATTERN): `*` and `?` as in glob(7), and sets such as `[a-c]` and `[!0-9]`. None
/// of them matches a `/`. A backslash is an ordinary character, and so is a `[` that is never closed.
public struct PathPattern: Hashable, Sendable {
    private enum Token: Hashable {
        case character(Unicode.Scalar)
        case anyCharacter
        case anyText
        case oneOf([ClosedRange<Unicode.Scalar>], inverted: Bool)

        func matches(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .character(let expected): scalar == expected
            case .anyCharacter, .anyText: true
            case .oneOf(let ranges, let inverted): ranges.contains { $0.contains(scalar) } != inverted
            }
        }
    }

    /// The pattern as it was written.
    public let text: String
    private let segments: [[Token]]

    /// Every text is a pattern.
    public init(_ text: String) {
        self.text = text
        segments = Self.split(text).map(Self.tokens)
    }

    /// Whether the whole path matches.
    public func matches(_ path: TargetPath) -> Bool {
        let parts = Self.split(path.text)
        return parts.count == segments.count && zip(segments, parts).allSatisfy(Self.matches)
    }

    private static func split(_ text: String) -> [[Unicode.Scalar]] {
        text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)
    }

    private static func tokens(_ scalars: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = []
        var position = 0
        while position < scalars.count {
            let scalar = scalars[position]
            position += 1
            switch scalar {
            case "*": if tokens.last != .anyText { tokens.append(.anyText) }
            case "?": tokens.append(.anyCharacter)
            case "[":
                if let (set, end) = set(in: scalars, from: position) {
                    tokens.append(set)
                    position = end
                } else {
                    tokens.append(.character(scalar))
                }
            default: tokens.append(.character(scalar))
            }
        }
        return tokens
    }

    /// The set whose `[` stands before `start`, and where it ends. A `]` that comes first belongs to the set.
    private static func set(in scalars: [Unicode.Scalar], from start: Int) -> (Token, end: Int)? {
        var first = start
        let inverted = first < scalars.count && scalars[first] == "!"
        if inverted { first += 1 }
        guard first < scalars.count, let close = scalars[(first + 1)...].firstIndex(of: "]") else { return nil }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        var position = first
        while position < close {
            let low = scalars[position]
            if position + 2 < close, scalars[position + 1] == "-" {
                let high = scalars[position + 2]
                if low <= high { ranges.append(low...high) }
                position += 3
            } else {
                ranges.append(low...low)
                position += 1
            }
        }
        return (.oneOf(ranges, inverted: inverted), close + 1)
    }

    /// Goes back to the last `*` only, so the time is bounded by the product of both lengths.
    private static func matches(_ tokens: [Token], _ scalars: [Unicode.Scalar]) -> Bool {
        var (token, scalar) = (0, 0)
        var retry: (token: Int, scalar: Int)?
        while scalar < scalars.count {
            if token < tokens.count, tokens[token] == .anyText {
                retry = (token + 1, scalar)
                token += 1
            } else if token < tokens.count, tokens[token].matches(scalars[scalar]) {
                token += 1
                scalar += 1
            } else if let last = retry {
                retry = (last.token, last.scalar + 1)
                (token, scalar) = (last.token, last.scalar + 1)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .anyText }
    }
}
