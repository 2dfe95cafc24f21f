import FoundationEssentials

/// The folder `incoming/`: parts of files under `<name>.part`, complete and verified ones under their names.
struct Incoming: Sendable {
    private static let partEnding = ".part"
    let path: String

    /// Makes the folder if need be.
    /// - Throws: ``SyncError/storage(path:reason:)``
    init(_ path: String) throws(SyncError) {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .storage(path: path, reason: "\(error)")
        }
    }

    func complete(_ file: WantedFile) -> String { "\(path)/\(file.name)" }

    func part(_ file: WantedFile) -> String { complete(file) + Self.partEnding }

    /// Removes everything that is none of some files, whatever it is: nothing else has any business here.
    /// - Returns: what was removed.
    @discardableResult
    func clean(keeping files: some Sequence<WantedFile>) throws(SyncError) -> [String] {
        var known = Set<String>()
        for file in files { known.formUnion([file.name, file.name + Self.partEnding]) }
        return try clean { known.contains($0) }
    }

    /// Removes what can be no download of ours, before it is known which files are wanted.
    /// - Returns: what was removed.
    func cleanRubbish() throws(SyncError) -> [String] {
        try clean { name in
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            return (2...3).contains(parts.count) && parts[0].utf8.count == 64 && parts[0].allSatisfy(\.isHexDigit)
        }
    }

    private func clean(keeping isKnown: (String) -> Bool) throws(SyncError) -> [String] {
        var removed: [String] = []
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
                let path = "\(path)/\(name)"
                let type = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
                if isKnown(name), type == .typeRegular { continue }
                try FileManager.default.removeItem(atPath: path)
                removed.append(name)
            }
        } catch {
            throw .storage(path: path, reason: "\(error)")
        }
        return removed
    }
}
