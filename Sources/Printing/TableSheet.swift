import Interface

/// A table on A4: its head on every page, lines under the rows, pages numbered. Lengths are in units of 0.2 mm.
public struct TableSheet: Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        let title: String
        let isTrailing: Bool

        /// - Parameter isTrailing: whether its texts stand at the right, as figures do.
        public init(title: String, isTrailing: Bool = false) {
            self.title = title
            self.isTrailing = isTrailing
        }
    }

    private let title: String
    private let subtitle: String
    private let columns: [Column]
    private let rows: [[String]]
    private let footer: String

    private static let ink = Color(0x000000)
    private static let line = Color(0x9A9A9A)
    private static let margin = Insets(horizontal: 60, vertical: 60)
    private static let gap = 12.0
    private let body = Font(size: 18)
    private let head = Font(weight: .bold, size: 18)
    private let small = Font(size: 16)

    /// A table with what stands above it, and what stands at the foot of every page beside the number.
    public init(title: String, subtitle: String, columns: [Column], rows: [[String]], footer: String) {
        self.title = title
        self.subtitle = subtitle
        self.columns = columns
        self.rows = rows
        self.footer = footer
    }

    /// Up to seven columns upright, more across.
    private var isLandscape: Bool { columns.count > 7 }
    private var size: Size { isLandscape ? Size(width: 1485, height: 1050) : Size(width: 1050, height: 1485) }

    /// Writes the table as PDF.
    ///
    /// - Returns: the number of pages.
    /// - Throws: ``PrintingError/notWritten(path:reason:)``.
    public func write(to path: String) throws(PrintingError) -> Int {
        let pages = pages(PDFMeasurer())
        try PDFFile.write(pages, to: path)
        return pages.count
    }

    func pages(_ measurer: some TextMeasurer) -> [Sheet.Page] {
        let setter = PageSetter(measurer: measurer)
        let content = size.width - Self.margin.width
        let widths = widths(measurer, content: content)
        let opening: [View<Never>] = [
            text(title, Font(family: .serif, weight: .bold, size: 34), .center),
            text(subtitle, small, .center).padding(Insets(top: 8, bottom: 14)),
        ]
        let heading = row(columns.map(\.title), widths, head, ruled: 3)
        let headHeight = setter.set(heading, width: content).size.height
        let openingHeight = setter.set(View.column(opening), width: content).size.height
        let room = size.height - Self.margin.height - small.lineHeight - 16
        var pages: [[View<Never>]] = [opening + [heading]]
        var used = openingHeight + headHeight
        for cells in rows {
            let view = row(cells, widths, body, ruled: 1)
            let height = setter.set(view, width: content).size.height
            if used + height > room, used > headHeight {
                pages.append([heading])
                used = headHeight
            }
            pages[pages.count - 1].append(view)
            used += height
        }
        return pages.enumerated().map { index, views in
            let foot = View.row([
                text(footer, small).flexible(), text("第 \(index + 1) 页，共 \(pages.count) 页", small, .trailing),
            ])
            let view = View.column(views + [.spacer, foot]).padding(Self.margin)
            return Sheet.Page(list: setter.set(view, width: size.width, height: size.height).list, size: size)
        }
    }

    private func text(_ text: String, _ font: Font, _ alignment: TextAlignment = .leading) -> View<Never> {
        .text(text, font, Self.ink, alignment: alignment)
    }

    private func row(_ cells: [String], _ widths: [Double], _ font: Font, ruled: Double) -> View<Never> {
        let texts = zip(zip(cells, columns), widths).map { pair, width -> View<Never> in
            text(pair.0, font, pair.1.isTrailing ? .trailing : .leading).frame(width: width)
        }
        return .column([
            View.row(spacing: Self.gap, alignment: .start, texts).padding(Insets(top: 5, bottom: 5)),
            View.empty.frame(height: ruled).box(Decoration(fill: ruled > 1 ? Self.ink : Self.line)),
        ])
    }

    /// Every column as wide as its longest text where there is room; else long ones give up most.
    private func widths(_ measurer: some TextMeasurer, content: Double) -> [Double] {
        let room = content - Self.gap * Double(max(columns.count - 1, 0))
        func width(_ text: String, _ font: Font) -> Double {
            text.unicodeScalars.reduce(0) { $0 + measurer.advance(of: $1, font: font) }
        }
        let longest = columns.indices.map { column in
            rows.reduce(width(columns[column].title, head)) { max($0, width($1[column], body)) } + 2
        }
        var widths = longest
        // The widest texts are broken first; figures and dates never.
        var cap = room
        while widths.reduce(0, +) > room, cap > 60 {
            cap *= 0.95
            widths = zip(longest, columns).map { length, column in
                column.isTrailing ? length : min(length, max(cap, 60))
            }
        }
        let total = widths.reduce(0, +)
        guard total > 0 else { return widths }
        return total > room
            ? widths.map { $0 * room / total } : widths.map { $0 + (room - total) / Double(widths.count) }
    }
}
