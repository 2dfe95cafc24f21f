import Authoring
import Content
import Foundation
import Pack
import Store

/// An author's preview: a folder, validated and packed into a state directory of its own that goes with the program.
@MainActor
final class AuthoringPreview {
    let state: String
    private let folder: String
    private let language: MessageLanguage
    private var release = 0
    private var fingerprint = 0
    private var today = Day(ordinal: 0)

    init(folder: String, language: MessageLanguage) throws {
        self.folder = folder
        self.language = language
        state =
            FileManager.default.temporaryDirectory.path
            + "/onetouch-preview-\(ProcessInfo.processInfo.processIdentifier)"
    }

    deinit {
        // Temporary files that stay behind do no harm; the system clears its folder.
        try? FileManager.default.removeItem(atPath: state)
    }

    /// Installs the folder's content; returns its mistakes instead when it has any.
    func load(into directory: StateDirectory, today: Day) async throws -> [String] {
        self.today = today
        fingerprint = currentFingerprint()
        let validation = await AuthoringFolder(path: folder).validate(today: today)
        guard let tree = validation.tree else {
            return validation.problems.filter { $0.severity == .error }.map { $0.text(in: language) }
        }
        release += 1
        try tree.install(into: directory, release: release)
        return []
    }

    /// Loads again when a file was saved since; nil when nothing changed.
    func reloadIfChanged(into directory: StateDirectory) async throws -> [String]? {
        guard currentFingerprint() != fingerprint else { return nil }
        return try await load(into: directory, today: today)
    }

    /// Changes whenever a file is saved, added or removed.
    private func currentFingerprint() -> Int {
        var hasher = Hasher()
        let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
        let files = FileManager.default.enumerator(
            at: URL(fileURLWithPath: folder), includingPropertiesForKeys: Array(keys))
        for case let file as URL in files ?? FileManager.DirectoryEnumerator() {
            // A file that vanishes between listing and looking is seen as gone at the next look.
            guard let values = try? file.resourceValues(forKeys: keys) else { continue }
            hasher.combine(file.path)
            hasher.combine(values.contentModificationDate)
            hasher.combine(values.fileSize)
        }
        return hasher.finalize()
    }
}
