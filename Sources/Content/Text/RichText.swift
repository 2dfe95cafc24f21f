/// A piece of a line of text.
public enum Inline: Hashable, Sendable {
    /// Plain text; `\n` is a hard line break.
    case text(String)
    /// Emphasised text.
    case strong([Inline])
    /// A link to another item, perhaps to an anchor in it such as `第十一条`.
    case link([Inline], target: ItemID, anchor: String?)

    /// The characters without any marks.
    public var plain: String {
        switch self {
        case .text(let text): text
        case .strong(let inlines), .link(let inlines, _, _): inlines.plain
        }
    }
}

/// A paragraph-like part of a text.
public enum Block: Hashable, Sendable {
    /// Level 1...6.
    case heading(level: Int, [Inline])
    /// A paragraph.
    case paragraph([Inline])
    /// A list; `start` numbers the first entry, nil for bullets.
    case list(start: Int?, items: [[Block]])
    /// A table. Every row has as many cells as `header`.
    case table(header: [[Inline]], alignments: [ColumnAlignment], rows: [[[Inline]]])
    /// A picture with the words that stand for it.
    case picture(MediaReference, description: String)
    /// Words quoted from elsewhere.
    case quote([Block])
    /// A horizontal line.
    case rule
}

/// How a table's column is set.
public enum ColumnAlignment: String, Hashable, Sendable, Codable {
    /// To the left.
    case leading = "l"
    /// In the middle.
    case center = "c"
    /// To the right, as amounts are.
    case trailing = "r"
}

extension [Inline] {
    /// The characters without any marks.
    public var plain: String { map(\.plain).joined() }
}

extension [Block] {
    /// The characters without any marks, a line for each paragraph, cell row or heading.
    public var plain: String {
        flatMap(\.lines).joined(separator: "\n")
    }

    /// Every picture, in order.
    public var pictures: [MediaReference] {
        flatMap { block -> [MediaReference] in
            switch block {
            case .picture(let reference, _): [reference]
            case .list(_, let items): items.flatMap(\.pictures)
            case .quote(let blocks): blocks.pictures
            case .heading, .paragraph, .table, .rule: []
            }
        }
    }

    /// Every item linked to, in order.
    public var links: [ItemID] {
        flatMap { block -> [ItemID] in
            switch block {
            case .heading(_, let inlines), .paragraph(let inlines): inlines.links
            case .list(_, let items): items.flatMap(\.links)
            case .table(let header, _, let rows): header.flatMap(\.links) + rows.flatMap { $0.flatMap(\.links) }
            case .quote(let blocks): blocks.links
            case .picture, .rule: []
            }
        }
    }
}

extension [Inline] {
    /// Every item linked to, in order.
    var links: [ItemID] {
        flatMap { inline -> [ItemID] in
            switch inline {
            case .text: []
            case .strong(let inlines): inlines.links
            case .link(_, let target, _): [target]
            }
        }
    }
}

extension Block {
    fileprivate var lines: [String] {
        switch self {
        case .heading(_, let inlines), .paragraph(let inlines): [inlines.plain]
        case .list(_, let items): items.map(\.plain)
        case .table(let header, _, let rows):
            ([header] + rows).map { $0.map(\.plain).joined(separator: " ") }
        case .picture(_, let description): description.isEmpty ? [] : [description]
        case .quote(let blocks): [blocks.plain]
        case .rule: []
        }
    }
}
