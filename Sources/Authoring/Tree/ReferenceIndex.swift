import Content

/// What a reference may mean: every item of the tree by its id and by its name within its unit.
struct ReferenceIndex: Sendable {
    /// An item that can be referred to.
    struct Target: Hashable, Sendable {
        let id: ItemID
        let kind: ItemKind
        let title: String
    }

    private let parents: [Int?]
    private var local: [[String: Target]]
    private var all: [String: Target] = [:]

    init(parents: [Int?]) {
        self.parents = parents
        local = Array(repeating: [:], count: parents.count)
    }

    /// Adds an item under its name in its unit; the first of two with the same name or id stays.
    mutating func add(_ target: Target, name: String, unit: Int) {
        if local[unit][name] == nil { local[unit][name] = target }
        if all[target.id.text] == nil { all[target.id.text] = target }
    }

    /// The item that a reference in a unit means: a name in that unit, in those above it, or a full id.
    func target(of reference: String, in unit: Int, where isWanted: (Target) -> Bool = { _ in true }) -> Target? {
        var level: Int? = unit
        while let current = level {
            if let found = local[current][reference], isWanted(found) { return found }
            level = parents[current]
        }
        guard let found = all[reference], isWanted(found) else { return nil }
        return found
    }

    /// Spellings that a reference in a unit might have meant.
    func candidates(for reference: String, in unit: Int, where isWanted: (Target) -> Bool) -> [String] {
        var names: [String] = []
        var level: Int? = unit
        while let current = level {
            for (name, target) in local[current] where isWanted(target) { names.append(name) }
            level = parents[current]
        }
        // Thousands of misspelt references to thousands of items must still end in seconds.
        let near = names.filter { abs($0.utf8.count - reference.utf8.count) <= 3 }
        return near.count <= 300 ? near.sorted() : near.filter { $0.first == reference.first }.prefix(300).sorted()
    }
}
