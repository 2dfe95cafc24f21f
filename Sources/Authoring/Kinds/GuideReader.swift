import Content

extension ItemReader {
    /// 办事指南.
    mutating func guide() -> ServiceGuide {
        let guide = ServiceGuide(
            itemType: map.requiredChoice(.itemType, Choices.itemTypes, default: .publicService), code: map.text(.code),
            audience: map.texts(.audience, separators: ["、", "，", ","]), authority: map.requiredText(.authority),
            basis: basis(), conditions: conditions(), materials: materials(), steps: steps(),
            statutoryLimit: limit(.statutoryLimit), promisedLimit: limit(.promisedLimit), fees: fees(),
            window: reference(.window, in: map, kinds: [.window]), place: map.requiredText(.place),
            hours: map.requiredText(.hours), phone: map.requiredText(.guidePhone),
            complaintPhone: map.requiredText(.complaintPhone), results: map.texts(.results), online: map.text(.online),
            questions: questions(.questions), noticeOnce: map.text(.noticeOnce), popularity: map.whole(.popularity) ?? 0
        )
        if guide.promisedLimit == nil, !map.faulty.contains("promised-limit") {
            findings.warning(
                Message(zh: "没有写承诺时限", en: "there is no promised limit"), at: map.position,
                hint: Message(zh: "例如 承诺时限: 5个工作日", en: "such as promised-limit: 5 working days"))
        }
        return guide
    }

    private func limit(_ key: Key) -> TimeLimit? {
        map.value(key) { text throws(ContentError) in try TimeLimit(parsing: text) }
    }

    private func conditions() -> [String] {
        if map.node(.conditions) == nil { map.missing(.conditions) }
        return map.texts(.conditions)
    }

    private func basis() -> [LegalBasis] {
        if map.node(.basis) == nil { map.missing(.basis) }
        return map.maps(.basis, .basis).map { entry in
            LegalBasis(
                title: entry.requiredText(.basisTitle), number: entry.text(.number), article: entry.text(.article),
                link: reference(.link, in: entry, kinds: [.policy]))
        }
    }

    private mutating func materials() -> [Material] {
        if map.node(.materials) == nil { map.missing(.materials) }
        var found: [Material] = []
        for entry in map.maps(.materials, .material) {
            found.append(
                Material(
                    name: entry.requiredText(.name), form: entry.choice(.form, Choices.forms) ?? .original,
                    count: entry.whole(.count) ?? 1, need: need(entry.text(.required)), source: entry.text(.source),
                    sample: picture(.sample, in: entry), note: entry.text(.note)))
        }
        return found
    }

    private func need(_ text: String?) -> MaterialNeed {
        guard let text, !text.isEmpty else { return .always }
        return switch Choices.yesOrNo(text) {
        case true: .always
        case false: .optional
        case nil: .when(text)
        }
    }

    private func steps() -> [ServiceStep] {
        if map.node(.steps) == nil { map.missing(.steps) }
        return map.maps(.steps, .step).map { entry in
            for key in [Key.name, .note] {
                guard let text = entry.text(key), text.count > 60 else { continue }
                findings.warning(
                    Message(
                        zh: "这一步有 \(text.count) 个字，太长", en: "this step has \(text.count) characters, which is long"),
                    at: entry.valuePlace(of: key), hint: Message(zh: "压到 60 字以内", en: "keep it to 60"))
            }
            return ServiceStep(
                name: entry.requiredText(.name), who: entry.text(.who), time: entry.text(.time), note: entry.text(.note)
            )
        }
    }

    private func fees() -> [Fee] {
        guard let node = map.node(.fees) else {
            map.missing(.fees)
            return []
        }
        if case .scalar(let text, _) = node.content {
            if ["不收费", "免费", "none"].contains(trimmed(text).lowercased()) { return [] }
            map.error(
                .fees, Message(zh: "“收费”不能是“\(text)”", en: "'fees' cannot be '\(text)'"),
                hint: Message(
                    zh: "写“不收费”，或者一条一条写 {项目: …, 金额: …}", en: "write 'none', or a list of {item: …, amount: …}"))
            return []
        }
        return map.maps(.fees, .fee).map { entry in
            if entry.node(.amount) == nil { entry.missing(.amount) }
            let amount = entry.value(.amount) { text throws(ContentError) in try Money(parsing: text) }
            return Fee(
                item: entry.requiredText(.feeItem), amount: amount ?? .zero, standard: entry.text(.standard),
                basis: entry.text(.feeBasis))
        }
    }
}
