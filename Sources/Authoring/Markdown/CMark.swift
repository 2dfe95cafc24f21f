import CCMark

/// The only file that touches cmark-gfm.
enum CMark {
    /// Registers the tables extension. Must have been called before texts are parsed in several tasks at once.
    static func prepare() { cmark_gfm_core_extensions_ensure_registered() }

    /// Deepest nesting of blocks and of marks within a line; what lies deeper becomes plain text. No text that people
    /// read nests so deep, and walking a tree of any depth needs a stack of any size.
    static let depthLimit = 24

    /// Parses CommonMark with tables.
    static func parse(_ text: Substring) -> [MarkdownNode] {
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
        defer { cmark_parser_free(parser) }
        if let tables = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, tables) }
        var text = text
        text.withUTF8 { buffer in
            buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(document) }
        return children(of: document, depth: 0)
    }

    private static func children(of parent: OpaquePointer, depth: Int) -> [MarkdownNode] {
        guard depth < depthLimit else { return [plain(parent)] }
        var nodes: [MarkdownNode] = []
        var next = cmark_node_first_child(parent)
        while let node = next {
            let kind = kind(of: node)
            let isLeaf =
                switch kind {
                case .text, .code, .html, .rule, .softBreak, .hardBreak: true
                default: false
                }
            nodes.append(
                MarkdownNode(
                    kind: kind, line: Int(cmark_node_get_start_line(node)),
                    column: Int(cmark_node_get_start_column(node)),
                    children: isLeaf ? [] : children(of: node, depth: depth + 1)))
            next = cmark_node_next(node)
        }
        return nodes
    }

    /// All the text below a node, walked without recursion.
    private static func plain(_ parent: OpaquePointer) -> MarkdownNode {
        var words = ""
        if let walk = cmark_iter_new(parent) {
            defer { cmark_iter_free(walk) }
            while true {
                let event = cmark_iter_next(walk)
                guard event != CMARK_EVENT_DONE else { break }
                guard event == CMARK_EVENT_ENTER, let literal = cmark_node_get_literal(cmark_iter_get_node(walk)) else {
                    continue
                }
                words += (words.isEmpty ? "" : " ") + String(cString: literal)
            }
        }
        return MarkdownNode(
            kind: .text(words), line: Int(cmark_node_get_start_line(parent)),
            column: Int(cmark_node_get_start_column(parent)), children: [])
    }

    private static func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: .text(literal(node))
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .hardBreak
        case CMARK_NODE_STRONG, CMARK_NODE_EMPH: .strong
        case CMARK_NODE_LINK: .link(url(node))
        case CMARK_NODE_IMAGE: .image(url(node))
        case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_LIST:
            .list(
                start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil
            )
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK: .code(literal(node))
        case CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK: .html(literal(node))
        default: extensionKind(of: node)
        }
    }

    /// Nodes of extensions have no public numbers, only names.
    private static func extensionKind(of node: OpaquePointer) -> MarkdownNode.Kind {
        switch String(cString: cmark_node_get_type_string(node)) {
        case "table":
            let count = Int(cmark_gfm_extensions_get_table_columns(node))
            let alignments = cmark_gfm_extensions_get_table_alignments(node)
            return .table(alignments: alignments.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? [])
        case "table_header", "table_row": return .row
        case "table_cell": return .cell
        default: return .other
        }
    }

    private static func literal(_ node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    private static func url(_ node: OpaquePointer) -> String {
        cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    }
}
