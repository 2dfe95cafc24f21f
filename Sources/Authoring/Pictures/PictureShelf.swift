import Content
import Crypto

/// Every picture of the tree, read and decoded once.
struct PictureShelf: Sendable {
    /// One file.
    struct Shelved: Sendable {
        /// Nil when it cannot be used; then ``problems`` say why.
        let reference: MediaReference?
        let problems: [Problem]
    }

    private var shelved: [String: Shelved] = [:]

    /// Nothing.
    init() {}

    /// Reads and decodes pictures, paths relative to `root`, on all cores.
    init(_ paths: [String], root: String) async {
        PictureDecoder.prepare()
        let found = await concurrently(paths, chunk: 1) { path in
            let findings = Findings(path: path)
            let reference = Self.reference(of: path, root: root, findings: findings)
            return Shelved(reference: reference, problems: findings.problems)
        }
        shelved = Dictionary(zip(paths, found), uniquingKeysWith: { first, _ in first })
    }

    /// The picture at a path relative to the root; nil when there is none.
    subscript(path: String) -> Shelved? { shelved[path] }

    /// Paths of all pictures.
    var paths: [String] { shelved.keys.sorted() }

    /// Paths below a unit's folder, as its files write them.
    func paths(below unit: String) -> [String] {
        shelved.keys.filter { $0.hasPrefix(unit) }.map { String($0.dropFirst(unit.count)) }.sorted()
    }

    /// A path as a unit's file writes it, relative to the root; nil when it leaves the unit's folder.
    func path(of written: String, below unit: String) -> String? {
        guard !written.hasPrefix("/"), !written.contains("\\"), !written.contains("://") else { return nil }
        var parts: [Substring] = []
        for part in written.split(separator: "/") where part != "." {
            guard part == ".." else {
                parts.append(part)
                continue
            }
            guard parts.popLast() != nil else { return nil }
        }
        guard parts.first != "units" else { return nil }
        return unit + parts.joined(separator: "/")
    }

    private static func reference(of path: String, root: String, findings: Findings) -> MediaReference? {
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.bytes(of: root + "/" + path, limit: PictureFile.byteLimit)
        } catch {
            findings.error(error.message, at: .start, hint: PictureFile.makeSmaller)
            return nil
        }
        guard let picture = PictureFile(bytes, findings: findings),
            picture.agrees(withEnding: split(path).ending, findings: findings),
            let size = picture.decodedSize(findings: findings)
        else { return nil }
        // A SHA-256 is always 64 hexadecimal digits.
        guard let digest = try? ContentDigest(hexadecimal(SHA256.hash(data: bytes))) else { return nil }
        return MediaReference(
            digest: digest, bytes: bytes.count, format: picture.format, width: size.width, height: size.height)
    }
}

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
