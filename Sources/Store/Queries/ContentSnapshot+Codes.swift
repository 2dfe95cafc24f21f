import Content
import GRDB

extension ContentSnapshot {
    /// The ids of all items of a unit, expired or not, in order.
    public func itemIDs(unit: UnitID) throws(StoreError) -> [ItemID] {
        try explaining {
            try String.fetchAll(
                database, sql: "SELECT id FROM item WHERE unit = ? ORDER BY id", arguments: [unit.text]
            ).map { try ItemID($0) }
        }
    }

    /// Guides whose author gave them this 事项编码.
    public func guides(code: String) throws(StoreError) -> [Item] {
        try explaining {
            try items("i.kind = 'guide'", order: "i.id").filter { item in
                if case .guide(let guide) = item.detail { guide.code == code } else { false }
            }
        }
    }
}
