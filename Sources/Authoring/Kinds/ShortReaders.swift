import Content

extension ItemReader {
    /// 党务、政务、财务、村务.
    func affair() -> VillageAffair {
        VillageAffair(
            section: map.requiredChoice(.section, Choices.sections, default: .village), entry: map.text(.entry),
            period: map.value(.period) { text throws(ContentError) in try Period(parsing: text) },
            noticeBegin: map.day(.noticeBegin), noticeEnd: map.day(.noticeEnd),
            signatories: map.texts(.signatories, separators: ["、", "，", ","]))
    }

    /// 通知公告.
    func notice() -> Notice {
        Notice(
            level: map.choice(.level, Choices.noticeLevels) ?? .normal, pinUntil: map.day(.pinUntil),
            issuer: map.text(.noticeIssuer))
    }

    /// 屏保.
    mutating func slide() -> Slide {
        Slide(
            picture: picture(.picture, in: map), begin: map.day(.begin), end: map.day(.end),
            fromMinute: minute(.hoursFrom), toMinute: minute(.hoursTo), seconds: map.whole(.seconds) ?? 12)
    }

    /// `08:30` as a minute of the day; `24:00` is its last minute.
    private func minute(_ key: Key) -> Int? {
        guard let text = map.text(key) else { return nil }
        let parts = text.split { $0 == ":" || $0 == "：" }.map { Int($0) }
        if parts.count == 2, let hour = parts[0], let minute = parts[1] {
            if (0...23).contains(hour), (0...59).contains(minute) { return hour * 60 + minute }
            if hour == 24, minute == 0 { return 1439 }
        }
        map.error(
            key, Message(zh: "“\(text)”不是时间", en: "'\(text)' is not a time of day"),
            hint: Message(zh: "写成 08:30", en: "write 08:30"))
        return nil
    }

    /// 回音壁.
    mutating func reply() -> Reply {
        var vouchers: [MediaReference] = []
        for (path, place) in map.places(.vouchers, separators: [";", "；"]) {
            let found = surroundings.picture(path, at: place, findings: findings, used: &usedPictures)
            if let found { vouchers.append(found) }
        }
        _ = map.requiredText(.replyOffice)
        return Reply(
            question: map.requiredText(.replyQuestion), asked: map.requiredDay(.asked),
            office: surroundings.officeName(map.text(.replyOffice), .replyOffice, in: map) ?? "",
            due: map.requiredDay(.due), answered: map.day(.answered), vouchers: vouchers)
    }

    /// 权力运行流程图.
    func flow() -> PowerFlow {
        for key in [Key.nodes, .edges] where map.node(key) == nil { map.missing(key) }
        return PowerFlow(
            nodes: map.maps(.nodes, .node).map { node in
                FlowNode(
                    id: node.requiredText(.nodeID), title: node.requiredText(.nodeTitle),
                    kind: node.choice(.nodeKind, Choices.nodeKinds) ?? .step,
                    office: surroundings.officeName(node.text(.office), .office, in: node), days: node.whole(.days),
                    risk: node.text(.risk), note: node.text(.note))
            },
            edges: map.maps(.edges, .edge).map { edge in
                FlowEdge(
                    from: edge.requiredText(.from), to: edge.requiredText(.to), label: edge.text(.label),
                    days: edge.whole(.days))
            })
    }
}
