/// The keyboard that a citizen types on, and what has been typed.
///
/// Keys become words by a ``Composer``, which is asked again at each key and remembers nothing: all that was typed is
/// in this value and goes with it.
public struct OnScreenKeyboard: Hashable, Sendable {
    /// What stands fast.
    public private(set) var committed: String
    /// Keys that are not words yet.
    public private(set) var composing = ""
    /// What these keys can mean.
    public private(set) var words = ComposedWords.none
    /// Which page of the words is shown, from 0.
    public private(set) var page = 0
    /// Characters that a held key offers, in place of the words.
    public private(set) var offer: [String] = []
    /// Which keys are shown.
    public private(set) var layout: KeyboardLayout
    /// Whether the next letter is a capital.
    public private(set) var isShifted = false
    /// Whether it is shown.
    public var isOpen: Bool

    /// Most characters of this input.
    private let most: Int

    /// Longest input of a search, in characters: more helps no search and would let a fallen book fill the memory.
    public static let limit = 60

    /// An open keyboard.
    /// - Parameter limit: most characters.
    public init(
        text: String = "", layout: KeyboardLayout = .pinyin, isOpen: Bool = true, limit: Int = OnScreenKeyboard.limit
    ) {
        most = limit
        committed = String(text.prefix(limit))
        self.layout = layout
        self.isOpen = isOpen
    }

    /// Everything that was typed, keys as letters.
    public var text: String { committed + composing }

    /// Whether nothing was typed.
    public var isEmpty: Bool { committed.isEmpty && composing.isEmpty }

    /// What the field shows for the keys: syllables apart, strokes as strokes.
    public var preedit: String {
        guard words.keys == composing, !words.preedit.isEmpty else { return layout.preedit(composing) }
        switch layout {
        case .nineKeys:
            let reading = words.words.first?.reading ?? ""
            return reading.isEmpty ? words.preedit : reading
        default: return layout.preedit(words.preedit)
        }
    }

    /// What to look for, most likely first: letters are looked for as they are, keys that are none by their words.
    public var queries: [String] {
        guard !composing.isEmpty, layout.needsDictionaries else { return [text] }
        let meant = words.words.prefix(3).map { committed + $0.text }
        return committed.isEmpty ? meant : meant + [committed]
    }

    /// Takes one key.
    public mutating func press(_ key: KeyboardKey, with composer: some Composer) {
        switch key {
        case .page(let step):
            page = max(0, page + step)
            return
        case .offer(let variants):
            offer = variants
            return
        case .done:
            isOpen = false
            return
        case .character(let character): type(character)
        case .space: space(composer)
        case .backspace: delete()
        case .clear: clear()
        case .shift: isShifted.toggle()
        case .layout(let layout): change(to: layout)
        case .word(let index): choose(index, composer)
        case .text(let text):
            settle()
            append(text)
        }
        offer = []
        compose(with: composer)
    }

    /// Takes characters from elsewhere, such as a physical keyboard; line ends become spaces.
    public mutating func insert(_ characters: String, with composer: some Composer) {
        if characters == " " { return press(.space, with: composer) }
        for character in characters {
            // Within letters a space parts syllables, as on paper.
            if character.isWhitespace {
                if composing.isEmpty { append(" ") } else { addKey(" ") }
            } else if layout == .strokes, !layout.composes(character) || characters.count > 1 {
                settle()
                append(String(character))
            } else {
                type(character)
            }
        }
        offer = []
        compose(with: composer)
    }

    /// Deletes everything.
    public mutating func clear() {
        committed = ""
        composing = ""
        words = .none
        offer = []
        page = 0
    }

    /// Asks again what the keys can mean, when dictionaries have come or gone.
    public mutating func compose(with composer: some Composer) {
        page = 0
        guard !composing.isEmpty else {
            words = .none
            return
        }
        words = composer.words(for: composing, layout) ?? .none
    }

    private mutating func type(_ character: Character) {
        if layout.composes(character) {
            addKey(character)
        } else if layout == .nineKeys, character == "'" {
            if !composing.isEmpty { addKey("'") }
        } else {
            settle()
            append(isShifted ? String(character).uppercased() : String(character))
            isShifted = false
        }
    }

    private mutating func addKey(_ key: Character) {
        guard text.count < most else { return }
        if key == " " || key == "'", composing.last == " " || composing.last == "'" { return }
        composing.append(key)
    }

    private mutating func space(_ composer: some Composer) {
        if !composing.isEmpty, !words.words.isEmpty { return choose(0, composer) }
        guard !text.isEmpty, text.last != " " else { return }
        if composing.isEmpty { append(" ") } else { addKey(" ") }
    }

    private mutating func delete() {
        if !composing.isEmpty { composing.removeLast() } else if !committed.isEmpty { committed.removeLast() }
    }

    private mutating func choose(_ index: Int, _ composer: some Composer) {
        guard let word = composer.choose(index, of: composing, layout) else { return }
        append(word.text)
        composing = word.rest
    }

    private mutating func change(to layout: KeyboardLayout) {
        guard layout != self.layout else { return }
        settle()
        self.layout = layout
        isShifted = false
    }

    /// Letters stay as letters; keys that are none become their first word.
    private mutating func settle() {
        if layout.needsDictionaries { append(words.words.first?.text ?? "") } else { append(composing) }
        composing = ""
    }

    private mutating func append(_ text: String) {
        let room = max(0, most - committed.count)
        committed += text.prefix(room)
    }
}
