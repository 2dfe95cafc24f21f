import Foundation
import Screens
import Store

/// Looks at the machine for the maintenance screen.
struct MachineReport: Sendable {
    let state: StateDirectory
    let version: String

    /// What sync wrote last, in its own words.
    private struct SyncStatus: Decodable {
        let finished: String
        let result: String
    }

    func look() -> MachineFacts {
        var sizes = statvfs()
        let isKnown = statvfs(state.path, &sizes) == 0
        let block = isKnown ? Int64(sizes.f_frsize) : 0
        return MachineFacts(
            version: version, freeBytes: Int64(sizes.f_bavail) * block, totalBytes: Int64(sizes.f_blocks) * block,
            sync: sync())
    }

    private func sync() -> String? {
        guard let bytes = FileManager.default.contents(atPath: state.path + "/sync-status.json") else { return nil }
        do {
            let status = try JSONDecoder().decode(SyncStatus.self, from: bytes)
            return "\(status.finished) · \(status.result)"
        } catch {
            EffectDesk.log("sync-status.json: \(error)")
            return "sync-status.json ?"
        }
    }
}
