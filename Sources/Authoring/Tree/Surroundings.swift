import Content

/// What the reader of one file may know about the rest of the tree.
struct Surroundings: Sendable {
    /// Index of the unit.
    let unit: Int
    let unitID: UnitID
    /// Path of the unit's folder relative to the root, ending in `/`, or empty.
    let unitPath: String
    /// Themes that the unit and those above allow; nil when none are named.
    let categories: [String]?
    /// What items have that carry no date of their own.
    let undatedDay: Day
    let index: ReferenceIndex
    let pictures: PictureShelf
    let today: Day

    /// The item that a text refers to; an unknown one is reported.
    func target(
        of reference: String, kinds: Set<ItemKind> = Set(ItemKind.allCases), at place: Position, findings: Findings
    ) -> ReferenceIndex.Target? {
        let isWanted = { (target: ReferenceIndex.Target) in kinds.contains(target.kind) }
        if let found = index.target(of: reference, in: unit, where: isWanted) { return found }
        let word = reference.split(separator: "/").last.map { split(String($0)).stem } ?? reference
        findings.error(
            Message(zh: "找不到“\(reference)”", en: "there is no '\(reference)'"), at: place,
            hint: hint(for: reference, word: word, isWanted))
        return nil
    }

    private func hint(
        for reference: String, word: String, _ isWanted: (ReferenceIndex.Target) -> Bool
    ) -> Message? {
        if word != reference, index.target(of: word, in: unit, where: isWanted) != nil {
            return Message(zh: "写成“\(word)”", en: "write '\(word)'")
        }
        if let other = index.target(of: reference, in: unit) {
            return Message(
                zh: "“\(reference)”是 \(other.kind.rawValue)，这里不能用", en: "'\(reference)' is a \(other.kind.rawValue)")
        }
        return didYouMean(word, among: index.candidates(for: word, in: unit, where: isWanted))
    }

    /// An office in words: an id becomes the name of that office, other texts stay.
    func officeName(_ text: String?, _ key: Key, in map: MapReader) -> String? {
        officeName(text, at: map.valuePlace(of: key), findings: map.findings)
    }

    func officeName(_ text: String?, at place: Position, findings: Findings) -> String? {
        guard let text, (try? ItemID(text)) != nil else { return text }  // not an id: it is a name
        guard text.contains(where: \.isLetter) else { return text }
        return target(of: text, kinds: [.office], at: place, findings: findings)?.title
    }

    /// A picture below the unit's folder; one that cannot be used is reported.
    func picture(_ path: String, at place: Position, findings: Findings, used: inout Set<String>) -> MediaReference? {
        guard let relative = pictures.path(of: path, below: unitPath) else {
            findings.error(
                Message(zh: "图片路径“\(path)”超出了本单位的文件夹", en: "the path '\(path)' leaves the unit's folder"), at: place,
                hint: Message(zh: "写成 media/文件名", en: "write media/name"))
            return nil
        }
        guard let shelved = pictures[relative] else {
            let names = pictures.paths(below: unitPath)
            findings.error(
                Message(zh: "找不到图片“\(path)”", en: "there is no picture '\(path)'"), at: place,
                hint: didYouMean(path, among: names)
                    ?? Message(zh: "图片放在 \(unitPath)media/ 里", en: "pictures lie in \(unitPath)media/"))
            return nil
        }
        used.insert(relative)
        return shelved.reference
    }
}
