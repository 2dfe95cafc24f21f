import Content
import Foundation
import Settings
import Sync

extension SyncSettings {
    /// What `kiosk.conf` says, with the roots read.
    ///
    /// - Throws: ``SyncError``: `rootsDoNotFit`, `rootUnreadable`.
    init(_ configuration: KioskConfiguration, language: MessageLanguage) throws(SyncError) {
        let sync = configuration.sync
        guard sync.repositories.count == sync.roots.count else {
            throw .rootsDoNotFit(repositories: sync.repositories.count, roots: sync.roots.count)
        }
        var repositories: [FollowedRepository] = []
        for (address, path) in zip(sync.repositories, sync.roots) {
            let root: Data
            do {
                root = try Data(contentsOf: URL(fileURLWithPath: path))
            } catch {
                throw .rootUnreadable(path: path, reason: error.localizedDescription)
            }
            repositories.append(FollowedRepository(address: address.isEmpty ? nil : address, root: root))
        }
        self.init(state: configuration.stateDirectory, repositories: repositories)
        units = configuration.units
        http.timeout = sync.timeoutSeconds
        http.proxy = Self.proxy(sync.proxy)
        http.authorities = sync.authorities.isEmpty ? nil : sync.authorities
        bytesPerSecond = sync.kilobytesPerSecond == 0 ? nil : sync.kilobytesPerSecond * 1024
        hours = DailyHours(sync.hours)
        pollSeconds = sync.pollSeconds
        retrySeconds = sync.retrySeconds
        self.language = language
    }

    private static func proxy(_ text: String) -> HTTPSettings.Proxy? {
        guard let url = URL(string: text), let host = url.host, let port = url.port else { return nil }
        return HTTPSettings.Proxy(host: host, port: port)
    }
}
