/// A key as root or a delegator lists it, with the name by which people know it.
public struct ListedKey: Hashable, Sendable {
    /// How the list calls it.
    public let id: KeyID
    /// The key.
    public let key: Key
    /// Whose it is, such as 王主任.
    public let name: String?

    /// A key under its own hash.
    public init(_ key: Key, name: String?) {
        self.init(id: key.id, key: key, name: name)
    }

    init(id: KeyID, key: Key, name: String?) {
        self.id = id
        self.key = key
        self.name = name
    }
}

/// Who may sign for a role, and how many of them must.
public struct Signers: Hashable, Sendable {
    /// The keys, each once.
    public let keys: [ListedKey]
    /// How many of them must sign.
    public let threshold: Int

    /// - Throws: ``TUFError/badThreshold(_:threshold:keys:)`` when the keys can never reach the threshold.
    public init(_ keys: [ListedKey], threshold: Int, of role: RoleName) throws(TUFError) {
        var seen: Set<Key> = []
        self.keys = keys.filter { seen.insert($0.key).inserted }
        self.threshold = threshold
        guard threshold >= 1, threshold <= self.keys.count else {
            throw .badThreshold(role, threshold: threshold, keys: self.keys.count)
        }
    }

    /// What a list that exists already says of a role.
    init(_ authority: Authority, names: [KeyID: String]) {
        keys = authority.keys.sorted { $0.key < $1.key }
            .map { ListedKey(id: $0.key, key: $0.value, name: names[$0.key]) }
        threshold = authority.threshold
    }

    var json: [String: JSONValue] {
        ["keyids": .array(keys.map { .string($0.id.text) }), "threshold": .number(threshold)]
    }

    static func keys(_ all: [Signers]) -> JSONValue {
        let members = all.flatMap(\.keys).map { ($0.id, $0.key.json(name: $0.name)) }
        return .object(Dictionary(members) { first, _ in first })
    }
}

extension Key {
    /// The names beside the keys of a list.
    static func names(of fields: Fields) throws(TUFError) -> [KeyID: String] {
        var names: [KeyID: String] = [:]
        _ = try fields.each { (id, key) throws(TUFError) in
            if let name = key.object["x-name"]?.text { names[KeyID(id)] = name }
        }
        return names
    }
}
