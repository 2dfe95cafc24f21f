import Content

/// A file to fetch, and how to know it.
struct WantedFile: Hashable, Sendable {
    /// Below the repository, percent-encoded.
    let path: String
    /// Its name in `incoming/`: nothing that came from outside but hexadecimal digits and a short ending.
    let name: String
    /// Length in bytes.
    let length: Int
    /// SHA-256.
    let digest: ContentDigest

    /// A target of a repository with consistent snapshots, or without.
    init(target path: String, length: Int, digest: ContentDigest) {
        self.path = "targets/" + path
        self.length = length
        self.digest = digest
        name = digest.text + ".zst"
    }

    /// A picture that a pack lists.
    init(_ medium: MediaReference) {
        path = "media/" + medium.fileName
        name = medium.fileName
        length = medium.bytes
        digest = medium.digest
    }
}
