import Content

/// A law or policy as somebody else keeps it: Markdown with its title as the first heading, and under it lines that
/// say when and by whom it was made.
///
/// ```
/// # 城市居民最低生活保障条例
///
/// 1999年9月28日 中华人民共和国国务院令第271号发布
///
/// <!-- INFO END -->
///
/// 第一条 为了…
/// ```
/// The mark is not needed: without it, the lines under the title count as long as they hold a date or a number.
struct PolicyFile: Hashable, Sendable {
    /// The first heading, as it is, without comments.
    let title: String
    /// The lines under the title.
    let information: [PolicyEvent]
    /// Everything below the title, the lines included, ready for an authoring folder.
    let body: String

    /// Why a file is not taken.
    enum Refusal: Error, Hashable {
        /// Nothing but front matter, or hidden by it: nothing to show, and no mistake either.
        case nothingToShow
        /// There is no heading to take the title from.
        case noTitle
        /// The title is longer than an item's may be.
        case longTitle(Int)
        /// There is a title and nothing below it.
        case noText
    }

    /// - Throws: ``Refusal``.
    init(_ text: String) throws(Refusal) {
        let (frontMatter, markdown) = Self.split(text)
        let isHidden = frontMatter.contains { line in
            let plain = line.filter { !$0.isWhitespace }.lowercased()
            return plain == "bookhidden:true" || plain == "draft:true" || plain == "hidden:true"
        }
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        guard !isHidden, lines.contains(where: { !Self.withoutComments($0).allSatisfy(\.isWhitespace) }) else {
            throw .nothingToShow
        }
        guard let heading = lines.firstIndex(where: { $0.hasPrefix("# ") || $0.hasPrefix("#\t") }) else {
            throw .noTitle
        }
        let title = trimmed(Self.withoutComments(lines[heading].dropFirst()))
        guard !title.isEmpty else { throw .noTitle }
        guard title.count <= Item.titleLimit else { throw .longTitle(title.count) }
        let before = lines[..<heading].map(Self.plain)
        let after = lines[(heading + 1)...].map(Self.plain)
        let end = after.firstIndex { $0.contains("<!-- INFO END -->") }
        let candidates = after[..<(end ?? after.count)].map { trimmed($0[...]) }.filter { !$0.isEmpty }
        information = (end == nil ? candidates.prefix { PolicyEvent.looksLikeOne($0) }[...] : candidates[...])
            .map(PolicyEvent.init)
        let kept = before + after.enumerated().filter { $0.offset != end }.map(\.element)
        let body = Self.spaced(kept, paragraphs: information.count)
        guard body.contains(where: { !$0.isWhitespace }) else { throw .noText }
        self.title = title
        self.body = body
    }

