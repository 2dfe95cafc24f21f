import Content
import Interface

extension ScreenContext {
    /// A text with its headings, lists, tables, pictures and links.
    func richText(_ blocks: [Block]) -> [View<Action>] {
        blocks.map { richText($0) }
    }

    private func richText(_ block: Block) -> View<Action> {
        switch block {
        case .heading(let level, let inlines):
            return level <= 2
                ? sectionTitle(inlines.plain) : .text(inlines.plain, theme.font(.bodyStrong), palette.ink)
        case .paragraph(let inlines): return paragraph(inlines)
        case .list(let start, let items):
            return .column(
                spacing: 8,
                items.enumerated().map { index, blocks in
                    listEntry(
                        start.map { "\($0 + index)." } ?? "•", widest: "\((start ?? 0) + items.count).", blocks)
                })
        case .table(let header, let alignments, let rows): return table(header, alignments, rows)
        case .picture(let reference, let description):
            let size = Size(width: Double(reference.width), height: Double(reference.height))
            return .column(
                spacing: 8, alignment: .start,
                [.picture(picture(reference), size: size, description: description)]
                    + (description.isEmpty ? [] : [secondary(description)]))
        case .quote(let blocks):
            return View.row(
                spacing: 24, alignment: .stretch,
                [
                    View.empty.frame(width: 8).box(Decoration(fill: palette.line, radius: 4)),
                    View.column(spacing: 12, richText(blocks)).flexible(),
                ])
        case .rule: return hairline
        }
    }

    private func listEntry(_ mark: String, widest: String, _ blocks: [Block]) -> View<Action> {
        .row(
            spacing: 16, alignment: .start,
            [
                View.text(mark, theme.font(.body), palette.soft, alignment: .trailing).frame(
                    width: max(44 * theme.textScale, ChromeMetrics.estimate(widest, theme.font(.body)) + 4)),
                View.column(spacing: 8, richText(blocks)).flexible(),
            ])
    }

    /// Text to read, with the distance of lines that the page asks for.
    func bodyText(_ spans: [TextSpan]) -> View<Action> {
        var text = StyledText(spans: spans, font: theme.font(.body))
        text.lineSpacing = lineSpacing
        return .text(text)
    }

    /// Links are rows of their own under the paragraph: a finger needs more room than a word has.
    private func paragraph(_ inlines: [Inline]) -> View<Action> {
        let text = bodyText(spans(inlines))
        let links = inlines.flatMap(\.linkTargets)
        guard !links.isEmpty else { return text }
        return .column(
            spacing: 12,
            [text]
                + links.map { link in
                    chip(link.label + " ›", isOn: false, action: .open(.item(link.target)))
                }.map { View.row([$0, .spacer]) })
    }

    func spans(_ inlines: [Inline]) -> [TextSpan] {
        inlines.flatMap { inline -> [TextSpan] in
            switch inline {
            case .text(let text): [TextSpan(text, color: palette.ink)]
            case .strong(let inner):
                spans(inner).map { TextSpan($0.text, color: $0.color, isStrong: true, background: $0.background) }
            case .link(let inner, _, _):
                spans(inner).map { TextSpan($0.text, color: palette.link, isStrong: true, background: $0.background) }
            }
        }
    }

    /// Columns share the width by their longest cells and wrap inside them. Where a word or number would be broken, as
    /// with large text on an upright screen, each row becomes a list of names and values.
    func table(_ header: [[Inline]], _ alignments: [ColumnAlignment], _ rows: [[[Inline]]]) -> View<Action> {
        let font = theme.font(.secondary)
        let cells = ([header] + rows).map { $0.map(\.plain) }
        let room = mainWidth - 120 - 16 * Double(max(0, header.count - 1))
        let narrowest = header.indices.map { column in
            cells.map { Self.widestWord($0[column], font.bold) }.max().map { $0 + 4 } ?? 0
        }
        let rest = room - narrowest.reduce(0, +)
        guard rest >= 0 else { return card(rows.map { rowAsFacts(header, $0) }) }
        let weights = header.indices.map { column -> Double in
            cells.map { Double(min(24, Self.displayLength($0[column]))) }.max().map { max(4, $0) } ?? 4
        }
        let total = weights.reduce(0, +)
        let widths = zip(narrowest, weights).map { $0 + rest * $1 / total }
        func line(_ cells: [[Inline]], isHeader: Bool) -> View<Action> {
            View.row(
                spacing: 16, alignment: .start,
                cells.enumerated().map { column, cell in
                    let alignment: TextAlignment =
                        switch alignments[column] {
                        case .leading: .leading
                        case .center: .center
                        case .trailing: .trailing
                        }
                    let color = isHeader ? palette.soft : palette.ink
                    return View.text(cell.plain, isHeader ? font.bold : font, color, alignment: alignment)
                        .flexible(widths[column])
                }
            ).padding(Insets(horizontal: 24, vertical: 16))
        }
        return card([line(header, isHeader: true)] + rows.map { line($0, isHeader: false) })
    }

    private func rowAsFacts(_ header: [[Inline]], _ row: [[Inline]]) -> View<Action> {
        let pairs = zip(header, row).filter { !$1.plain.isEmpty }
        return View.column(
            spacing: 8,
            pairs.map { name, value in
                View.column([
                    View.text(name.plain, theme.font(.secondary), palette.soft),
                    View.text(value.plain, theme.font(.bodyStrong), palette.ink),
                ])
            }
        ).padding(Insets(horizontal: 36, vertical: 20))
    }

    private static func displayLength(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
}

extension Inline {
    fileprivate var linkTargets: [(label: String, target: ItemID)] {
        switch self {
        case .text: []
        case .strong(let inner): inner.flatMap(\.linkTargets)
        case .link(let inner, let target, _): [(inner.plain, target)]
        }
    }
}
