import Content
import GRDB
import Pack

/// One install: judge, copy, and one transaction. The caller holds the install lock.
struct Installation {
    let state: StateDirectory
    let packs: [(pack: VerifiedPack, source: PackSource)]
    let mediaFolders: [String]

    func run(in queue: DatabaseQueue) throws(StoreError) -> InstallReport {
        let shelf = PackShelf(state: state)
        let (installed, knownRoot) = try StoreError.explaining(state.content) {
            try queue.read { (try ContentFacts(db: $0).installed(), try ContentFacts(db: $0).root()) }
        }
        let admission = try Admission(packs.map(\.pack), installed: installed, root: knownRoot)
        try MediaImport(state: state, folders: mediaFolders).run(admission.admitted)
        var written: [String] = []
        let units: [InstallReport.UnitReport]
        do {
            units = try StoreError.explaining(state.content) {
                try commit(admission, in: queue, shelf: shelf, written: &written)
            }
        } catch {
            // The reason of the failure matters more than a file that could not be removed: `tidy` finds it later.
            try? shelf.remove(written)
            throw error
        }
        let current = Set(admission.admitted.map(\.fileName))
        let replaced = Set(admission.admitted.map(\.unit))
        try shelf.remove(installed.filter { replaced.contains($0.unit.id) && !current.contains($0.pack) }.map(\.pack))
        return InstallReport(units: packs.map { report(of: $0.pack, among: units, installed: installed) })
    }

    private func commit(
        _ admission: Admission, in queue: DatabaseQueue, shelf: PackShelf, written: inout [String]
    ) throws -> [InstallReport.UnitReport] {
        var units: [InstallReport.UnitReport] = []
        try queue.inTransaction(.immediate) { db in
            units = try PackApplication(db: db, packs: admission.admitted).run()
            let facts = ContentFacts(db: db)
            try facts.setRoot(admission.root)
            let replaced = admission.admitted.map { $0.unit.text + "/" }
            try facts.setDamagedPacks(
                facts.damagedPacks().filter { name in !replaced.contains { name.hasPrefix($0) } })
            // Only now that every item has proved good: the packs first, then the commit that names them.
            try shelf.setRoot(admission.root)
            let admitted = Set(admission.admitted.map(\.fileName))
            for (pack, source) in packs where admitted.contains(pack.fileName) {
                if try shelf.put(pack, bytes: source) { written.append(pack.fileName) }
            }
            return .commit
        }
        return units
    }

    /// A pack that was not admitted brought nothing new.
    private func report(
        of pack: VerifiedPack, among units: [InstallReport.UnitReport], installed: [InstalledUnit]
    ) -> InstallReport.UnitReport {
        if let found = units.first(where: { $0.unit == pack.unit }) { return found }
        let release = installed.first { $0.unit.id == pack.unit }?.release ?? pack.pack.header.release
        var report = InstallReport.UnitReport(unit: pack.unit, release: release)
        report.unchanged = pack.pack.count
        return report
    }
}

/// Makes the database from the packs. The caller holds the install lock.
struct Rebuild {
    let state: StateDirectory
    /// Told how many items of how many are in the new database.
    var progress: ((Int, Int) -> Void)?

    /// Opens the database, after having made it anew when it is missing, damaged or not that of the packs.
    func openRepaired() throws(StoreError) -> DatabaseQueue {
        guard Files.identity(state.content) != nil else { return try run() }
        do {
            let queue = try ContentDatabase.open(state.content, .readWrite)
            let installed = try StoreError.explaining(state.content) {
                try queue.read { try ContentFacts(db: $0).installed() }
            }
            let shelf = PackShelf(state: state)
            let named = Set(installed.map(\.pack))
            let present = Set(try shelf.names())
            if named.isSubset(of: present) {
                if !named.isEmpty { try shelf.tidy(keeping: named) }
                if !named.isEmpty || present.isEmpty { return queue }
            } else if !canReplace(installed, from: present) {
                return queue  // The packs are gone but the content is not: better than nothing.
            }
        } catch {
            guard error.isDamage else { throw error }
        }
        return try run()
    }

    private func canReplace(_ installed: [InstalledUnit], from names: Set<String>) -> Bool {
        let units = Set(names.compactMap { $0.split(separator: "/").first.map(String.init) })
        return installed.allSatisfy { units.contains($0.unit.id.text) }
    }

    /// Builds beside the old database and puts the finished one into its place.
    func run() throws(StoreError) -> DatabaseQueue {
        let target = state.content
        let draft = target + ".rebuild"
        for file in ContentDatabase.files(of: draft) { try Files.remove(file) }
        let shelf = PackShelf(state: state)
        let (packs, damaged) = try shelf.load()
        let root =
            try shelf.root()
            ?? packs.first { pack in
                !packs.contains { $0.unit == pack.pack.header.unit.parent }
            }?.unit
        try StoreError.explaining(draft) {
            let queue = try ContentDatabase.open(draft, .readWrite)
            try queue.inTransaction(.immediate) { db in
                _ = try PackApplication(db: db, packs: packs, progress: progress).run()
                let facts = ContentFacts(db: db)
                if let root { try facts.setRoot(root) }
                try facts.setDamagedPacks(damaged)
                return .commit
            }
            _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try queue.close()
        }
        // The old database goes as a whole before the new one comes: its log must never meet another file.
        for file in ContentDatabase.files(of: target) { try Files.remove(file) }
        try Files.move(draft, to: target)
        return try ContentDatabase.open(target, .readWrite)
    }
}
