import Content
import Pack

/// Brings the pictures that packs need into the state. A picture is only ever written whole and under the name of what
/// it holds, so those of a refused install do no harm.
struct MediaImport {
    let state: StateDirectory
    /// Folders that may hold `media/<digest>.<format>`, or be such a folder.
    let folders: [String]

    /// - Throws: ``StoreError/mediumMissing(fileName:pack:)``, ``StoreError/mediumWrongSize(path:stated:found:)``,
    ///   ``StoreError/mediumWrongDigest(path:)`` before a single picture of the packs has been copied for the first two.
    func run(_ packs: [VerifiedPack]) throws(StoreError) {
        var needed: [(MediaReference, source: String)] = []
        var seen: Set<MediaReference> = []
        for pack in packs {
            for medium in pack.pack.header.media where seen.insert(medium).inserted {
                // What lies in the state was verified when it came in.
                if Files.size(state.medium(medium.fileName)) == medium.bytes { continue }
                needed.append((medium, try source(of: medium, for: pack)))
            }
        }
        for (medium, source) in needed {
            let bytes = try Files.read(source)
            guard ContentDigest.sha256(of: bytes) == medium.digest else { throw .mediumWrongDigest(path: source) }
            try Files.write(bytes, to: state.medium(medium.fileName))
        }
    }

    private func source(of medium: MediaReference, for pack: VerifiedPack) throws(StoreError) -> String {
        let candidates = folders.flatMap { ["\($0)/media/\(medium.fileName)", "\($0)/\(medium.fileName)"] }
        for path in candidates {
            guard let size = Files.size(path) else { continue }
            guard size == medium.bytes else {
                throw .mediumWrongSize(path: path, stated: medium.bytes, found: size)
            }
            return path
        }
        throw .mediumMissing(fileName: medium.fileName, pack: pack.path)
    }
}
