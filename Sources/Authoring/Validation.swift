import Content

/// A unit with its items.
public struct AuthoredUnit: Sendable {
    /// The unit.
    public let unit: Unit
    /// Its items, sorted by id.
    public let items: [Item]

    /// Puts a unit together.
    public init(unit: Unit, items: [Item]) {
        self.unit = unit
        self.items = items.sorted { $0.id < $1.id }
    }
}

/// Everything that a folder of content holds.
public struct AuthoredTree: Sendable {
    /// The units: the one at the top first, then depth first, by order and id.
    public let units: [AuthoredUnit]
    /// Absolute paths of the pictures that items use.
    public let media: [ContentDigest: String]

    /// Puts a tree together.
    public init(units: [AuthoredUnit], media: [ContentDigest: String]) {
        self.units = units
        self.media = media
    }
}

/// What validation found.
public struct Validation: Sendable {
    /// Every problem, sorted by path and line.
    public let problems: [Problem]
    /// The content; nil when there are errors.
    public let tree: AuthoredTree?

    /// Sorts the problems, and drops the tree when one of them is an error.
    public init(problems: [Problem], tree: AuthoredTree?) {
        self.problems = problems.sorted()
        self.tree = problems.contains { $0.severity == .error } ? nil : tree
    }

    /// Whether nothing may be built.
    public var hasErrors: Bool { errorCount > 0 }

    /// How many problems stop a build.
    public var errorCount: Int { problems.count { $0.severity == .error } }

    /// How many problems are worth a look.
    public var warningCount: Int { problems.count { $0.severity == .warning } }
}
