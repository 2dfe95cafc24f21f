import Content

/// What must be known of the whole tree before any item can be read: its units, and everything that can be referred to.
struct Outline: Sendable {
    private(set) var units: [UnitReader.Outline] = []
    private(set) var index: ReferenceIndex
    private(set) var problems: [Problem] = []
    /// Ids of the files that make one item, by position in `files`.
    private(set) var ids: [ItemID?] = []
    private let scan: FolderScan

    init(_ scan: FolderScan, files: [ParsedFile]) {
        self.scan = scan
        index = ReferenceIndex(parents: scan.units.map(\.parent))
        readUnits(files)
        for file in files { ids.append(enter(file)) }
    }

    // MARK: Units

    private mutating func readUnits(_ files: [ParsedFile]) {
        var roots: [Int: ParsedFile] = [:]
        for file in files where file.file.role == .unit && roots[file.file.unit] == nil { roots[file.file.unit] = file }
        var seen: [UnitID: String] = [:]
        for (number, folder) in scan.units.enumerated() {
            let path = roots[number]?.file.path ?? folder.path + "unit.yaml"
            let outline = unit(number, folder, roots[number], path: path)
            if let other = seen[outline.unit.id] {
                add(
                    path,
                    Message(
                        zh: "编号“\(outline.unit.id)”与 \(other) 重复", en: "id '\(outline.unit.id)' is taken by \(other)"),
                    at: .start)
            }
            seen[outline.unit.id] = seen[outline.unit.id] ?? path
            units.append(outline)
        }
    }

    private mutating func unit(
        _ number: Int, _ folder: ScannedUnit, _ file: ParsedFile?, path: String
    ) -> UnitReader.Outline {
        let parent = folder.parent.map { units[$0].unit.id }
        guard let file, case .yaml(let root) = file.content else {
            let id = UnitReader.standIn(for: folder.name)
            return UnitReader.Outline(
                unit: Unit(id: id, parent: parent, name: folder.name, level: .village), categories: [], published: nil)
        }
        let findings = Findings(path: path)
        let outline = UnitReader(findings: findings).read(root, folder: folder.name, parent: parent)
        problems += findings.problems
        return outline
    }

    /// The themes that a unit may use: its own and those of the units above; nil when none are named.
    func categories(of unit: Int) -> [String]? {
        var found: [String] = []
        var level: Int? = unit
        while let current = level {
            found += units[current].categories
            level = scan.units[current].parent
        }
        return found.isEmpty ? nil : found
    }

    // MARK: Items

    /// Puts what a file makes into the index. Gives the id when it makes one item.
    private mutating func enter(_ file: ParsedFile) -> ItemID? {
        let unit = units[file.file.unit].unit.id
        switch (file.file.role, file.content) {
        case (.item(let shelf), .item(let item)): return enter(item, file.file, shelf, unit: unit)
        case (.item, .table):
            let id = id(file.file, unit: unit)
            if let id { add(id, .statistic, title: "办件统计", name: file.file.stem, unit: file.file.unit) }
            return id
        case (.catalogue, .yaml):
            let id = try? ItemID("\(unit)-catalogue")  // always an id, since a unit's is at most 40 characters
            if let id { add(id, .catalogue, title: "公开目录", name: "catalogue", unit: file.file.unit) }
            return id
        case (.organization, .yaml(let root)):
            for (key, kind) in [(Key.offices, ItemKind.office), (.windows, .window)] {
                for node in root.list(ofKey: key) { enter(node, kind, in: file.file, unit: unit) }
            }
            return nil
        case (.ledger(let book), .table(let table)):
            enter(table, book, in: file.file, unit: unit)
            return nil
        default: return nil
        }
    }

    private mutating func enter(_ item: ParsedItem, _ file: ScannedFile, _ shelf: Shelf, unit: UnitID) -> ItemID? {
        let title = item.front.text(ofKey: .title) ?? file.stem
        guard let written = item.front.text(ofKey: .id), !written.isEmpty else {
            let id = id(file, unit: unit)
            if let id { add(id, shelf.kind, title: title, name: file.stem, unit: file.unit) }
            return id
        }
        do {
            let id = try ItemID(written)
            add(id, shelf.kind, title: title, name: file.stem, unit: file.unit)
            return id
        } catch {
            var place = Position.start
            if case .map(let entries) = item.front.content {
                place = entries.first { Key.id.isSpelled($0.key) }?.value.position ?? place
            }
            add(file.path, error.message, at: place)
            return nil
        }
    }

    private mutating func enter(_ node: YAMLNode, _ kind: ItemKind, in file: ScannedFile, unit: UnitID) {
        // One without a good id is reported when it is read.
        guard let name = node.text(ofKey: .id), let id = try? ItemID("\(unit)-\(name)") else { return }
        add(id, kind, title: node.text(ofKey: .name) ?? name, name: name, unit: file.unit)
    }

    /// Ledgers of assets, resources and contracts are one item each; funds are one a month, of which any row tells.
    private mutating func enter(_ table: CSVTable, _ book: LedgerBook, in file: ScannedFile, unit: UnitID) {
        guard book == .funds else {
            let name = book.rawValue
            // Always an id, since a unit's is at most 40 characters.
            if let id = try? ItemID("\(unit)-\(name)") { add(id, .ledger, title: name, name: name, unit: file.unit) }
            return
        }
        let column = table.rows.first?.fields.firstIndex { Key.date.isSpelled($0.text) }
        guard let column else { return }
        var months: Set<Period> = []
        for row in table.rows.dropFirst() where row.fields.indices.contains(column) {
            // A bad date is reported when the ledger is read.
            guard let day = try? Day(parsing: row.fields[column].text) else { continue }
            if let month = Period(containing: day, cycle: .monthly) { months.insert(month) }
        }
        for month in months.sorted() {
            let name = "funds-\(month)"
            // Always an id, as above.
            if let id = try? ItemID("\(unit)-\(name)") { add(id, .ledger, title: name, name: name, unit: file.unit) }
        }
    }

    private mutating func add(_ id: ItemID, _ kind: ItemKind, title: String, name: String, unit: Int) {
        index.add(ReferenceIndex.Target(id: id, kind: kind, title: title), name: name, unit: unit)
    }

    private mutating func id(_ file: ScannedFile, unit: UnitID) -> ItemID? {
        do {
            _ = try ItemID(file.stem)
            return try ItemID("\(unit)-\(file.stem)")
        } catch {
            add(
                file.path,
                Message(
                    zh: "文件名“\(file.stem)”不能做编号：只能用小写英文字母、数字和“-”，连同单位编号不超过 \(ItemID.limit) 个字符",
                    en: "the file name '\(file.stem)' makes no id: use lower-case letters, digits and '-', "
                        + "at most \(ItemID.limit) characters with the unit's id"), at: .start,
                hint: Message(zh: "改文件名，例如 dibao.md", en: "rename the file, for example dibao.md"))
            return nil
        }
    }

    private mutating func add(_ path: String, _ message: Message, at place: Position, hint: Message? = nil) {
        problems.append(
            Problem(
                path: path, line: place.line, column: place.column, severity: .error, message: message, hint: hint))
    }
}

extension Shelf {
    /// The kind of its items.
    var kind: ItemKind {
        switch self {
        case .guides: .guide
        case .policies: .policy
        case .affairs: .affair
        case .notices: .notice
        case .slides: .slide
        case .replies: .reply
        case .ledgers: .ledger
        case .statistics: .statistic
        case .flows: .flow
        }
    }
}
