import Content

extension TakeAwayDocument {
    /// The checklist of a guide: what to bring with what was ticked, what happens, where to go, whom to call.
    /// - Parameters:
    ///   - window: the window's title, where there is one.
    ///   - limit: the time limit in words.
    ///   - ticks: indices of the papers that are at hand.
    public init(
        checklist item: Item, guide: ServiceGuide, title: String, window: String?, limit: String?, ticks: Set<Int>,
        code: ShortCode, wording: TakeAwayWording
    ) {
        let materials = guide.materials.enumerated().map { index, material in
            Line(material.words(wording), mark: ticks.contains(index) ? .ticked : .open)
        }
        let steps = guide.steps.enumerated().map { index, step in
            let details = [step.who, step.time].compactMap { $0 }
            return Line("\(index + 1). \(step.name)" + (details.isEmpty ? "" : "（\(details.joined(separator: "，"))）"))
        }
        let fee =
            guide.fees.isEmpty
            ? wording.free : guide.fees.map { "\($0.item) ¥\($0.amount)" }.joined(separator: "、")
        let facts: [(String, String?)] = [
            (wording.window, window), (wording.address, guide.place), (wording.hours, guide.hours),
            (wording.phone, guide.phone), (wording.complaints, guide.complaintPhone), (wording.limit, limit),
            (wording.fee, fee),
        ]
        self.init(
            title: title, subtitle: item.responsible?.office ?? guide.authority, code: code, codeWord: wording.code,
            sections: [
                Section(wording.materials, materials.isEmpty ? [Line(wording.noMaterials)] : materials),
                Section(wording.steps, steps),
                Section(
                    wording.place,
                    facts.compactMap { name, value in
                        value.flatMap { $0.isEmpty ? nil : Line("\(name)：\($0)") }
                    }),
            ])
    }

    /// The whole text of a policy, a paragraph or article a line.
    public init(policy: PolicyDocument, title: String, code: ShortCode, wording: TakeAwayWording) {
        self.init(
            title: title, subtitle: policy.source, code: code, codeWord: wording.code,
            sections: [Section(nil, policy.parts.flatMap(\.lines).map { Line($0) })])
    }

    /// One part of a policy, such as an article.
    /// - Parameter part: its index; out of range gives nil.
    public init?(policy: PolicyDocument, part: Int, title: String, code: ShortCode, wording: TakeAwayWording) {
        guard policy.parts.indices.contains(part) else { return nil }
        self.init(
            title: title, subtitle: policy.source, code: code, codeWord: wording.code,
            sections: [Section(nil, policy.parts[part].lines.map { Line($0) })])
    }

    /// The text of a notice, an affair or another item.
    public init(text item: Item, title: String, subtitle: String, code: ShortCode, wording: TakeAwayWording) {
        let lines = [item.summary].compactMap { $0 } + item.body.plain.lines
        self.init(
            title: title, subtitle: subtitle, code: code, codeWord: wording.code,
            sections: [Section(nil, lines.map { Line($0) })])
    }
}

extension PolicyDocument {
    /// Who issued it, and under which number.
    fileprivate var source: String { [issuer, number].compactMap { $0 }.joined(separator: " ") }
}

extension PolicyPart {
    /// The words of a part, a paragraph a line.
    fileprivate var lines: [String] {
        switch self {
        case .heading(_, let title): [title]
        case .text(let blocks): blocks.plain.lines
        case .article(let label, let blocks): ("\(label)　" + blocks.plain).lines
        }
    }
}

extension String {
    fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}

extension Material {
    /// `户口簿（原件，2 份，自备）`.
    fileprivate func words(_ wording: TakeAwayWording) -> String {
        let needed: String? =
            switch need {
            case .always: nil
            case .optional: wording.optional
            case .when(let condition):
                condition.contains("需") ? condition : wording.onlyIf.replacing("%@", with: condition)
            }
        let number = count > 1 ? wording.sheets.replacing("%@", with: "\(count)") : nil
        let details = [form.text, number, needed, source].compactMap { $0 }
        return "\(name)（\(details.joined(separator: "，"))）"
    }
}

extension String {
    fileprivate func replacing(_ mark: String, with value: String) -> String {
        split(separator: mark, omittingEmptySubsequences: false).joined(separator: value)
    }
}
