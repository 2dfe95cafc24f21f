import Foundation
import Screens
import Store

/// Speaks to `kiosk-sync` by the two files of the state directory: this process has no network.
struct SyncDesk: Sendable {
    let state: StateDirectory
    /// Folders below which sticks are mounted.
    let mounts: [String]

    /// What sync is about.
    func facts() -> SyncFacts {
        let wish = request()
        var status = SyncStatus()
        do {
            status = try SyncStatus(of: state) ?? SyncStatus()
        } catch {
            EffectDesk.log("sync-status.json: \(error)")
        }
        return SyncFacts(status: status, isPaused: wish.isPaused, reading: wish.from, sticks: sticks())
    }

    /// Leaves word for sync.
    func leave(_ wish: SyncWish) {
        var request = request()
        switch wish {
        case .look: request.looks += 1
        case .pause(let isPaused): request.isPaused = isPaused
        case .read(let stick):
            request.from = stick
            request.isPaused = false
        }
        do throws(StoreError) {
            try request.write(to: state)
        } catch {
            EffectDesk.log("\(error)")
        }
    }

    private func request() -> SyncRequest {
        do throws(StoreError) {
            return try SyncRequest(of: state)
        } catch {
            EffectDesk.log("sync-request.json: \(error)")
            return SyncRequest()
        }
    }

    /// Sticks with a repository, one or two folders below a mount: `/media/stick`, `/media/user/stick`.
    private func sticks() -> [String] {
        let first = mounts.flatMap(Self.folders)
        return (first + first.flatMap(Self.folders)).filter { folder in
            Self.isFolder(folder + "/onetouch-repository/metadata")
        }.sorted()
    }

    private static func folders(in path: String) -> [String] {
        // What cannot be listed holds no stick for us.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.map { path + "/" + $0 }.filter(isFolder)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
