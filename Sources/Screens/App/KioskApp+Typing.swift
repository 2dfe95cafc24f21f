import Interface
import TextInput

/// Whether keys become words.
public enum TypingState: Hashable, Sendable {
    /// Not known yet: nobody has typed, or the dictionaries are just being opened.
    case unknown
    /// They do.
    case ready
    /// Dictionaries are being made.
    case preparing
    /// They do not; letters are looked for as they are.
    case missing
}

/// Keys, words, and what becomes of them when the visit ends.
extension KioskApp {
    /// An empty keyboard with the keys that this visit used last; who reads English begins with Latin letters.
    mutating func startTyping() { startTyping("", limit: OnScreenKeyboard.limit) }

    /// A keyboard that begins with what stands in a field.
    /// - Parameter layout: keys that the field needs; nil for those that this visit used last.
    mutating func startTyping(_ text: String, limit: Int, layout: KeyboardLayout? = nil) {
        let isFirst = !session.hasTyped && session.language == .english
        let usual = isFirst ? KeyboardLayout.latin : session.keyboard.layout
        session.hasTyped = true
        session.keyboard = OnScreenKeyboard(text: text, layout: layout ?? usual, limit: limit)
        effects.append(.prepareTyping)
    }

    /// The dictionaries' memory goes, and with it what the last visit typed.
    mutating func forgetTyping() {
        guard session.hasTyped else { return }
        effects.append(.forgetTyping)
        if typing == .ready { typing = .unknown }
    }

    mutating func receive(_ state: TypingState) {
        typing = state
        if state == .missing, keyboard.layout.needsDictionaries { press(.layout(.pinyin)) }
        guard takesText else { return }
        var composed = keyboard
        composed.compose(with: settings.composer)
        keyboard = composed
        if composed.layout.needsDictionaries { typed() }
    }

    /// Physical keys write into the search field or a form's, for maintainers at a laptop.
    public mutating func type(_ event: InputEvent) {
        guard attract == nil, takesText, session.card == nil else { return }
        switch event {
        case .text(let text): edit { $0.insert(text, with: $1) }
        case .key(.backspace): press(.backspace)
        case .key(.enter): press(.done)
        default: return
        }
    }

    mutating func press(_ key: KeyboardKey) {
        // On a form nobody looks for the letters: who is done means the first word.
        let means =
            key == .done && session.page.route != .search && session.page.finding == nil
            && !session.keyboard.words.words.isEmpty
        if means { edit { $0.press(.word(0), with: $1) } }
        edit { $0.press(key, with: $1) }
    }

    /// Results follow every key, also of syllables that are only begun.
    private mutating func edit(_ change: (inout OnScreenKeyboard, any Composer) -> Void) {
        let before = keyboard.queries
        var changed = keyboard
        change(&changed, settings.composer)
        keyboard = changed
        if session.page.finding != nil {
            if changed.queries != before { findTyped() }
            return
        }
        guard session.page.route == .search else { return takeKeys() }
        guard changed.queries != before else { return }
        session.kind = nil
        reloadTop()
    }
}
