import Foundation
import Screens
import Store

/// Looks at the machine for the maintenance screen.
struct MachineReport: Sendable {
    let state: StateDirectory
    let version: String
    /// Nil on a kiosk without sync.
    let desk: SyncDesk?

    func look() -> MachineFacts {
        var sizes = statvfs()
        let isKnown = statvfs(state.path, &sizes) == 0
        let block = isKnown ? Int64(sizes.f_frsize) : 0
        return MachineFacts(
            version: version, freeBytes: Int64(sizes.f_bavail) * block, totalBytes: Int64(sizes.f_blocks) * block,
            sync: sync(), syncing: desk?.facts())
    }

    private func sync() -> String? {
        do {
            guard let status = try SyncStatus(of: state), let finished = status.finished else { return nil }
            return "\(finished) · \(status.result ?? "")"
        } catch {
            EffectDesk.log("sync-status.json: \(error)")
            return "sync-status.json ?"
        }
    }
}
