/// What a citizen takes away: on a phone through a code, or on paper.
public struct TakeAwayDocument: Hashable, Sendable, Codable {
    /// One line.
    public struct Line: Hashable, Sendable, Codable {
        /// Whether a paper on the list is at hand.
        public enum Mark: String, Hashable, Sendable, Codable {
            /// Ticked on the screen.
            case ticked
            /// Not yet.
            case open
        }

        /// What it says.
        public var text: String
        /// The box before it; nil for a line that is not on a list to tick.
        public var mark: Mark?

        /// A line.
        public init(_ text: String, mark: Mark? = nil) {
            self.text = text
            self.mark = mark
        }
    }

    /// Lines under a heading.
    public struct Section: Hashable, Sendable, Codable {
        /// What they are about; nil for none.
        public var heading: String?
        /// The lines.
        public var lines: [Line]

        /// A section.
        public init(_ heading: String? = nil, _ lines: [Line]) {
            self.heading = heading
            self.lines = lines
        }
    }

    /// What it is.
    public var title: String
    /// Who publishes it, or what it belongs to.
    public var subtitle: String?
    /// To say at the window.
    public var code: ShortCode?
    /// The word before the code.
    public var codeWord: String
    /// The text.
    public var sections: [Section]

    /// A document.
    public init(
        title: String, subtitle: String? = nil, code: ShortCode? = nil, codeWord: String = "编号", sections: [Section]
    ) {
        self.title = title
        self.subtitle = subtitle
        self.code = code
        self.codeWord = codeWord
        self.sections = sections.filter { !$0.lines.isEmpty }
    }

    /// The same document in other words, such as another script.
    public func mapWords(_ change: (String) -> String) -> TakeAwayDocument {
        var changed = self
        changed.title = change(title)
        changed.subtitle = subtitle.map(change)
        changed.codeWord = change(codeWord)
        changed.sections = sections.map { section in
            Section(section.heading.map(change), section.lines.map { Line(change($0.text), mark: $0.mark) })
        }
        return changed
    }

    /// The whole as plain text: what a phone shows after scanning.
    public var plainText: String {
        var lines = [title]
        if let subtitle, !subtitle.isEmpty { lines.append(subtitle) }
        if let code { lines.append("\(codeWord) \(code)") }
        for section in sections {
            if let heading = section.heading { lines += ["", "【\(heading)】"] } else { lines.append("") }
            lines += section.lines.map(\.plainText)
        }
        return lines.joined(separator: "\n")
    }
}

extension TakeAwayDocument.Line {
    /// The text behind its box.
    fileprivate var plainText: String {
        switch mark {
        case .ticked: "☑ \(text)"
        case .open: "☐ \(text)"
        case nil: text
        }
    }
}
