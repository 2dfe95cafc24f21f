import Content

/// The front matter of a guide, read from the parts of a document.
struct GuideDraft {
    /// Lines of YAML by key, in the order of docs/content-format.md.
    private(set) var lines: [(key: String, yaml: String)] = []
    private(set) var remarks: [ImportRemark] = []
    private let sections: GuideSections
    private let place: ImportPlace

    /// Keys that a guide must have.
    static let required = [
        "item-type", "authority", "basis", "conditions", "materials", "steps", "fees", "place", "hours", "phone",
        "complaint-phone",
    ]

    init(_ sections: GuideSections, _ place: ImportPlace) {
        self.sections = sections
        self.place = place
        itemType()
        for key in ["code", "authority", "place", "hours", "phone", "complaint-phone", "online", "notice-once"] {
            text(key)
        }
        list("audience", separators: "、，,；;")
        list("conditions")
        list("results", separators: "、；;")
        basis()
        materials()
        steps()
        limit("statutory-limit")
        limit("promised-limit")
        fees()
        questions()
        for double in sections.doubles {
            warn(
                Message(
                    zh: "“\(GuideWords.word(double.field))”又写了“\(double.words.prefix(40))”，用先写的",
                    en: "\(double.field) is written again: '\(double.words.prefix(40))'; the first was taken"))
        }
        report()
    }

    private mutating func report() {
        for (key, text) in lines {
            let word = GuideWords.word(key)
            let yaml = trimmed(text.replacing("\n  - ", with: " "))
            remarks.append(
                ImportRemark(
                    .note, place,
                    Message(zh: "认出“\(word)”：\(yaml.prefix(60))", en: "\(key) was recognised: \(yaml.prefix(60))")))
        }
        let missing = Self.required.filter { key in !lines.contains { $0.key == key } }
        guard !missing.isEmpty else { return }
        remarks.append(
            ImportRemark(
                .error, place,
                Message(
                    zh: "没有找到：\(missing.map(GuideWords.word).joined(separator: "、"))",
                    en: "not found: \(missing.joined(separator: ", "))"),
                hint: Message(
                    zh: "在草稿里补上，再把文件名开头的“_”去掉", en: "write them into the draft, then take the '_' off its name")))
    }

    /// Whether everything is there that a guide must have.
    var isComplete: Bool { !Self.required.contains { key in !lines.contains { $0.key == key } } }

    private func words(_ key: String) -> String? {
        let text = sections.found[key].map { OfficeDocument.lines($0).joined(separator: " ") } ?? ""
        return trimmed(text).isEmpty ? nil : trimmed(text)
    }

    private func entries(_ key: String) -> [String] {
        (sections.found[key].map { OfficeDocument.lines($0) } ?? []).map(LabelledText.entry).filter { !$0.isEmpty }
    }

    private mutating func put(_ key: String, _ yaml: String) { lines.append((key, yaml)) }

    private mutating func warn(_ message: Message, hint: Message? = nil) {
        remarks.append(ImportRemark(.warning, place, message, hint: hint))
    }

    private mutating func fail(_ message: Message, hint: Message? = nil) {
        remarks.append(ImportRemark(.error, place, message, hint: hint))
    }

    // MARK: Fields

    private mutating func text(_ key: String) {
        if let text = words(key) { put(key, yamlText(text)) }
    }

    private mutating func itemType() {
        guard let text = words("item-type") else { return }
        guard let type = ServiceItemType.allCases.first(where: { text.contains($0.rawValue) }) else {
            fail(Message(zh: "不认识的事项类型“\(text)”", en: "unknown item-type '\(text)'"))
            return
        }
        put("item-type", type.rawValue)
    }

    private mutating func list(_ key: String, separators: String = "") {
        var found = entries(key)
        if found.count == 1, !separators.isEmpty {
            found = found[0].split { separators.contains($0) }.map { trimmed($0) }.filter { !$0.isEmpty }
        }
        if !found.isEmpty { put(key, Self.yaml(found)) }
    }

    private static func yaml(_ texts: [String]) -> String { "[" + texts.map(yamlText).joined(separator: ", ") + "]" }

    private static func yaml(_ maps: [[(key: String, value: String)]]) -> String {
        maps.map { map in "\n  - {" + map.map { "\($0.key): \(yamlText($0.value))" }.joined(separator: ", ") + "}" }
            .joined()
    }

