import GRDB
import Search

extension ContentSnapshot {
    /// The words of the installed names with their readings, heaviest first.
    public func words() throws(StoreError) -> [ReadWord] {
        try explaining { try memory.table(database).words() }
    }

    /// Changes with everything that is installed: the digests of the units' packs.
    public func digests() throws(StoreError) -> [String] {
        try explaining { try String.fetchAll(database, sql: "SELECT digest FROM unit ORDER BY id") }
    }
}
