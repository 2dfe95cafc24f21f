/// Text that is compared byte by byte. Swift's strings compare by Unicode equivalence, so that two spellings of `é` are
/// one; to signatures, hashes and file systems they are two.
public protocol ExactText: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The text itself.
    var text: String { get }

    /// Any text will do: whether a name may stand where it stands is for the reader of that place to say.
    init(_ text: String)
}

extension ExactText {
    /// The same bytes.
    public static func == (one: Self, other: Self) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

    /// The order of the bytes.
    public static func < (one: Self, other: Self) -> Bool {
        one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }

    /// Feeds the bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)
    }

    /// For messages and logs: whoever chose the name cannot write lines or control sequences there.
    public var description: String { text.printable }

    /// A name in source code.
    public init(stringLiteral text: String) { self.init(text) }
}

/// The name of a role (ROLENAME).
public struct RoleName: ExactText {
    /// The text itself.
    public let text: String

    /// Any text will do.
    public init(_ text: String) { self.text = text }

    /// The role that holds the keys of the four top-level roles.
    public static let root: RoleName = "root"
    /// The role that says which snapshot is the latest.
    public static let timestamp: RoleName = "timestamp"
    /// The role that says which versions of all `targets` roles belong together.
    public static let snapshot: RoleName = "snapshot"
    /// The role that lists targets and delegates to others.
    public static let targets: RoleName = "targets"

    /// The roles that every repository has; no delegated role may take one of their names.
    static let topLevel: [RoleName] = [.root, .timestamp, .snapshot, .targets]

    /// The name under which timestamp and snapshot list the role's metadata (METAPATH).
    var metaPath: MetaPath { MetaPath("\(text).json") }
}

/// The name under which timestamp and snapshot list a metadata file (METAPATH).
public struct MetaPath: ExactText {
    /// The text itself.
    public let text: String

    /// Any text will do.
    public init(_ text: String) { self.text = text }
}

/// The name of a key (KEYID). To this client it means nothing more: authority comes from the role that lists it.
public struct KeyID: ExactText {
    /// The text itself.
    public let text: String

    /// Any text will do.
    public init(_ text: String) { self.text = text }
}

/// The name of a target (TARGETPATH), such as `units/qingxi/12.jsonl.zst`.
public struct TargetPath: ExactText {
    /// The text itself.
    public let text: String

    /// Any text will do.
    public init(_ text: String) { self.text = text }
}