    /// 《社会救助暂行办法》（国务院令第649号）第四十七条.
    private mutating func basis() {
        let maps = entries("basis").map { line -> [(key: String, value: String)] in
            guard let match = line.firstMatch(of: /《([^《》]+(?:〈[^〉]*〉[^《》]*)*)》/) else { return [("title", line)] }
            var map = [("title", String(match.1))]
            let rest = String(line[match.range.upperBound...])
            if let number = rest.firstMatch(of: /[（(]([^（()）]*号[^（()）]*)[）)]/) {
                map.append(("number", String(number.1)))
            }
            if let article = rest.firstMatch(
                of: /第[一二三四五六七八九十百千零\d]+条(?:之[一二三四五六七八九十])?(?:[、和]?第?[一二三四五六七八九十\d]+[款项条])*/)
            {
                map.append(("article", String(article.0)))
            }
            return map
        }
        if !maps.isEmpty { put("basis", Self.yaml(maps)) }
    }

    private mutating func limit(_ key: String) {
        guard let text = words(key) else { return }
        let plain = folded(text).filter { !$0.isWhitespace }
        if plain.contains("当场") || plain.contains("即时") || plain.contains("即办") {
            put(key, "当场办结")
        } else if let match = plain.firstMatch(of: /(\d{1,3})个?(工作日|自然日|日|天)/) {
            put(key, match.2 == "工作日" ? "\(match.1)个工作日" : "\(match.1)天")
            if plain.count > match.0.count + 6 {
                warn(Message(zh: "“\(GuideWords.word(key))”取自“\(text)”", en: "\(key) was taken from '\(text)'"))
            }
        } else if ["无", "无法定时限", "/", "—", "-"].contains(plain) {
            return
        } else {
            fail(Message(zh: "“\(text)”不是办理时限，没有导入", en: "'\(text)' is no time limit: left out"))
        }
    }

    private mutating func fees() {
        guard let text = words("fees") else { return }
        let plain = folded(text).filter { !$0.isWhitespace && $0 != "。" }
        if ["否", "无", "免费", "不收费", "不收取费用", "免收", "不收取任何费用", "免费办理", "不收费用", "0元"].contains(plain)
            || plain.hasPrefix("不收费")
        {
            put("fees", "none")
            return
        }
        let amounts = plain.matches(of: /(\d+(?:\.\d{1,2})?)元/)
        guard amounts.count == 1, let amount = amounts.first else {
            fail(
                Message(zh: "看不出收费“\(text.prefix(60))”", en: "the fees '\(text.prefix(60))' cannot be read"),
                hint: Message(zh: "写成 {项目: …, 金额: …}", en: "write {item: …, amount: …}"))
            return
        }
        put("fees", Self.yaml([[("item", words("title") ?? "工本费"), ("amount", String(amount.1)), ("standard", text)]]))
    }

    /// 问：… 答：….
    private mutating func questions() {
        var maps: [[(key: String, value: String)]] = []
        for line in sections.found["questions"].map({ OfficeDocument.lines($0) }) ?? [] {
            let text = LabelledText.entry(line)
            if let match = text.prefixMatch(of: /(?:问题?|Q)\s*\d*\s*[:：]\s*/) {
                maps.append([("question", String(text[match.range.upperBound...]))])
            } else if let match = text.prefixMatch(of: /(?:答复?|A)\s*\d*\s*[:：]\s*/), maps.last?.count == 1 {
                maps[maps.count - 1].append(("answer", String(text[match.range.upperBound...])))
            } else if let last = maps.last, last.count == 2 {
                maps[maps.count - 1][1].value += "\n" + text
            }
        }
        maps.removeAll { $0.count < 2 }
        if !maps.isEmpty { put("questions", Self.yaml(maps)) }
    }

    // MARK: Tables

