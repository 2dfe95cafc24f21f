import Foundation

/// `kiosk-sync` beside a kiosk in a window, for maintainers at a laptop; on the lobby machine it is a service of its own.
@MainActor
final class SyncChild {
    private let process: Process

    /// Nil, with a line in the log, when the program is not there or does not start.
    init?(state: String, config: String?) {
        let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        process = Process()
        process.executableURL = folder.appendingPathComponent("kiosk-sync")
        // However this process ends, the child sees it and ends too.
        process.arguments = ["--child", "--state", state] + (config.map { ["--config", $0] } ?? [])
        do {
            try process.run()
        } catch {
            EffectDesk.log("kiosk-sync does not start: \(error.localizedDescription)")
            return nil
        }
    }

    /// Asks it to end.
    func stop() { if process.isRunning { process.terminate() } }
}
