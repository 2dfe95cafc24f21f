import Interface
import TakeAway

/// A document as it stands on paper. Lengths are in units of 0.2 mm.
struct Sheet {
    /// One page.
    struct Page {
        let list: DisplayList
        let size: Size
    }

    /// Millimetres in one unit.
    static let unit = 0.2
    /// At most so many codes are printed; a longer text is on the paper anyway.
    private static let mostCodes = 4
    private static let ink = Color(0x000000)

    let document: TakeAwayDocument
    let footer: String
    let paper: Paper

    /// 210 mm, or the 72 mm that an 80 mm roll is printed on.
    private var width: Double { paper == .a4 ? 1050 : 360 }
    private var margin: Insets {
        paper == .a4 ? Insets(horizontal: 80, vertical: 60) : Insets(top: 20, left: 8, bottom: 40, right: 8)
    }
    private var contentWidth: Double { width - margin.width }
    /// 13 pt on A4, 11 pt on a roll: large enough without glasses for most.
    private var body: Font { Font(size: paper == .a4 ? 23 : 20) }
    private var strong: Font { body.bold }
    private var small: Font { Font(size: paper == .a4 ? 20 : 17) }
    private var title: Font { Font(family: .serif, weight: .bold, size: paper == .a4 ? 44 : 30) }

    /// Pages of A4, or one page as long as it must be.
    func pages(_ measurer: some TextMeasurer) -> [Page] {
        let setter = PageSetter(measurer: measurer)
        let blocks = self.blocks().map { ($0, setter.set($0, width: contentWidth).size.height) }
        guard paper == .a4 else {
            let height = blocks.reduce(margin.height) { $0 + $1.1 }
            return [page(blocks.map(\.0), note: nil, height: height, setter)]
        }
        let height = 1485.0
        let room = height - margin.height - small.lineHeight
        var pages: [[View<Never>]] = [[]]
        var used = 0.0
        for (block, blockHeight) in blocks {
            if used + blockHeight > room, used > 0 {
                pages.append([])
                used = 0
            }
            pages[pages.count - 1].append(block)
            used += blockHeight
        }
        return pages.enumerated().map { index, views in
            page(views, note: pages.count > 1 ? "\(index + 1) / \(pages.count)" : nil, height: height, setter)
        }
    }

    private func page(
        _ views: [View<Never>], note: String?, height: Double, _ setter: PageSetter<some TextMeasurer>
    ) -> Page {
        let number = note.map { [View<Never>.spacer, text($0, small, .center)] } ?? []
        let laidOut = setter.set(View.column(views + number).padding(margin), width: width, height: height)
        return Page(list: laidOut.list, size: Size(width: width, height: height))
    }

    private func text(_ text: String, _ font: Font, _ alignment: TextAlignment = .leading) -> View<Never> {
        .text(text, font, Self.ink, alignment: alignment)
    }

    // MARK: Blocks

    /// What must not be torn apart by the end of a page, from top to bottom.
    private func blocks() -> [View<Never>] {
        var blocks = [text(document.title, title)]
        if let subtitle = document.subtitle, !subtitle.isEmpty { blocks.append(text(subtitle, small)) }
        if let code = document.code { blocks.append(text("\(document.codeWord) \(code)", strong)) }
        for section in document.sections { blocks += self.section(section) }
        blocks += codes()
        if !footer.isEmpty { blocks.append(text(footer, small).padding(Insets(top: 10))) }
        return blocks
    }

    /// The heading stays with its first line.
    private func section(_ section: TakeAwayDocument.Section) -> [View<Never>] {
        var lines = section.lines.flatMap(line)
        let heading: View<Never> =
            section.heading.map {
                text($0, Font(weight: .bold, size: body.size + 3)).padding(Insets(top: 18, bottom: 5))
            }
            ?? View.empty.frame(height: 20)
        if !lines.isEmpty { lines[0] = .column([heading, lines[0]]) }
        return lines
    }

    private func line(_ line: TakeAwayDocument.Line) -> [View<Never>] {
        guard let mark = line.mark else {
            return Self.pieces(line.text).map { text($0, body).padding(Insets(bottom: 5)) }
        }
        let side = body.size * 1.1
        let check: View<Never> = mark == .ticked ? text("√", strong, .center) : .empty
        let box = View<Never>.layers([
            View.empty.frame(width: side, height: side).box(Decoration(border: Self.ink, borderWidth: 2)),
            check.frame(width: side),
        ])
        return [
            View.row(
                spacing: 14, alignment: .start,
                [box.padding(Insets(top: body.lineHeight / 2 - side / 2)), text(line.text, body).flexible()]
            ).padding(Insets(bottom: 5))
        ]
    }

    /// A paragraph that would not fit a page, cut after sentences.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var current = ""
        for character in text {
            current.append(character)
            if current.count > 400, "。；！？".contains(character) || current.count > 700 {
                pieces.append(current)
                current = ""
            }
        }
        if !current.isEmpty || pieces.isEmpty { pieces.append(current) }
        return pieces
    }

    /// The same codes as on the screen: 36 mm on A4, 60 mm on a roll.
    private func codes() -> [View<Never>] {
        let parts = CodeSeries(document.plainText, title: document.title).parts
        guard parts.count <= Self.mostCodes else { return [] }
        let side = paper == .a4 ? 180.0 : 300.0
        let squares = parts.enumerated().compactMap { index, part -> View<Never>? in
            // A part always fits its code; a code that cannot be made is left out, the text is on the paper.
            guard let symbol = try? QRSymbol(part),
                let matrix = ModuleMatrix(side: symbol.side, modules: symbol.modules)
            else { return nil }
            let caption = parts.count > 1 ? [text("\(index + 1) / \(parts.count)", small, .center)] : []
            let square = View<Never>.modules(matrix, side: side, color: Self.ink, description: "")
            return View.column(alignment: .center, [square] + caption).padding(Insets(top: 14, right: 30))
        }
        return paper == .a4 ? [.wrap(spacing: 40, lineSpacing: 10, squares)] : squares
    }
}
