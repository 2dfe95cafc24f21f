import Content
import FoundationEssentials
import Pack
import Store

/// What the packs in `packs/` unpack to, remembered in `trusted/digests.json` so that none need be unpacked to know.
/// A file of packs never changes under its name. What is not remembered is found out again.
struct PackDigests {
    private let path: String
    private var known: [String: String]

    init(_ state: StateDirectory) {
        path = state.trusted + "/digests.json"
        // What cannot be read is as good as forgotten.
        known = (try? JSONFile.read(path)) ?? [:]
    }

    /// The pack of a unit; nil when it is not there or damaged.
    mutating func held(_ pack: InstalledPack) -> HeldPack? {
        guard FileManager.default.fileExists(atPath: pack.path) else { return nil }
        let name = Self.name(pack.path)
        // Digests of a wrong form are as good as none.
        if let text = known[name], let digest = try? ContentDigest(text) {
            return HeldPack(release: pack.release, digest: digest, path: pack.path)
        }
        guard let bytes = FileManager.default.contents(atPath: pack.path), let unpacked = try? Pack(reading: bytes)
        else { return nil }
        let digest = unpacked.wholeDigest()
        known[name] = digest.text
        return HeldPack(release: pack.release, digest: digest, path: pack.path)
    }

    /// Remembers the packs that lie there now, and no others.
    mutating func remember(_ digests: [UnitID: ContentDigest], installed: [InstalledPack]) throws(StoreError) {
        var kept: [String: String] = [:]
        for pack in installed { kept[Self.name(pack.path)] = digests[pack.unit]?.text ?? known[Self.name(pack.path)] }
        guard kept != (try JSONFile.read(path) ?? [:]) else { return }
        known = kept
        try JSONFile.write(kept, to: path)
    }

    /// `<unit>/<sha256>.<release>.zst`
    private static func name(_ path: String) -> String {
        path.split(separator: "/").suffix(2).joined(separator: "/")
    }
}
