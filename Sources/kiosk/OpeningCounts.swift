import Content
import Store
import Synchronization

/// How often items are opened on this kiosk, in `visits.sqlite`, which is opened when it is first needed.
final class OpeningCounts: Sendable {
    private let state: StateDirectory
    private let store = Mutex<VisitStore?>(nil)

    init(state: StateDirectory) { self.state = state }

    func count(_ item: ItemID, on day: Day) {
        do {
            try opened().countOpening(item, on: day)
        } catch {
            EffectDesk.log("\(error)")  // The citizen has the page; a count less harms nobody.
        }
    }

    func counts(on day: Day) -> [ItemID: Int] {
        do {
            return try opened().openings(on: day)
        } catch {
            EffectDesk.log("\(error)")
            return [:]
        }
    }

    private func opened() throws(StoreError) -> VisitStore {
        try store.withLock { (store) throws(StoreError) in
            if let store { return store }
            let opened = try VisitStore(state: state)
            store = opened
            return opened
        }
    }
}
