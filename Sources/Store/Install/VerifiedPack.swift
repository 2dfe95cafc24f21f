import Content
import Pack

/// A pack whose header, digest and count are right, with its path for messages and its name in `packs/`.
struct VerifiedPack: Sendable {
    let path: String
    let pack: Pack
    /// Below `packs/`.
    let fileName: String

    var unit: UnitID { pack.header.unit.id }

    init(_ source: PackSource) throws(StoreError) {
        do {
            if let unpacked = source.unpacked { pack = unpacked } else { pack = try Pack(reading: source.bytes) }
        } catch {
            throw .pack(path: source.path, error)
        }
        path = source.path
        fileName = pack.fileName(of: source.bytes)
    }
}

/// A unit as it is installed.
struct InstalledUnit: Sendable {
    let unit: Content.Unit
    let release: Int
    let digest: ContentDigest
    /// Name of its pack below `packs/`.
    let pack: String
}

/// Decides which packs may come in, from what is installed and what is offered, before anything is written.
struct Admission {
    /// The unit at the top after the install.
    let root: UnitID
    /// Packs that bring another release or other content.
    let admitted: [VerifiedPack]

    /// - Throws: ``StoreError/repeatedUnit(_:paths:)``, ``StoreError/olderRelease(_:installed:offered:path:)``,
    ///   ``StoreError/severalRoots(_:)``, ``StoreError/foreignUnit(_:root:path:)``.
    init(_ packs: [VerifiedPack], installed: [InstalledUnit], root known: UnitID?) throws(StoreError) {
        for (unit, same) in Dictionary(grouping: packs, by: \.unit).sorted(by: { $0.key < $1.key }) where same.count > 1
        {
            throw .repeatedUnit(unit, paths: same.map(\.path))
        }
        var parents: [UnitID: UnitID?] = [:]
        for unit in installed { parents.updateValue(unit.unit.parent, forKey: unit.unit.id) }
        for pack in packs { parents.updateValue(pack.pack.header.unit.parent, forKey: pack.unit) }
        if let known { root = known } else { root = try Self.onlyRoot(parents) }
        for pack in packs where !Self.isBelow(pack.unit, root: root, parents: parents) {
            throw .foreignUnit(pack.unit, root: root, path: pack.path)
        }
        for unit in installed.map(\.unit.id).sorted() where !Self.isBelow(unit, root: root, parents: parents) {
            // A unit between it and the root was moved away by one of these packs.
            throw .foreignUnit(unit, root: root, path: packs.map(\.path).joined(separator: ", "))
        }
        let current = Dictionary(installed.map { ($0.unit.id, $0) }) { first, _ in first }
        var admitted: [VerifiedPack] = []
        for pack in packs {
            let header = pack.pack.header
            if let old = current[pack.unit], header.release < old.release {
                guard header.digest == old.digest else {
                    throw .olderRelease(pack.unit, installed: old.release, offered: header.release, path: pack.path)
                }
            } else {
                admitted.append(pack)
            }
        }
        self.admitted = admitted
    }

    /// The only unit whose parent is not among them.
    private static func onlyRoot(_ parents: [UnitID: UnitID?]) throws(StoreError) -> UnitID {
        let roots = parents.filter { _, parent in parent.map { parents[$0] == nil } ?? true }.keys.sorted()
        guard let root = roots.first, roots.count == 1 else {
            throw .severalRoots(roots.isEmpty ? parents.keys.sorted() : roots)
        }
        return root
    }

    private static func isBelow(_ unit: UnitID, root: UnitID, parents: [UnitID: UnitID?]) -> Bool {
        var current = unit
        var seen: Set<UnitID> = []
        while current != root {
            guard seen.insert(current).inserted, let parent = parents[current] ?? nil else { return false }
            current = parent
        }
        return parents[root] != nil
    }
}
