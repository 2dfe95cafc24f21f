/// A piece of a law's or policy's text, as it is split for reading, links and search.
public struct PolicySegment: Hashable, Sendable {
    /// What the piece is.
    public enum Kind: Hashable, Sendable {
        /// Text that belongs to no article.
        case text
        /// The heading of a part, chapter or section (编, 章, 节): level 1, 2, 3. Its text is empty.
        case heading(level: Int, title: String)
        /// An article with its label, such as 第十一条 or 第一百二十条之一.
        case article(label: String)
        /// The plain-language interpretation, which runs to the end.
        case interpretation
    }

    /// What the piece is.
    public let kind: Kind
    /// Its text in Markdown, without label and heading.
    public let text: Substring
    /// Line of the whole text on which ``text`` begins, from 1.
    public let line: Int
    /// Bytes of that line that stand before ``text``.
    public let indent: Int
}

/// Splits the text of a law or policy at 第…编, 第…章, 第…节 and 第…条, whether or not they are Markdown headings.
///
/// A mark counts at the beginning of a line only, and only when white space, a colon or the end of the line follows; an
/// article may also follow the one before it without a space (`第二条为了…`), as long as it does not read on as a reference
/// (`第二条规定的…`).
public func policySegments(of text: Substring) -> [PolicySegment] {
    var splitter = PolicySplitter(text)
    return splitter.split()
}

private struct PolicySplitter {
    private let text: Substring
    private var segments: [PolicySegment] = []
    private var kind = PolicySegment.Kind.text
    private var start: Substring.Index
    private var startLine = 1
    private var indent = 0
    private var lastArticle = 0

    init(_ text: Substring) {
        self.text = text
        start = text.startIndex
    }

    mutating func split() -> [PolicySegment] {
        var lineStart = text.startIndex
        var line = 1
        while lineStart < text.endIndex {
            let lineEnd = text.utf8[lineStart...].firstIndex(of: 0x0A) ?? text.endIndex
            if Self.mayBeMark(text.utf8[lineStart..<lineEnd]) {
                let mark = PolicyMark(text[lineStart..<lineEnd], after: lastArticle)
                if let mark {
                    begin(mark, lineStart: lineStart, line: line, lineEnd: lineEnd)
                    if mark.kind == .interpretation { break }
                }
            }
            lineStart = lineEnd == text.endIndex ? lineEnd : text.utf8.index(after: lineEnd)
            line += 1
        }
        close(at: text.endIndex)
        return segments
    }

    /// A cheap look before the careful one: indentation, `#` and `*`, then 第 (E7 AC AC), `<!--` or a heading.
    private static func mayBeMark(_ line: Substring.UTF8View) -> Bool {
        var isHeading = false
        var rest = line
        while let byte = rest.first {
            switch byte {
            case 0x20, 0x09, 0x2A: rest = rest.dropFirst()
            case 0x23:
                isHeading = true
                rest = rest.dropFirst()
            case 0xE3 where rest.starts(with: [0xE3, 0x80, 0x80]): rest = rest.dropFirst(3)
            case 0xE7: return rest.starts(with: [0xE7, 0xAC, 0xAC])
            case 0x3C: return rest.starts(with: "<!--".utf8)
            default: return isHeading
            }
        }
        return false
    }

    private mutating func begin(
        _ mark: PolicyMark, lineStart: Substring.Index, line: Int, lineEnd: Substring.Index
    ) {
        close(at: lineStart)
        kind = mark.kind
        start = mark.rest
        startLine = line
        indent = text.utf8.distance(from: lineStart, to: mark.rest)
        if let number = mark.articleNumber { lastArticle = number }
        if case .heading = mark.kind {
            segments.append(PolicySegment(kind: kind, text: "", line: line, indent: 0))
            kind = .text
            start = lineEnd
        }
    }

    private mutating func close(at end: Substring.Index) {
        let piece = text[start..<end]
        if kind == .text, !piece.utf8.contains(where: { $0 > 0x20 }) { return }
        segments.append(PolicySegment(kind: kind, text: piece, line: startLine, indent: indent))
    }
}

/// What one line begins.
private struct PolicyMark {
    let kind: PolicySegment.Kind
    /// Number of an article.
    let articleNumber: Int?
    /// Where the line reads on.
    let rest: Substring.Index

    init?(_ line: Substring, after lastArticle: Int) {
        let content = line.drop { $0.isWhitespace }
        if content.hasPrefix("<!--") {
            guard let end = content.firstRange(of: "-->"), trimmed(content[..<end.lowerBound].dropFirst(4)) == "解读"
            else {
                return nil
            }
            self.init(.interpretation, rest: end.upperBound)
            return
        }
        let isHeading = content.hasPrefix("#")
        let body = content.drop { $0 == "#" || $0 == "*" || $0.isWhitespace }
        if isHeading, ["解读", "interpretation"].contains(trimmed(body).lowercased()) {
            self.init(.interpretation, rest: line.endIndex)
            return
        }
        self.init(numbered: body, isBold: content[..<body.startIndex].last == "*", after: lastArticle)
    }

    private init(_ kind: PolicySegment.Kind, articleNumber: Int? = nil, rest: Substring.Index) {
        self.kind = kind
        self.articleNumber = articleNumber
        self.rest = rest
    }

    private init?(numbered body: Substring, isBold: Bool, after lastArticle: Int) {
        let digits = body.dropFirst().prefix { chineseDigits.contains($0) || $0.isASCII && $0.isNumber }
        guard body.first == "第", !digits.isEmpty, let sign = body[digits.endIndex...].first else { return nil }
        var rest = body[digits.endIndex...].dropFirst()
        guard sign == "条" else {
            guard let level = ["编": 1, "章": 2, "节": 3][sign], Self.endsLabel(rest) else { return nil }
            let title = body.filter { $0 != "*" }
            guard title.count <= 60, title.last != "。" else { return nil }
            self.init(.heading(level: level, title: Self.spaced(title)), rest: body.endIndex)
            return
        }
        if rest.first == "之", rest.dropFirst().first.map(chineseDigits.contains) == true {
            rest = rest.dropFirst().drop(while: chineseDigits.contains)
        }
        let label = String(body[..<rest.startIndex])
        if isBold { rest = rest.drop { $0 == "*" } }
        let number = chineseNumber(digits)
        let followsOn =
            number == lastArticle + 1
            && !["规定", "所", "第", "、", "，", "。", "和", "或", "及", "至", "中", "的"].contains { rest.hasPrefix($0) }
        guard Self.endsLabel(rest) || followsOn else { return nil }
        let text = rest.drop { $0.isWhitespace || $0 == "：" || $0 == ":" }
        self.init(.article(label: label), articleNumber: number, rest: text.startIndex)
    }

    private static func endsLabel(_ rest: Substring) -> Bool {
        guard let next = rest.first else { return true }
        return next.isWhitespace || next == "：" || next == ":"
    }

    /// One ordinary space wherever there is white space.
    private static func spaced(_ title: some StringProtocol) -> String {
        title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

private let chineseDigits: Set<Character> = [
    "零", "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "两",
]

/// 一百二十 is 120; digits are read as they are.
private func chineseNumber(_ text: Substring) -> Int? {
    if let number = Int(text) { return number }
    let values: [Character: Int] = [
        "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    let powers: [Character: Int] = ["十": 10, "百": 100, "千": 1000]
    var total = 0
    var digit: Int?
    for character in text {
        if let power = powers[character] {
            total += (digit ?? 1) * power
            digit = nil
        } else if let value = values[character] {
            digit = value
        } else {
            return nil
        }
    }
    return total + (digit ?? 0)
}
