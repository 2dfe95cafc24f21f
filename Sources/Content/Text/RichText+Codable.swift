// A compact form for packs: a text is a JSON string, everything else an object with one telling key.

extension Inline: Codable {
    private enum Key: String, CodingKey {
        case strong = "b"
        case target = "a"
        case anchor = "at"
        case text = "t"
    }

    /// Decodes the compact form.
    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {  // not a text: one of the objects below
            self = .text(text)
            return
        }
        let container = try decoder.container(keyedBy: Key.self)
        if let inlines = try container.decodeIfPresent([Inline].self, forKey: .strong) {
            self = .strong(inlines)
        } else {
            self = .link(
                try container.decode([Inline].self, forKey: .text),
                target: try container.decode(ItemID.self, forKey: .target),
                anchor: try container.decodeIfPresent(String.self, forKey: .anchor))
        }
    }

    /// Encodes the compact form.
    public func encode(to encoder: any Encoder) throws {
        if case .text(let text) = self {
            var container = encoder.singleValueContainer()
            try container.encode(text)
            return
        }
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text: break
        case .strong(let inlines): try container.encode(inlines, forKey: .strong)
        case .link(let inlines, let target, let anchor):
            try container.encode(inlines, forKey: .text)
            try container.encode(target, forKey: .target)
            try container.encodeIfPresent(anchor, forKey: .anchor)
        }
    }
}

extension Block: Codable {
    private enum Key: String, CodingKey {
        case level = "h"
        case text = "t"
        case paragraph = "p"
        case list = "li"
        case start
        case header = "th"
        case alignments = "al"
        case rows = "tr"
        case picture = "img"
        case description = "alt"
        case quote = "q"
        case rule = "hr"
    }

    /// Decodes the compact form; a table whose rows differ in length is refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard
            let key = container.allKeys.first(where: {
                ![.text, .start, .alignments, .rows, .description].contains($0)
            })
        else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a block without a telling key"))
        }
        switch key {
        case .level:
            self = .heading(
                level: try container.decode(Int.self, forKey: .level),
                try container.decode([Inline].self, forKey: .text))
        case .paragraph: self = .paragraph(try container.decode([Inline].self, forKey: .paragraph))
        case .list:
            self = .list(
                start: try container.decodeIfPresent(Int.self, forKey: .start),
                items: try container.decode([[Block]].self, forKey: .list))
        case .header: self = try Self.table(from: container)
        case .picture:
            self = .picture(
                try container.decode(MediaReference.self, forKey: .picture),
                description: try container.decode(String.self, forKey: .description))
        case .quote: self = .quote(try container.decode([Block].self, forKey: .quote))
        default: self = .rule
        }
    }

    private static func table(from container: KeyedDecodingContainer<Key>) throws -> Block {
        let header = try container.decode([[Inline]].self, forKey: .header)
        let rows = try container.decode([[[Inline]]].self, forKey: .rows)
        let alignments = try container.decode([ColumnAlignment].self, forKey: .alignments)
        for found in rows.map(\.count) + [alignments.count] where found != header.count {
            throw ContentError.raggedTable(expected: header.count, found: found)
        }
        return .table(header: header, alignments: alignments, rows: rows)
    }

    /// Encodes the compact form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .heading(let level, let inlines):
            try container.encode(level, forKey: .level)
            try container.encode(inlines, forKey: .text)
        case .paragraph(let inlines): try container.encode(inlines, forKey: .paragraph)
        case .list(let start, let items):
            try container.encodeIfPresent(start, forKey: .start)
            try container.encode(items, forKey: .list)
        case .table(let header, let alignments, let rows):
            try container.encode(header, forKey: .header)
            try container.encode(alignments, forKey: .alignments)
            try container.encode(rows, forKey: .rows)
        case .picture(let reference, let description):
            try container.encode(reference, forKey: .picture)
            try container.encode(description, forKey: .description)
        case .quote(let blocks): try container.encode(blocks, forKey: .quote)
        case .rule: try container.encode(true, forKey: .rule)
        }
    }
}
