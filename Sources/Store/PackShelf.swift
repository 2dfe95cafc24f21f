import Content
import Pack

/// The folder `packs/`: the truth from which the database can be made again.
struct PackShelf {
    let state: StateDirectory

    /// Names of all packs, below `packs/`.
    func names() throws(StoreError) -> [String] {
        var names: [String] = []
        for folder in try Files.names(in: state.packs) {
            for name in try Files.names(in: state.packs + "/" + folder) where name.hasSuffix(".zst") {
                names.append(folder + "/" + name)
            }
        }
        return names
    }

    func path(_ name: String) -> String { state.packs + "/" + name }

    /// Writes a pack unless it is there already; says whether it was not.
    func put(_ pack: VerifiedPack, bytes: PackSource) throws(StoreError) -> Bool {
        let path = path(pack.fileName)
        guard Files.size(path) != bytes.bytes.count else { return false }
        try Files.makeFolder(state.packs + "/" + pack.unit.text)
        try Files.write(bytes.bytes, to: path)
        try Files.synchronize(folder: state.packs)
        return true
    }

    func remove(_ names: some Sequence<String>) throws(StoreError) {
        for name in names { try Files.remove(path(name)) }
    }

    /// Removes what an interrupted install left behind: packs that the database does not name, half-written files.
    func tidy(keeping known: Set<String>) throws(StoreError) {
        try remove(try names().filter { !known.contains($0) })
        for folder in [state.path, state.media, state.packs] + (try Files.names(in: state.packs).map(path)) {
            for name in try Files.names(in: folder) where name.hasSuffix(Files.partialEnding) {
                try Files.remove(folder + "/" + name)
            }
        }
    }

    /// The unit at the top, as the first install set it; nil when nobody did.
    func root() throws(StoreError) -> UnitID? {
        guard Files.size(state.root) != nil else { return nil }
        let text = String(decoding: try Files.read(state.root), as: UTF8.self)
        // A file that somebody spoilt is as good as none: the packs then tell.
        return try? UnitID(text.filter { !$0.isWhitespace })
    }

    func setRoot(_ root: UnitID) throws(StoreError) {
        guard try self.root() != root else { return }
        try Files.write(.init("\(root)\n".utf8), to: state.root)
    }

    /// The newest sound pack of each unit, and the names of those that are damaged.
    func load() throws(StoreError) -> (packs: [VerifiedPack], damaged: [String]) {
        var newest: [UnitID: VerifiedPack] = [:]
        var damaged: [String] = []
        for name in try names() {
            do {
                let pack = try VerifiedPack(PackSource(reading: path(name)))
                guard pack.fileName == name else {
                    damaged.append(name)
                    continue
                }
                if let other = newest[pack.unit], other.pack.header.release >= pack.pack.header.release { continue }
                newest[pack.unit] = pack
            } catch .pack(_, .newerFormat(let found, let supported)) {
                throw .pack(path: path(name), .newerFormat(found: found, supported: supported))
            } catch {
                damaged.append(name)  // The other units are still worth showing; `ContentStatus` names this one.
            }
        }
        return (newest.values.sorted { $0.unit < $1.unit }, damaged)
    }
}