    private static let materialColumns: [(key: String, words: [String])] = [
        ("name", ["材料名称", "名称", "材料", "申请材料", "申请材料名称"]), ("form", ["材料形式", "形式", "材料类型", "原件/复印件", "原件或复印件", "材料要求"]),
        ("count", ["份数", "数量", "原件份数"]), ("required", ["必要性", "是否必要", "是否必需", "必要"]),
        ("source", ["来源", "来源渠道", "材料来源", "出具单位"]), ("note", ["备注", "说明", "填报须知", "要求", "受理标准"]),
    ]
    private static let stepColumns: [(key: String, words: [String])] = [
        ("name", ["环节", "步骤", "名称", "办理环节", "流程", "环节名称", "办理步骤"]),
        ("who", ["办理人", "责任人", "办理人员", "经办人", "承办人", "承办单位", "责任单位"]),
        ("time", ["时限", "办理时限", "时间", "期限"]), ("note", ["说明", "内容", "备注", "办理内容", "工作内容", "办理标准", "审查标准"]),
    ]

    /// The records of the first table among the blocks, by the words of its head; nil when there is none.
    private mutating func records(
        _ key: String, _ columns: [(key: String, words: [String])]
    ) -> [[(key: String, value: String)]]? {
        let tables = OfficeDocument.tables(sections.found[key] ?? [])
        for table in tables {
            guard let head = table.rows.first?.map({ LabelledText.name($0.text) }) else { continue }
            let keys = head.map { cell in columns.first { $0.words.contains(cell) }?.key }
            guard keys.contains("name") else { continue }
            for (cell, found) in zip(head, keys) where found == nil && !cell.isEmpty && !["序号", "编号"].contains(cell) {
                warn(
                    Message(
                        zh: "“\(GuideWords.word(key))”表里的“\(cell)”列没有导入",
                        en: "the column '\(cell)' of \(key) was left out"))
            }
            return table.rows.dropFirst().compactMap { row in
                var map: [(key: String, value: String)] = []
                for (cell, key) in zip(row, keys) {
                    let text = trimmed(cell.text.replacing("\n", with: " "))
                    if let key, !CellAmount.isNothing(text), !map.contains(where: { $0.key == key }) {
                        map.append((key, text))
                    }
                }
                return map.contains { $0.key == "name" } ? map : nil
            }
        }
        return nil
    }

    private mutating func materials() {
        guard let found = records("materials", Self.materialColumns) else {
            let names = entries("materials")
            if names.count == 1, ["无", "不需要"].contains(names[0]) {
                put("materials", "[]")
            } else if !names.isEmpty {
                put("materials", Self.yaml(names.map { [("name", $0)] }))
            }
            return
        }
        put("materials", Self.yaml(found.map { map in map.compactMap { entry in material(entry) } }))
    }

    /// Forms and counts in the words of the format; what says something else stays as a note.
    private mutating func material(_ entry: (key: String, value: String)) -> (key: String, value: String)? {
        switch entry.key {
        case "form":
            let text = entry.value
            let isBoth = text.contains("原件") && text.contains("复印件")
            if isBoth { return ("form", "原件和复印件") }
            if text.contains("复印件") { return ("form", "复印件") }
            if text.contains("电子") { return ("form", "电子件") }
            if text.contains("原件") { return ("form", "原件") }
        case "count":
            if let match = folded(entry.value).firstMatch(of: /\d{1,2}/), let count = Int(match.0), count >= 1 {
                return ("count", "\(count)")
            }
        case "required":
            if ["必要", "必需", "是", "必备"].contains(entry.value) { return ("required", "是") }
            if ["非必要", "否", "容缺", "非必需"].contains(entry.value) { return ("required", "否") }
            return entry
        default: return entry
        }
        warn(Message(zh: "材料里的“\(entry.value)”没有导入", en: "'\(entry.value)' of a material was left out"))
        return nil
    }

    private mutating func steps() {
        if let found = records("steps", Self.stepColumns) {
            put("steps", Self.yaml(found))
            return
        }
        var lines = entries("steps")
        for arrow in ["→", "——>", "-->", "➔", "⇒"] where lines.count == 1 && lines[0].contains(arrow) {
            lines = lines[0].split(separator: arrow).map { LabelledText.entry(String($0)) }
        }
        guard !lines.isEmpty else { return }
        put(
            "steps",
            Self.yaml(
                lines.map { line in
                    let labelled = line.split(maxSplits: 1) { $0 == "：" || $0 == ":" }.map { trimmed($0) }
                    return labelled.count == 2 && labelled[0].count <= 12
                        ? [("name", labelled[0]), ("note", labelled[1])] : [("name", line)]
                }))
    }
}
