import Crypto

/// A name for a file directly inside a directory. It holds no separator, does not begin with a dot, and is never empty,
/// whatever it was made from: nothing can be written outside the directory, nor over the files that begin with a dot,
/// which are the directory's own.
struct FileName: Hashable, Sendable {
    /// What file systems grant, less what temporary names add.
    private static let longest = 240
    let text: String

    /// `timestamp.json`; unusual characters of a delegated role's name are percent-encoded.
    init(role: RoleName) { text = Self.encode(role.text, longest: Self.longest - 5) + ".json" }

    /// The whole path as one name: a target keeps its name when its content changes, and no two targets share one.
    init(target: TargetPath) { text = Self.encode(target.text, longest: Self.longest) }

    private static func encode(_ text: String, longest: Int) -> String {
        var name = PercentEncoding.name(text)
        if name.hasPrefix(".") { name = "%2E" + name.dropFirst() }
        // '=' is always encoded in the names above, so these two cannot be taken for one of them.
        if name.isEmpty { return "=" }
        guard name.utf8.count > longest else { return name }
        let digest = Hex.encode(SHA256.hash(data: Array(text.utf8)))
        return name.prefix(longest - digest.count - 1) + "=" + digest
    }
}
