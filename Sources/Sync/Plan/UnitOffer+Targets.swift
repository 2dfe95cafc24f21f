import Content
import TUF

extension UnitOffer {
    /// Reads what a role lists under `packs/<unit>/`. Targets of other forms are for other programs.
    ///
    /// - Parameter isConsistent: whether file names carry their hashes.
    /// - Throws: ``SyncError/badTarget(_:reason:)``
    init(unit: UnitID, targets: [Target], isConsistent: Bool) throws(SyncError) {
        self.unit = unit
        for target in targets {
            let parts = target.path.text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "packs", parts[1] == unit.text else { continue }
            let reader = TargetReader(target: target, isConsistent: isConsistent)
            let name = parts[2].split(separator: ".", omittingEmptySubsequences: false)
            if name.count == 2, name[1] == "zst", let release = Int(name[0]) {
                let found = try reader.full(release: release)
                if found.release > full?.release ?? 0 { full = found }
            } else if name.count == 3, name[1] == "delta", name[2] == "zst" {
                let ends = name[0].split(separator: "-").compactMap { Int($0) }
                guard ends.count == 2 else { continue }
                deltas.append(try reader.delta(from: ends[0], to: ends[1]))
            }
        }
    }
}

/// Reads what is signed about one target.
private struct TargetReader {
    let target: Target
    let isConsistent: Bool

    func full(release: Int) throws(SyncError) -> FullTarget {
        let stated = try number("release")
        guard stated == release else { throw bad("its name says release \(release), its metadata \(stated)") }
        return FullTarget(file: try file(), release: release, digest: try digest("digest"), size: try number("size"))
    }

    func delta(from: Int, to: Int) throws(SyncError) -> DeltaTarget {
        DeltaTarget(file: try file(), from: from, to: to, base: try digest("base"))
    }

    private func file() throws(SyncError) -> WantedFile {
        guard let hash = target.file.hashes.known[.sha256] else { throw bad("no sha256") }
        let digest: ContentDigest
        do {
            digest = try ContentDigest(hash.lowercased())
        } catch {
            throw bad("its sha256 is '\(hash)'")
        }
        let path = RemoteFile.target(target.path, hash: isConsistent ? hash : nil).encodedPath
        return WantedFile(target: path, length: target.file.length, digest: digest)
    }

    private func number(_ name: String) throws(SyncError) -> Int {
        guard case .integer(let digits) = target.file.custom?[name], let number = Int(digits), number > 0 else {
            throw bad("custom.\(name) is no positive number")
        }
        return number
    }

    private func digest(_ name: String) throws(SyncError) -> ContentDigest {
        guard case .string(let text) = target.file.custom?[name] else { throw bad("custom.\(name) is no digest") }
        do {
            return try ContentDigest(text)
        } catch {
            throw bad("custom.\(name) is no digest")
        }
    }

    private func bad(_ reason: String) -> SyncError { .badTarget("\(target.path)", reason: reason) }
}
