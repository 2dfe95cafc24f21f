/// A node of a parsed Markdown text, with the place that cmark gives: line from 1, column in bytes from 1.
struct MarkdownNode {
    enum Kind {
        case paragraph, quote, rule, item, row, cell, softBreak, hardBreak, strong, other
        case heading(level: Int)
        case list(start: Int?)
        case table(alignments: [UInt8])
        case text(String)
        case code(String)
        case html(String)
        case link(String)
        case image(String)
    }

    let kind: Kind
    let line: Int
    let column: Int
    let children: [MarkdownNode]
}
