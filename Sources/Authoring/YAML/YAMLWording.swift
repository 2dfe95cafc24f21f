import Content

/// libyaml's complaints in words that a clerk can act on. What is not listed is passed on as libyaml says it.
struct YAMLWording {
    let message: Message
    let hint: Message?

    init(_ problem: String) {
        let entry = Self.known.first { problem.contains($0.problem) }
        message =
            entry.map { Message(zh: $0.chinese, en: problem) }
            ?? Message(zh: "YAML 写法有误：\(problem)", en: problem)
        hint = entry?.hint
    }

    private struct Entry {
        let problem: String
        let chinese: String
        let hint: Message
    }

    private static let quote = Message(
        zh: "值里有冒号加空格、井号、引号、{ 或 [ 时，把整个值放进引号里", en: "put a value that holds ': ', '#', quotes, { or [ in quotes")

    private static let known = [
        Entry(problem: "mapping values are not allowed", chinese: "这里不能再出现“: ”", hint: quote),
        Entry(
            problem: "could not find expected ':'", chinese: "这一行没有“键: 值”",
            hint: Message(zh: "冒号要用英文半角，后面空一格", en: "write 'key: value' with an ASCII colon and a space")),
        Entry(
            problem: "did not find expected key", chinese: "这里应该是一个键",
            hint: Message(zh: "检查缩进和引号是否对齐、成对", en: "check the indentation and that quotes are closed")),
        Entry(
            problem: "found character that cannot start any token", chinese: "这里的字符不能开头",
            hint: Message(
                zh: "缩进用空格，不用制表符；以 @ 或 ` 开头的值要加引号",
                en: "indent with spaces, not tabs; quote values that begin with @ or `")),
        Entry(
            problem: "unexpected end of stream", chinese: "引号没有结束", hint: Message(zh: "补上引号", en: "close the quote")),
        Entry(problem: "did not find expected ',' or ']'", chinese: "方括号里缺“,”或“]”", hint: quote),
        Entry(problem: "did not find expected ',' or '}'", chinese: "花括号里缺“,”或“}”", hint: quote),
        Entry(
            problem: "did not find expected '-' indicator", chinese: "列表里这一行应该以“-”开头",
            hint: Message(zh: "列表的每一条都以“- ”开头，并且对齐", en: "begin every entry with '- ' and align them")),
        Entry(
            problem: "block sequence entries are not allowed", chinese: "这里不能写列表",
            hint: Message(zh: "列表另起一行", en: "begin the list on a new line")),
        Entry(problem: "did not find expected node content", chinese: "这里缺少内容", hint: quote),
        Entry(
            problem: "undefined alias", chinese: "不允许使用 YAML 锚点（& 和 *）",
            hint: Message(zh: "以 * 开头的文字要加引号", en: "put texts that begin with * in quotes")),
        Entry(
            problem: "another document", chinese: "出现了第二个“---”",
            hint: Message(zh: "一个文件只写一份", en: "write one document a file")),
        Entry(
            problem: "Maximum nesting level", chinese: "括号或缩进层数太多", hint: Message(zh: "减少层数", en: "nest less deeply")),
    ]
}
