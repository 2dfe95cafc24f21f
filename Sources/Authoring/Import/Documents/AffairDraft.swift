import Content

/// The front matter of an affair, read from a document: its title, and what its lines say of board, period, 公示期 and
/// signatures.
struct AffairDraft {
    private(set) var lines: [(key: String, yaml: String)] = []
    private(set) var remarks: [ImportRemark] = []
    private(set) var title: String?
    /// The blocks below the title.
    private(set) var body: [OfficeDocument.Block]
    private let place: ImportPlace
    private let texts: [String]

    init(_ blocks: [OfficeDocument.Block], _ place: ImportPlace, options: ImportOptions) {
        self.place = place
        body = blocks
        texts = OfficeDocument.lines(blocks)
        takeTitle()
        section(options.section)
        period()
        notice()
        signatories()
    }

    var isComplete: Bool { title != nil && lines.contains { $0.key == "section" } }

    /// The first heading or short line.
    private mutating func takeTitle() {
        guard let first = body.first else { return }
        switch first {
        case .heading(_, let text):
            title = text
        case .paragraph(let markdown, _):
            let text = Markdown.plain(markdown)
            guard text.count <= 60, !"。；：".contains(text.last ?? "。") else { break }
            title = text.replacing("\n", with: "")
        default: break
        }
        guard let title else {
            remarks.append(
                ImportRemark(
                    .error, place, Message(zh: "没有找到标题", en: "no title was found"),
                    hint: Message(
                        zh: "在草稿里写上标题，再把文件名开头的“_”去掉", en: "write one into the draft, then take the '_' off its name")))
            return
        }
        body.removeFirst()
        note("title", title)
    }

    private mutating func note(_ key: String, _ value: String) {
        remarks.append(
            ImportRemark(.note, place, Message(zh: "认出\(key)：\(value)", en: "\(key) was recognised: \(value)")))
    }

    private static let words: [(section: AffairSection, words: [String])] = [
        (.party, ["党务", "党员", "党支部", "党费", "党组织"]), (.finance, ["财务", "收支", "账目", "资金", "经费", "财政"]),
        (.government, ["政务", "行政执法", "政府信息"]),
        (.village, ["村务", "居务", "低保", "救助", "宅基地", "计划生育", "征地", "村民会议", "惠民", "补贴"]),
    ]

    private mutating func section(_ wanted: AffairSection?) {
        if let wanted {
            lines.append(("section", wanted.rawValue))
            return
        }
        for (text, isTitle) in [(title ?? "", true), (texts.joined(), false)] {
            let found = Self.words.filter { entry in entry.words.contains { text.contains($0) } }
            guard let first = found.first, isTitle || found.count == 1 else { continue }
            lines.append(("section", first.section.rawValue))
            remarks.append(
                ImportRemark(
                    isTitle && found.count == 1 ? .note : .warning, place,
                    Message(
                        zh: "归入“\(first.section.text)”，把握 \(isTitle ? 90 : 70)%",
                        en: "put on the board \(first.section.rawValue), certainty \(isTitle ? 90 : 70) %"),
                    hint: isTitle ? nil : Message(zh: "不对就加 --section", en: "if not: --section")))
            return
        }
        remarks.append(
            ImportRemark(
                .error, place,
                Message(zh: "看不出是党务、政务、财务还是村务", en: "the board is not told: party, government, finance or village"),
                hint: Message(zh: "加 --section 村务", en: "add --section village")))
    }

    /// 2026年第一季度, 2026年3月, 2026年度 in the title.
    private mutating func period() {
        guard let title else { return }
        let plain = CellDate.arabic(folded(title).filter { !$0.isWhitespace })
        let found: Period?
        if let match = plain.firstMatch(of: /(20\d\d)年?度?第?([1-4])季度/), let year = Int(match.1),
            let quarter = Int(match.2)
        {
            found = .quarter(year: year, quarter: quarter)
        } else if let match = plain.firstMatch(of: /(20\d\d)年(\d{1,2})月(?!\d{1,2}日)/), let year = Int(match.1),
            let month = Int(match.2),
            (1...12).contains(month)
        {
            found = .month(year: year, month: month)
        } else if let match = plain.firstMatch(of: /(20\d\d)年度/), let year = Int(match.1) {
            found = .year(year)
        } else {
            found = nil
        }
        guard let found else { return }
        lines.append(("cycle", found.cycle.rawValue))
        lines.append(("period", found.description))
        note("period", found.description)
    }

    private mutating func notice() {
        for text in texts {
            guard let labelled = LabelledText(text), ["公示期", "公示时间", "公示期限", "公开时间", "公示日期"].contains(labelled.label)
            else {
                continue
            }
            guard let span = DaySpan(labelled.value), !span.isRough else {
                remarks.append(
                    ImportRemark(
                        .warning, place,
                        Message(zh: "公示期“\(labelled.value)”没有导入", en: "the 公示期 '\(labelled.value)' was left out")))
                return
            }
            lines.append(("notice-begin", span.begin.description))
            lines.append(("notice-end", span.end.description))
            note("notice", "\(span.begin) – \(span.end)")
            return
        }
    }

    private mutating func signatories() {
        for text in texts {
            guard let labelled = LabelledText(text),
                ["理财小组", "民主理财小组", "签字人", "理财小组成员", "民主理财小组成员", "监督小组", "村务监督委员会"].contains(labelled.label)
            else { continue }
            let names = labelled.value.split { "、，, ;；".contains($0) }.map { trimmed($0) }.filter {
                (2...6).contains($0.count)
            }
            guard !names.isEmpty else { return }
            lines.append(("signatories", "[" + names.map(yamlText).joined(separator: ", ") + "]"))
            note("signatories", names.joined(separator: "、"))
            return
        }
    }
}

extension OfficeDocument {
    /// The date that stands alone at the end, as under a signature.
    var signedOn: Day? {
        for text in Self.lines(blocks).suffix(6).reversed() {
            let plain = text.filter { !$0.isWhitespace }
            // A line that is no date is only a line.
            if plain.count <= 14, let day = try? Day(parsing: CellDate.arabic(folded(plain))) { return day }
        }
        return nil
    }
}
