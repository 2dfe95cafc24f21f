import Content

/// Reads one Markdown or YAML file that makes one item.
struct ItemReader {
    let map: MapReader
    let surroundings: Surroundings
    let id: ItemID
    var usedPictures: Set<String> = []
    var body: BodyReader
    let isBodyLong: Bool
    private let bodyText: Substring
    private let bodyLine: Int

    var findings: Findings { map.findings }
    var today: Day { surroundings.today }

    init(_ file: ParsedItem, _ vocabulary: Vocabulary, id: ItemID, surroundings: Surroundings, findings: Findings) {
        map = MapReader(file.front, vocabulary, findings: findings)
        self.surroundings = surroundings
        self.id = id
        body = BodyReader(surroundings, own: id, findings: findings)
        bodyText = file.body
        bodyLine = file.bodyLine
        isBodyLong = file.body.utf8.count > 1500 * 3
    }

    /// Reads the file as its shelf says.
    mutating func read(_ shelf: Shelf) -> FileReading {
        let detail: ItemDetail
        var blocks: [Block] = []
        switch shelf {
        case .guides:
            detail = .guide(guide())
            blocks = wholeBody()
            warnIfLong(blocks)
        case .policies: detail = .policy(policy(bodyText, line: bodyLine))
        case .affairs:
            detail = .affair(affair())
            blocks = wholeBody()
        case .notices:
            detail = .notice(notice())
            blocks = wholeBody()
            warnIfLong(blocks)
        case .slides:
            detail = .slide(slide())
            blocks = wholeBody()
        case .replies:
            detail = .reply(reply())
            blocks = wholeBody()
        case .flows: detail = .flow(flow())
        case .ledgers, .statistics: return FileReading()
        }
        let item = item(detail, body: blocks)
        reportViolations(of: item)
        warnIfExpired(item)
        return FileReading(
            items: [
                ReadItem(
                    item: item, path: findings.path, place: map.place(of: "title"),
                    periodPlace: map.place(of: "period"),
                    entryPlace: map.place(of: "entry"), anchoredLinks: body.anchoredLinks)
            ], problems: findings.problems, usedPictures: usedPictures.union(body.usedPictures))
    }

    private mutating func wholeBody() -> [Block] { body.blocks(bodyText, line: bodyLine) }

    // MARK: What all items have

    private mutating func item(_ detail: ItemDetail, body: [Block]) -> Item {
        let title = map.requiredText(.title)
        let published = map.requiredDay(.published)
        return Item(
            id: id, unit: surroundings.unitID, title: title, titleEnglish: map.text(.titleEnglish),
            category: category(),
            keywords: map.texts(.keywords, separators: ["、", "，", ","]), published: published,
            effective: map.day(.effective), expires: map.day(.expires),
            cycle: map.choice(.cycle, Choices.cycles) ?? .permanent, responsible: responsible(),
            attachments: attachments(), related: references(.related), summary: summary(), body: body, detail: detail)
    }

    private func category() -> String? {
        guard let text = map.text(.category), let allowed = surroundings.categories, !allowed.contains(text) else {
            return map.text(.category)
        }
        map.error(
            .category,
            Message(
                zh: "没有“\(text)”这个分类，可用：\(allowed.joined(separator: "、"))",
                en: "there is no category '\(text)'; use one of \(allowed.joined(separator: ", "))"),
            hint: didYouMean(text, among: allowed))
        return text
    }

    private func responsible() -> Responsible? { map.map(.responsible, .responsible).map(surroundings.responsible) }

    private mutating func attachments() -> [Attachment] {
        var found: [Attachment] = []
        for entry in map.maps(.attachments, .attachment) {
            let name = entry.requiredText(.name)
            guard let media = requiredPicture(.file, in: entry) else { continue }
            found.append(Attachment(name: name, media: media))
        }
        return found
    }

    private func summary() -> String? {
        guard let text = map.text(.summary) else { return nil }
        if text.count > 120 {
            findings.warning(
                Message(zh: "摘要有 \(text.count) 个字，太长", en: "the summary has \(text.count) characters, which is long"),
                at: map.valuePlace(of: .summary), hint: Message(zh: "压到 120 字以内", en: "keep it to 120"))
        }
        return text
    }

    // MARK: Pieces that several kinds use

    /// The items that a list of references means.
    func references(_ key: Key, kinds: Set<ItemKind> = Set(ItemKind.allCases)) -> [ItemID] {
        map.places(key).compactMap { reference in
            surroundings.target(of: reference.text, kinds: kinds, at: reference.place, findings: findings)?.id
        }
    }

    /// The item that one reference means.
    func reference(_ key: Key, in map: MapReader, kinds: Set<ItemKind>) -> ItemID? {
        guard let text = map.text(key), !text.isEmpty else { return nil }
        return surroundings.target(of: text, kinds: kinds, at: map.valuePlace(of: key), findings: findings)?.id
    }

    mutating func picture(_ key: Key, in map: MapReader) -> MediaReference? {
        guard let path = map.text(key), !path.isEmpty else { return nil }
        return surroundings.picture(path, at: map.valuePlace(of: key), findings: findings, used: &usedPictures)
    }

    private mutating func requiredPicture(_ key: Key, in map: MapReader) -> MediaReference? {
        map.requiredText(key).isEmpty ? nil : picture(key, in: map)
    }

    func questions(_ key: Key) -> [QuestionAndAnswer] {
        map.maps(key, .question).map {
            QuestionAndAnswer(question: $0.requiredText(.question), answer: $0.requiredText(.answer))
        }
    }

    // MARK: Rules and warnings

    private func reportViolations(of item: Item) {
        guard !map.isBroken else { return }
        for violation in item.violations where !map.faulty.contains(violation.field) {
            findings.error(
                violation.error.message.naming(map.key(violation.field)),
                at: map.place(of: violation.field, index: violation.index), hint: violation.error.hint)
        }
    }

    private func warnIfExpired(_ item: Item) {
        guard !item.isShown(on: today), let expires = item.expires else { return }
        findings.warning(
            Message(zh: "已于 \(expires) 失效，不再显示", en: "expired on \(expires): it is no longer shown"),
            at: map.valuePlace(of: .expires),
            hint: Message(zh: "改失效日期，或删掉这个文件", en: "change the date or delete the file"))
    }

    /// More than 1,500 characters do not fit one screen. Counting characters is slow, so only texts that may be so long
    /// are counted.
    private func warnIfLong(_ blocks: [Block]) {
        guard isBodyLong || bodyText.utf8.count > 1500 else { return }
        let length = blocks.plain.count
        guard length > 1500 else { return }
        findings.warning(
            Message(zh: "正文有 \(length) 个字，一屏放不下", en: "the text has \(length) characters, too long for one screen"),
            at: Position(line: bodyLine, column: 1), hint: Message(zh: "压到 1500 字以内", en: "keep it to 1,500"))
    }
}

extension Surroundings {
    /// 责任人.
    func responsible(_ map: MapReader) -> Responsible {
        Responsible(
            office: officeName(map.text(.office), .office, in: map), name: map.text(.personName),
            phone: map.text(.phone))
    }
}

extension Message {
    /// The same with a field's name in Chinese where the Chinese wording has the English one.
    func naming(_ key: Key?) -> Message {
        guard let key else { return self }
        return Message(
            zh: chinese.split(separator: "“\(key.english)", omittingEmptySubsequences: false)
                .joined(separator: "“\(key.chinese[0])"), en: english)
    }
}
