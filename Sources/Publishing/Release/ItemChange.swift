import Content
import FoundationEssentials
import Pack

/// What a release does to one item.
public struct ItemChange: Hashable, Sendable, Codable {
    /// Whether it comes, is altered, or goes.
    public enum Kind: String, Sendable, Codable {
        /// It is new.
        case added
        /// It was there and is another now.
        case changed
        /// It is no longer there.
        case removed
    }

    /// What happens to it.
    public let change: Kind
    /// The item.
    public let id: ItemID
    /// What kind of item it is.
    public let kind: ItemKind
    /// Its title.
    public let title: String

    init(_ change: Kind, _ item: Item) {
        self.change = change
        id = item.id
        kind = item.detail.kind
        title = item.title
    }
}

/// The difference between two packs of a unit.
struct PackDifference {
    /// The items before and after, by id; one of both is nil for items that come or go.
    let items: [(before: Item?, after: Item?)]

    /// Only lines that differ are decoded.
    init(from base: Pack?, to new: Pack) throws(PackError) {
        let old = Set(base?.lines ?? [])
        let kept = Set(new.lines).intersection(old)
        var before: [ItemID: Item] = [:]
        var after: [ItemID: Item] = [:]
        if let base {
            for index in 0..<base.count where !kept.contains(base.line(at: index)) {
                let item = try base.item(at: index)
                before[item.id] = item
            }
        }
        for index in 0..<new.count where !kept.contains(new.line(at: index)) {
            let item = try new.item(at: index)
            after[item.id] = item
        }
        items = Set(before.keys).union(after.keys).sorted().map { (before[$0], after[$0]) }
    }

    var changes: [ItemChange] {
        items.compactMap { before, after in
            switch (before, after) {
            case (nil, let after?): ItemChange(.added, after)
            case (let before?, nil): ItemChange(.removed, before)
            case (.some, let after?): ItemChange(.changed, after)
            case (nil, nil): nil
            }
        }
    }
}
