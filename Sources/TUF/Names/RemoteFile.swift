/// A file of a repository, as a client asks for it.
public enum RemoteFile: Hashable, Sendable {
    /// A metadata file, such as `4.root.json` or `timestamp.json`. Version is missing where the repository's file names
    /// carry none (specification 3.1.2 and 6.2).
    case metadata(RoleName, version: Int?)
    /// A target file. The hash is missing where the repository's file names carry none.
    case target(TargetPath, hash: String?)

    /// Where it lies below the metadata or the target base URL, percent-encoded. A role's name is one segment, whatever
    /// it holds; the segments of a target's path stay segments.
    public var encodedPath: String {
        switch self {
        case .metadata(let role, let version):
            let name = PercentEncoding.name(role.text)
            return version.map { "\($0).\(name).json" } ?? "\(name).json"
        case .target(let path, let hash):
            var segments = path.text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
                .map { PercentEncoding.segment(String(Substring($0))) }
            if let hash, let last = segments.popLast() { segments.append("\(PercentEncoding.segment(hash)).\(last)") }
            return segments.joined(separator: "/")
        }
    }
}

extension RemoteFile: CustomStringConvertible {
    /// The encoded path, at a length that a message can bear.
    public var description: String { encodedPath.printable }
}
