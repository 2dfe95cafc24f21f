/// What a key of the on-screen keyboard does.
public enum KeyboardKey: Hashable, Sendable {
    /// Types a character.
    case character(Character)
    /// Types a space.
    case space
    /// Deletes the last character.
    case backspace
    /// Shows letters or digits.
    case layer(KeyboardLayer)
    /// Hides the keyboard.
    case done
}

/// The sets of keys.
public enum KeyboardLayer: String, Hashable, Sendable, CaseIterable {
    /// 26 letters.
    case letters
    /// Ten digits and the marks of document numbers.
    case digits
}

/// The keyboard that a citizen types on, and what has been typed.
public struct OnScreenKeyboard: Hashable, Sendable {
    /// What has been typed.
    public private(set) var text: String
    /// Which keys are shown.
    public private(set) var layer: KeyboardLayer
    /// Whether it is shown.
    public var isOpen: Bool

    /// Longest input, in characters: more helps no search and would let a fallen book fill the memory.
    public static let limit = 60

    /// An empty, open keyboard.
    public init(text: String = "", layer: KeyboardLayer = .letters, isOpen: Bool = true) {
        self.text = String(text.prefix(Self.limit))
        self.layer = layer
        self.isOpen = isOpen
    }

    /// Takes one key.
    public mutating func press(_ key: KeyboardKey) {
        switch key {
        case .character(let character): insert(String(character))
        case .space: if !text.isEmpty, text.last != " " { insert(" ") }
        case .backspace: if !text.isEmpty { text.removeLast() }
        case .layer(let layer): self.layer = layer
        case .done: isOpen = false
        }
    }

    /// Takes characters from elsewhere, such as a physical keyboard; line ends become spaces.
    public mutating func insert(_ characters: String) {
        let clean = characters.map { $0.isNewline ? " " : $0 }
        text = String((text + clean).prefix(Self.limit))
    }

    /// Deletes everything.
    public mutating func clear() { text = "" }

    /// The character keys in rows, from top to bottom.
    public var rows: [[Character]] {
        switch layer {
        case .letters: [Array("qwertyuiop"), Array("asdfghjkl"), Array("zxcvbnm")]
        case .digits: [Array("1234567890"), Array("-/.:@()〔〕"), Array("年月日号第条元")]
        }
    }
}
