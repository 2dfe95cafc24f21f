import Authoring
import Content

/// Reads the items of a content folder.
enum ExportedFolder {
    static func read(_ path: String) async -> [Item] {
        let day = Day(ordinal: noon / 86_400)
        return await AuthoringFolder(path: path).validate(today: day).tree?.units.flatMap(\.items) ?? []
    }
}
