import Content

extension ItemReader {
    /// 政策文件.
    mutating func policy(_ text: Substring, line: Int) -> PolicyDocument {
        var document = PolicyDocument(
            issuer: map.requiredText(.issuer), number: map.text(.number), adopted: map.day(.adopted),
            promulgated: map.day(.promulgated), inForce: map.day(.inForce),
            validity: map.choice(.validity, Choices.validities) ?? .inForce, supersedes: supersedes(),
            questions: questions(.policyQuestions))
        for segment in policySegments(of: text) {
            let blocks = body.blocks(segment.text, line: line + segment.line - 1, indent: segment.indent)
            switch segment.kind {
            case .text: if !blocks.isEmpty { document.parts.append(.text(blocks)) }
            case .heading(let level, let title): document.parts.append(.heading(level: level, title: title))
            case .article(let label): document.parts.append(.article(label: label, text: blocks))
            case .interpretation: document.interpretation = blocks
            }
        }
        return document
    }

    /// In words: a reference becomes the title of its item, other texts stay.
    private func supersedes() -> [String] {
        map.places(.supersedes).compactMap { text, place in
            guard (try? ItemID(text)) != nil, text.contains(where: \.isLetter) else { return text }  // no id: words
            return surroundings.target(of: text, at: place, findings: findings)?.title
        }
    }
}
