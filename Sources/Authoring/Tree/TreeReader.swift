import Content

/// Understands the files of a tree once its outline is known.
struct TreeReader: Sendable {
    let scan: FolderScan
    let outline: Outline
    let pictures: PictureShelf
    let today: Day
    /// For each unit, what its items have that carry no date of their own.
    private let undatedDays: [Day]

    init(scan: FolderScan, outline: Outline, files: [ParsedFile], pictures: PictureShelf, today: Day) {
        self.scan = scan
        self.outline = outline
        self.pictures = pictures
        self.today = today
        let newest = Self.newestDays(files, units: scan.units.count)
        let fallback = newest.compactMap { $0 }.max() ?? Day(ordinal: 0)
        undatedDays = outline.units.indices.map { outline.units[$0].published ?? newest[$0] ?? fallback }
    }

    /// The newest 发布日期 of each unit's files. It is taken from content alone, so that the same folder makes the same
    /// pack on any day and any machine.
    private static func newestDays(_ files: [ParsedFile], units: Int) -> [Day?] {
        var newest: [Day?] = Array(repeating: nil, count: units)
        for file in files {
            guard case .item(let item) = file.content, let text = item.front.text(ofKey: .published) else { continue }
            // A bad date is reported when the item is read.
            guard let day = try? Day(parsing: text) else { continue }
            newest[file.file.unit] = max(newest[file.file.unit] ?? day, day)
        }
        return newest
    }

    /// Reads every file on all cores; results are in the order of the files.
    func read(_ files: [ParsedFile]) async -> [FileReading] {
        let jobs = zip(files, outline.ids).map { (file: $0, id: $1) }
        return await concurrently(jobs, chunk: max(1, min(64, jobs.count / 16))) { job in read(job.file, id: job.id) }
    }

    private func read(_ file: ParsedFile, id: ItemID?) -> FileReading {
        let findings = Findings(path: file.file.path)
        let surroundings = surroundings(of: file.file.unit)
        // A file whose id is bad is read all the same, so that its other problems show; it then never becomes an item.
        let id = id ?? Self.standIn
        switch (file.file.role, file.content) {
        case (.item(.statistics), .table(let table)):
            return LedgerReader(surroundings, findings: findings).statistics(table, id: id)
        case (.ledger(let book), .table(let table)):
            var reader = LedgerReader(surroundings, findings: findings)
            return reader.read(table, book: book)
        case (.catalogue, .yaml(let root)):
            return CatalogueReader(surroundings: surroundings, findings: findings).read(root, id: id)
        case (.organization, .yaml(let root)):
            var reader = OrganizationReader(surroundings, findings: findings)
            return reader.read(root)
        case (.item(let shelf), .item(let item)):
            var reader = ItemReader(
                item, shelf.vocabulary, id: id, surroundings: surroundings, findings: findings)
            return reader.read(shelf)
        default: return FileReading()
        }
    }

    private static let standIn: ItemID = {
        guard let id = try? ItemID("x") else { preconditionFailure("'x' is an id") }
        return id
    }()

    private func surroundings(of unit: Int) -> Surroundings {
        Surroundings(
            unit: unit, unitID: outline.units[unit].unit.id, unitPath: scan.units[unit].path,
            categories: outline.categories(of: unit), undatedDay: undatedDays[unit], index: outline.index,
            pictures: pictures, today: today)
    }
}

extension Shelf {
    /// The keys of its items.
    var vocabulary: Vocabulary {
        switch self {
        case .guides: .guide
        case .policies: .policy
        case .affairs: .affair
        case .notices: .notice
        case .slides: .slide
        case .replies: .reply
        case .flows: .flow
        case .ledgers: .funds
        case .statistics: .statistics
        }
    }
}
