import Content

/// Reads organization.yaml: offices and windows.
struct OrganizationReader {
    let surroundings: Surroundings
    let findings: Findings
    private var usedPictures: Set<String> = []

    init(_ surroundings: Surroundings, findings: Findings) {
        self.surroundings = surroundings
        self.findings = findings
    }

    mutating func read(_ root: YAMLNode) -> FileReading {
        let map = MapReader(root, .organization, findings: findings)
        var items: [ReadItem] = []
        for (order, entry) in map.maps(.offices, .office).enumerated() {
            let office = Office(
                parent: reference(.parent, [.office], in: entry),
                duties: entry.texts(.duties, separators: ["、", "，", ","]),
                phone: entry.text(.phone), place: entry.text(.place), people: people(.people, in: entry), order: order)
            if let item = item(entry, .office(office)) { items.append(item) }
        }
        for (order, entry) in map.maps(.windows, .window).enumerated() {
            let window = ServiceWindow(
                number: entry.requiredText(.windowNumber), office: reference(.office, [.office], in: entry),
                place: entry.text(.place), phone: entry.text(.phone), hours: entry.text(.hours),
                onDuty: people(.onDuty, in: entry), services: entry.texts(.services).joined(separator: "、"),
                order: order)
            if let item = item(entry, .window(window)) { items.append(item) }
        }
        return FileReading(items: items, problems: findings.problems, usedPictures: usedPictures)
    }

    private func item(_ entry: MapReader, _ detail: ItemDetail) -> ReadItem? {
        let name = entry.requiredText(.id)
        let title = entry.requiredText(.name)
        guard !name.isEmpty else { return nil }
        do {
            let item = Item(
                id: try ItemID("\(surroundings.unitID)-\(name)"), unit: surroundings.unitID, title: title,
                published: surroundings.undatedDay, detail: detail)
            for violation in item.violations where violation.field == "title" && !title.isEmpty {
                entry.error(.name, violation.error)
            }
            return ReadItem(item: item, path: findings.path, place: entry.valuePlace(of: .id))
        } catch {
            entry.error(.id, ContentError.badIdentifier(name, limit: ItemID.limit))
            return nil
        }
    }

    private func reference(_ key: Key, _ kinds: Set<ItemKind>, in map: MapReader) -> ItemID? {
        guard let text = map.text(key), !text.isEmpty else { return nil }
        return surroundings.target(of: text, kinds: kinds, at: map.valuePlace(of: key), findings: findings)?.id
    }

    private mutating func people(_ key: Key, in map: MapReader) -> [Person] {
        var people: [Person] = []
        for entry in map.maps(key, .person) {
            var photo: MediaReference?
            if let path = entry.text(.photo), !path.isEmpty {
                photo = surroundings.picture(
                    path, at: entry.valuePlace(of: .photo), findings: findings, used: &usedPictures)
            }
            people.append(
                Person(
                    name: entry.requiredText(.personName), post: entry.text(.post), phone: entry.text(.phone),
                    photo: photo,
                    duty: entry.text(.duty)))
        }
        return people
    }
}

/// Reads catalogue.yaml.
struct CatalogueReader {
    let surroundings: Surroundings
    let findings: Findings

    func read(_ root: YAMLNode, id: ItemID) -> FileReading {
        let map = MapReader(root, .catalogue, findings: findings)
        let entries = map.maps(.entries, .entry)
        let catalogue = DisclosureCatalogue(entries: entries.map(entry))
        let item = Item(
            id: id, unit: surroundings.unitID, title: "公开目录", titleEnglish: "Disclosure catalogue",
            published: surroundings.undatedDay, detail: .catalogue(catalogue))
        for violation in item.violations {
            findings.error(violation.error, at: map.place(of: violation.field, index: violation.index))
        }
        return FileReading(
            items: [
                ReadItem(item: item, path: findings.path, place: map.position, entryPlaces: entries.map(\.position))
            ], problems: findings.problems)
    }

    private func entry(_ map: MapReader) -> CatalogueEntry {
        let id = map.requiredText(.id)
        if !id.isEmpty {
            do { _ = try ItemID(id) } catch { map.error(.id, error) }
        }
        return CatalogueEntry(
            id: id, title: map.requiredText(.entryTitle),
            section: map.requiredChoice(.section, Choices.sections, default: .village),
            cycle: map.requiredChoice(.entryCycle, Choices.cycles, default: .permanent),
            graceDays: map.whole(.deadline) ?? 10,
            responsible: map.map(.responsible, .responsible).map(surroundings.responsible),
            ledger: map.choice(.ledger, Choices.books),
            begins: map.value(.entryBegin) { text throws(ContentError) in try Period(parsing: text) })
    }
}
