import Interface

/// Reading aloud: one sentence after another, each asked of the world and marked on the screen while it is said.
extension KioskApp {
    /// A page that is read aloud counts as used, but not for longer than this after the last touch.
    private static var longestUnattended: Milliseconds { 600_000 }

    mutating func startReading() {
        // Speech wants the words as they were written: voices know simplified characters best.
        let context = context(in: viewport)
        let page = (cardView(context)?.content ?? pageView(context)).mapWords { DisplayedWords()($0) }
        // Whoever has read on in a long text hears it from there.
        let row = session.card == nil ? session.page.readRow : 0
        let start = row > 0 ? (rows: ReadableText.rows, row: row) : nil
        guard let reading = Reading(ReadingOrder(of: page, startingAt: start), id: nextSentence) else { return }
        session.reading = reading
        // Where one jumped to is left behind: when reading ends, the page stays where it has come to.
        editTop { $0.reveal = nil }
        speak()
    }

    /// Falls silent and takes the mark away.
    mutating func stopReading() {
        guard let reading = session.reading else { return }
        session.reading = nil
        if case .speaking = reading.progress { effects.append(.stopSpeaking) }
    }

    /// Pauses, or goes on with the sentence at which it paused.
    mutating func toggleReading() {
        guard let reading = session.reading else { return startReading() }
        if case .speaking = reading.progress {
            session.reading?.progress = .paused
            effects.append(.stopSpeaking)
        } else {
            speak()
        }
    }

    private mutating func speak() {
        guard var reading = session.reading else { return }
        reading.id = nextSentence
        nextSentence += 1
        reading.progress = .speaking(until: nil)
        session.reading = reading
        let text = reading.sentence.text
        let isChinese = text.unicodeScalars.contains { $0.properties.isIdeographic }
        let language: SpokenLanguage = session.language == .english && !isChinese ? .english : .mandarin
        effects.append(.speak(SpokenSentence(id: reading.id, text: text, language: language)))
    }

    private mutating func readOn() {
        guard session.reading?.moveOn() == true else {
            session.reading = nil
            effects.append(.stopSpeaking)
            return
        }
        if now - lastTouch < Self.longestUnattended { lastActivity = now }
        speak()
    }

    /// When the sentence that is being said ends.
    var sentenceEnd: Milliseconds? {
        if case .speaking(let until) = session.reading?.progress { until } else { nil }
    }

    mutating func advanceReading() {
        if let end = sentenceEnd, end <= now { readOn() }
    }

    /// Answers to sentences that are no longer wanted are left alone.
    mutating func hear(_ answer: Answer) {
        guard let reading = session.reading, case .speaking = reading.progress else { return }
        switch answer {
        case .speaking(let id, let duration) where id == reading.id:
            session.reading?.progress = .speaking(until: now + duration)
        case .spoken(let id) where id == reading.id: readOn()
        case .notSpoken(let id, let reason) where id == reading.id: session.reading?.progress = .silent(reason)
        default: break
        }
    }

    /// The page with the sentence marked that is being read.
    func marked(_ page: View<Action>, _ palette: Palette) -> View<Action> {
        guard let reading = session.reading, reading.progress != .silent(.noVoice),
            reading.progress != .silent(.noSound)
        else { return page }
        return page.marking(reading.place, token: reading.id) { spans in
            // Scripts differ in characters, never in their sentences: the number finds it again in any of them.
            let found = Sentence.all(in: spans.map(\.text).joined())
            guard found.indices.contains(reading.index) else { return spans }
            return spans.spoken(found[reading.index].range, background: palette.highlight, color: palette.ink)
        }
    }
}
