/// A stretch of a folded text that is searched as one.
struct Run {
    /// How a stretch is cut into tokens.
    enum Script {
        /// Written without spaces: every two neighbours are a token, so that no dictionary can miss a name.
        case ideographic
        /// Written with spaces: the stretch is a token.
        case alphabetic
    }

    let script: Script
    let scalars: [Unicode.Scalar]
    /// Whether nothing stands between it and the run before.
    let touchesPrevious: Bool

    /// Longest token of a word: FTS5 would take more, but nobody types it.
    static let wordLimit = 64
}

enum Tokens {
    /// A text as the index takes it: tokens with spaces between them. A run of ideographs ends with its last one alone,
    /// so that every character begins a token and can be found as a prefix.
    static func indexed(_ text: String) -> String {
        var tokens = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        var wordLength = 0
        func endRun() {
            if let last = previous {
                tokens.append(last)
                tokens.append(" ")
            } else if wordLength > 0 {
                tokens.append(" ")
            }
            previous = nil
            wordLength = 0
        }
        Folding.fold(text) { scalar in
            switch script(of: scalar) {
            case .ideographic:
                if let previous {
                    tokens.append(previous)
                    tokens.append(scalar)
                    tokens.append(" ")
                } else {
                    endRun()
                }
                previous = scalar
            case .alphabetic:
                if previous != nil { endRun() }
                if wordLength < Run.wordLimit { tokens.append(scalar) }
                wordLength += 1
            case nil: endRun()
            }
        }
        endRun()
        return String(tokens)
    }

    /// The runs of a folded text.
    static func runs(_ scalars: some Sequence<Unicode.Scalar>) -> [Run] {
        var runs: [Run] = []
        var current: [Unicode.Scalar] = []
        var currentScript: Run.Script?
        var touches = false
        func endRun() {
            if let currentScript {
                runs.append(Run(script: currentScript, scalars: current, touchesPrevious: touches))
            }
            current = []
        }
        for scalar in scalars {
            let found = script(of: scalar)
            if found != currentScript {
                endRun()
                touches = currentScript != nil
            }
            currentScript = found
            if found != nil { current.append(scalar) }
        }
        endRun()
        return runs
    }

    /// Nil for what separates: spaces, punctuation, symbols.
    @inline(__always)
    static func script(of scalar: Unicode.Scalar) -> Run.Script? {
        switch scalar.value {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF: .ideographic
        case 0x30...0x39, 0x61...0x7A: .alphabetic
        case 0...0x7F, 0x3000...0x3004, 0x3008...0x3020, 0xFF00...0xFF0F: nil
        // Kana and Hangul run on without spaces, or nearly so, and are cut like Han; then 〇, 々 and the later planes.
        case 0x3005...0x3007, 0x3021...0x3029, 0x3040...0x30FF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFD:
            .ideographic
        default: isWordScalar(scalar) ? .alphabetic : nil
        }
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }
}
