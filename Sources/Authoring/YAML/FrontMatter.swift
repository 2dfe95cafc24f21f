import Content

/// The two halves of an item's file: YAML between two `---` lines, and Markdown below.
struct FrontMatter: Sendable {
    /// The YAML.
    let yaml: Substring
    /// Line of the file on which the YAML begins.
    let yamlLine: Int
    /// The Markdown.
    let body: Substring
    /// Line of the file on which the Markdown begins.
    let bodyLine: Int

    /// Splits a file; nil when its front matter does not begin or does not end, which is then reported.
    init?(_ text: String, findings: Findings) {
        var rest = text[...]
        var line = 0
        func nextLine() -> Substring? {
            guard !rest.isEmpty else { return nil }
            line += 1
            let end = rest.utf8.firstIndex(of: 0x0A) ?? rest.endIndex
            let found = rest[..<end]
            rest = end == rest.endIndex ? rest[end...] : rest[text.utf8.index(after: end)...]
            return found
        }
        var first = nextLine()
        while let blank = first, blank.allSatisfy(\.isWhitespace) { first = nextLine() }
        guard let first, Self.isFence(first) else {
            findings.error(
                Message(zh: "文件开头没有“---”", en: "the file does not begin with '---'"), at: .start,
                hint: Message(
                    zh: "第一行写 ---，然后写标题、发布日期等，再写一行 ---", en: "begin with a line ---, the keys, and another line ---"))
            return nil
        }
        let opening = line
        let yamlStart = rest.startIndex
        var end = rest.startIndex
        while let next = nextLine() {
            if Self.isFence(next) {
                yaml = text[yamlStart..<end]
                yamlLine = opening + 1
                body = rest
                bodyLine = line + 1
                return
            }
            end = rest.startIndex
        }
        findings.error(
            Message(zh: "开头的“---”没有结束", en: "the front matter that begins here has no end"),
            at: Position(line: opening, column: 1),
            hint: Message(zh: "在正文前面另写一行 ---", en: "write another line --- before the text"))
        return nil
    }

    private static func isFence(_ line: Substring) -> Bool {
        line.utf8.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(\.isWhitespace)
    }
}

extension FrontMatter {
    /// The lines of the keys that staff added to a file which an import wrote: those besides its own.
    static func added(to old: String?, besides keys: Set<String>) -> [String] {
        guard let old, old.hasPrefix("---\n") else { return [] }
        var kept: [String] = []
        var isKept = false
        for line in old.split(separator: "\n", omittingEmptySubsequences: false).dropFirst() {
            if line == "---" { break }
            if let first = line.first, !first.isWhitespace, first != "#", first != "-" {
                isKept = !keys.contains(String(line.prefix { $0 != ":" && $0 != "：" }))
            } else if line.hasPrefix("#") {
                isKept = false
            }
            if isKept { kept.append(String(line)) }
        }
        return kept
    }
}