    /// The lines of front matter, if there is any, and the rest.
    private static func split(_ text: String) -> (frontMatter: [Substring], rest: Substring) {
        guard text.hasPrefix("---\n") else { return ([], text[...]) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let end = lines.dropFirst().firstIndex(where: { trimmed($0) == "---" }) else { return ([], text[...]) }
        guard end + 1 < lines.count else { return (Array(lines[1..<end]), "") }
        return (Array(lines[1..<end]), text[lines[end + 1].startIndex...])
    }

    private static func withoutComments(_ line: Substring) -> Substring {
        var line = line
        while let begin = line.firstRange(of: "<!--"), let end = line[begin.upperBound...].firstRange(of: "-->") {
            line = line[..<begin.lowerBound] + line[end.upperBound...]
        }
        return line
    }

    /// A line without pictures and links that lead out of the folder it came from; their words stay.
    private static func plain(_ line: Substring) -> String {
        guard line.contains("](") else { return String(line) }
        var result = ""
        var rest = line
        while let middle = rest.firstRange(of: "]("), let open = rest[..<middle.lowerBound].lastIndex(of: "["),
            let close = rest[middle.upperBound...].firstIndex(of: ")")
        {
            let target = rest[middle.upperBound..<close]
            let isPicture = open > rest.startIndex && rest[rest.index(before: open)] == "!"
            let isWeb = target.hasPrefix("https://") || target.hasPrefix("http://")
            if isWeb, !isPicture {
                result += rest[...close]
            } else {
                result += rest[..<(isPicture ? rest.index(before: open) : open)]
                result += rest[rest.index(after: open)..<middle.lowerBound]
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The lines under the title as paragraphs of their own: Markdown would join them.
    private static func spaced(_ lines: [String], paragraphs: Int) -> String {
        var left = paragraphs
        var spaced: [String] = []
        for line in lines {
            spaced.append(line)
            guard left > 0, !line.allSatisfy(\.isWhitespace) else { continue }
            left -= 1
            spaced.append("")
        }
        return spaced.joined(separator: "\n")
    }
}

/// One line under a title: a date and what happened then.
struct PolicyEvent: Hashable, Sendable {
    /// The first date in it.
    let day: Day?
    /// What stands behind the date.
    let text: String

    init(_ line: String) {
        let found = Self.date(in: line)
        day = found?.day
        let rest = found.map { String(line[$0.end...]) } ?? line
        text = trimmed(rest[...])
    }

    /// Whether a line under a title tells when or by whom, where no mark says so.
    static func looksLikeOne(_ line: String) -> Bool {
        guard line.count <= 200, !line.hasPrefix("#"), !line.hasPrefix("第") else { return false }
        let start = line.drop { "(（[【*".contains($0) }
        if let found = date(in: line), found.begin <= line.index(start.startIndex, offsetBy: 0) { return true }
        return number(in: line) != nil && line.count <= 60
    }

    /// 2017年12月1日, 2017-12-01, 2017.12.1 or 2017/12/1.
    private static func date(in line: String) -> (day: Day, begin: String.Index, end: String.Index)? {
        let pattern = /(\d{4})\s*(?:年|[-.\/])\s*(\d{1,2})\s*(?:月|[-.\/])\s*(\d{1,2})\s*日?/
        guard let match = line.firstMatch(of: pattern), let year = Int(match.1), let month = Int(match.2),
            let day = Int(match.3),
            // A day that the calendar does not have is no date, and the line is kept as text.
            let found = try? Day(year: year, month: month, day: day)
        else { return nil }
        return (found, match.range.lowerBound, match.range.upperBound)
    }

    /// 国务院令第271号, 法释〔2020〕17号, 公告第12号.
    static func number(in line: String) -> String? {
        let order = /[\u{4E00}-\u{9FFF}]{2,40}?(?:令|公告)\s*(?:[〔\[（(]\d{4}[〕\]）)])?\s*第?\s*[\d一二三四五六七八九十百零〇]{1,6}\s*号/
        if let match = line.firstMatch(of: order) { return String(match.0.filter { !$0.isWhitespace }) }
        let file = /[\u{4E00}-\u{9FFF}]{1,16}\s*[〔\[]\s*\d{4}\s*[〕\]]\s*第?\s*\d{1,5}\s*号/
        return line.firstMatch(of: file).map { String($0.0.filter { !$0.isWhitespace }) }
    }
}

extension PolicyFile {
    /// 文号: that of the first line that has one.
    var number: String? { information.lazy.compactMap { PolicyEvent.number(in: $0.text) }.first }

    /// 成文日期: when it was first passed.
    var adopted: Day? { first("通过", "批准", "制定") }

    /// 公布日期.
    var promulgated: Day? { first("公布", "发布", "公告") }

    /// 施行日期, where it does not lie before the day of publication.
    var inForce: Day? {
        guard let day = first("施行", "生效", "实施") else { return nil }
        return promulgated.map { day >= $0 } ?? true ? day : nil
    }

    /// When it was last made public: the newest day on which something happened besides coming into force.
    var published: Day? {
        information.filter { !$0.text.contains("施行") || $0.text.count > 6 }.compactMap(\.day).max()
            ?? information.compactMap(\.day).max()
    }

    private func first(_ words: String...) -> Day? {
        information.first { event in event.day != nil && words.contains { event.text.contains($0) } }?.day
    }

    /// 发文机关, from the lines, else from the title; nil when neither tells.
    var issuer: String? {
        information.lazy.compactMap { Self.issuer(in: $0.text) }.first ?? Self.issuer(in: title)
    }

    private static func issuer(in text: String) -> String? {
        let ends = [
            "人民代表大会常务委员会", "人民代表大会", "最高人民法院", "最高人民检察院", "国务院", "人民政府", "办公厅", "委员会", "总局", "公安部", "财政部",
            "民政部",
        ]
        for end in ends {
            guard let range = text.firstRange(of: end) else { continue }
            if end == "国务院" || end.hasPrefix("最高") { return end }
            let start = text[..<range.lowerBound].lastIndex { !$0.isLetter }.map { text.index(after: $0) }
            let name = String(text[(start ?? text.startIndex)..<range.upperBound])
            // 河南省第十二届人民代表大会 is the 河南省人民代表大会.
            let plain = name.replacing(/第[一二三四五六七八九十\d]+届/, with: "")
            guard plain.count <= 40, plain.count > end.count || end.count > 2 else { continue }
            return plain
        }
        return nil
    }
}
