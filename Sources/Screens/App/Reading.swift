import Interface

/// A page being read aloud.
struct Reading {
    enum Progress: Equatable {
        /// A sentence was asked for; when it ends is known once it is being said.
        case speaking(until: Milliseconds?)
        case paused
        case silent(SilenceReason)
    }

    let order: ReadingOrder
    /// The text whose sentence is read.
    var place: ReadingPlace
    /// Its sentences, each with its characters' place in the text.
    var sentences: [Sentence]
    /// Which of them.
    var index: Int
    var progress: Progress
    /// Number of the sentence among all that this kiosk has asked for.
    var id: Int

    var sentence: Sentence { sentences[index] }

    /// The first sentence of a page; nil when there is nothing to read.
    init?(_ order: ReadingOrder, id: Int) {
        self.order = order
        self.id = id
        guard let start = order.start else { return nil }
        place = start.place
        sentences = Sentence.all(in: start.text)
        index = 0
        progress = .speaking(until: nil)
        if sentences.isEmpty, !moveToNextText() { return nil }
    }

    /// Goes on to the next sentence; false after the last.
    mutating func moveOn() -> Bool {
        if index + 1 < sentences.count {
            index += 1
            return true
        }
        return moveToNextText()
    }

    private mutating func moveToNextText() -> Bool {
        var current = place
        while let next = order.next(after: current) {
            current = next.place
            let found = Sentence.all(in: next.text)
            guard !found.isEmpty else { continue }
            place = current
            sentences = found
            index = 0
            return true
        }
        return false
    }
}

/// A part of a text that is said in one breath.
struct Sentence: Hashable {
    let text: String
    /// In characters of the whole text.
    let range: Range<Int>

    private static let ends: Set<Character> = ["。", "！", "？", "；", "!", "?", ";", "\n"]
    private static let closing: Set<Character> = ["”", "’", "」", "』", "）", ")", "\"", "》"]

    /// The sentences of a text that have something to say.
    static func all(in text: String) -> [Sentence] {
        let characters = Array(text)
        var sentences: [Sentence] = []
        var start = 0
        func close(_ end: Int) {
            let range = start..<end
            let words = String(characters[range])
            if words.contains(where: { $0.isLetter || $0.isNumber }) {
                sentences.append(Sentence(text: words, range: range))
            }
            start = end
        }
        var index = 0
        while index < characters.count {
            let isDot =
                characters[index] == "." && (index + 1 == characters.count || characters[index + 1].isWhitespace)
            index += 1
            guard isDot || ends.contains(characters[index - 1]) else { continue }
            while index < characters.count, closing.contains(characters[index]) { index += 1 }
            close(index)
        }
        if start < characters.count { close(characters.count) }
        return sentences
    }
}
