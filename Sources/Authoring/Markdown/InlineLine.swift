import Content

/// Puts the pieces of a line together: neighbouring texts become one, and white space at its ends goes.
struct InlineLine {
    private var inlines: [Inline] = []
    private var text = ""
    /// A line end in the source, not yet known to be a space or nothing.
    private var isBroken = false

    mutating func append(_ piece: String) {
        guard !piece.isEmpty else { return }
        if isBroken { mend(before: piece.unicodeScalars.first) }
        text += piece
    }

    /// Lines that an author broke flow together: with a space between words, with none between Han characters.
    mutating func softBreak() { isBroken = true }

    private mutating func mend(before next: Unicode.Scalar?) {
        isBroken = false
        let last = text.unicodeScalars.last ?? inlines.last?.plain.unicodeScalars.last
        guard let last, let next, last != "\n" else { return }
        if !isWide(last) || !isWide(next) { text += " " }
    }

    mutating func append(_ inline: Inline) {
        let plain = inline.plain
        guard !plain.isEmpty else { return }
        if isBroken { mend(before: plain.unicodeScalars.first) }
        flush()
        inlines.append(inline)
    }

    mutating func append(_ pieces: [Inline]) {
        for piece in pieces {
            if case .text(let text) = piece { append(text) } else { append(piece) }
        }
    }

    private mutating func flush() {
        if !text.isEmpty { inlines.append(.text(text)) }
        text = ""
    }

    /// The line, without white space (U+3000 included) at its ends.
    mutating func finished() -> [Inline] {
        flush()
        if case .text(let first)? = inlines.first {
            let kept = first.unicodeScalars.drop(while: isSpace)
            inlines[0] = .text(String(Substring(kept)))
            if kept.isEmpty { inlines.removeFirst() }
        }
        if case .text(let last)? = inlines.last {
            let end = last.unicodeScalars.lastIndex { !isSpace($0) }
            if let end {
                inlines[inlines.count - 1] = .text(String(Substring(last.unicodeScalars[...end])))
            } else {
                inlines.removeLast()
            }
        }
        return inlines
    }
}

/// Han characters, kana and their punctuation, between which no space is written.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0x20000...0x3FFFF: true
    case 0x2018...0x201D, 0x2014, 0x2026: true
    default: false
    }
}
