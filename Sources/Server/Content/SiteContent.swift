import Authoring
import Content

/// How much of what a unit must disclose is public.
struct UnitDisclosure: Sendable {
    let unit: Unit
    let report: DisclosureReport
}

/// What the authoring folder says of the place: units, offices, titles, and what is disclosed.
struct SiteContent: Sendable {
    var tree = UnitTree()
    var offices: [String: [String]] = [:]
    var titles: [String: String] = [:]
    var disclosure: [UnitDisclosure] = []
    /// Folder of each unit.
    var folders: [String: String] = [:]

    /// Reads a folder.
    ///
    /// - Throws: ``ServerError/content(path:errors:)``.
    static func read(_ path: String, today: Day) async throws(ServerError) -> SiteContent {
        let validation = await AuthoringFolder(path: path).validate(today: today)
        guard let units = validation.tree?.units else {
            throw .content(path: path, errors: validation.errorCount)
        }
        var content = SiteContent()
        content.tree = UnitTree(units.map { (id: $0.unit.id.text, parent: $0.unit.parent?.text, name: $0.unit.name) })
        for authored in units {
            let id = authored.unit.id.text
            content.folders[id] =
                authored.unit.parent.map { "\(content.folders[$0.text] ?? path)/units/\(id)" } ?? path
            content.offices[id] = authored.items.filter { $0.kind == .office }.map(\.title)
            for item in authored.items { content.titles[item.id.text] = item.title }
            for item in authored.items {
                guard case .catalogue(let catalogue) = item.detail else { continue }
                let publications = authored.items.flatMap { $0.publications(in: catalogue) }
                content.disclosure.append(
                    UnitDisclosure(
                        unit: authored.unit,
                        report: DisclosureReport(catalogue: catalogue, publications: publications, today: today)))
            }
        }
        return content
    }

    /// Offices to which something of a unit can be given: its own and those of the units above, then the units.
    func offices(for unit: String) -> [String] {
        let above = tree.all.filter { tree.isUnit(unit, within: $0) }
        return above.reversed().flatMap { offices[$0] ?? [] } + above.reversed().map(tree.name)
    }
}
