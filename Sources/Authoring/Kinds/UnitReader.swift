import Content

/// Reads unit.yaml.
struct UnitReader {
    /// What a unit.yaml says.
    struct Outline: Sendable {
        var unit: Unit
        var categories: [String]
        /// 发布日期, for what has no date of its own.
        var published: Day?
    }

    let findings: Findings

    /// - Parameters:
    ///   - folder: name of the folder, which the id must equal; empty at the top.
    func read(_ root: YAMLNode, folder: String, parent: UnitID?) -> Outline {
        let map = MapReader(root, .unit, findings: findings)
        let unit = Unit(
            id: id(map, folder: folder), parent: parent, name: map.requiredText(.name),
            nameEnglish: map.text(.nameEnglish),
            level: map.requiredChoice(.unitLevel, Choices.unitLevels, default: .village), center: map.text(.center),
            order: map.whole(.order) ?? 0, address: map.text(.address), hours: map.text(.officeHours),
            phone: map.text(.phone), introduction: map.text(.introduction),
            facts: map.maps(.facts, .fact).map {
                UnitFact(name: $0.requiredText(.name), value: $0.requiredText(.value))
            })
        return Outline(
            unit: unit, categories: map.texts(.categories, separators: ["、", "，", ","]), published: map.day(.published))
    }

    private func id(_ map: MapReader, folder: String) -> UnitID {
        let text = map.requiredText(.id)
        if !text.isEmpty {
            do {
                let id = try UnitID(text)
                if !folder.isEmpty, text != folder {
                    map.error(
                        .id,
                        Message(
                            zh: "编号“\(text)”与文件夹名“\(folder)”不一致",
                            en: "id '\(text)' differs from the folder's name '\(folder)'"),
                        hint: Message(zh: "改成一样的", en: "make them the same"))
                }
                return id
            } catch {
                map.error(.id, error)
            }
        }
        return Self.standIn(for: folder)
    }

    /// An id for a unit whose own cannot be read, so that the rest of its folder can be checked.
    static func standIn(for folder: String) -> UnitID {
        for name in [folder, "unit"] {
            // The second is always an id.
            if let id = try? UnitID(name) { return id }
        }
        preconditionFailure("'unit' is an id")
    }
}
