import Content
import Foundation
import Store
import TestSupport

/// A kiosk whose content comes by `kiosk-sync`, the real program.
final class SyncedKiosk {
    let folder: TemporaryFolder
    var state: String { folder.path + "/state" }
    let root: String

    init(trusting repository: SignedRepository) throws {
        folder = try TemporaryFolder()
        root = repository.rootPath
        try folder.write("", to: "kiosk.conf")
    }

    /// The same state and settings in a folder of its own.
    init(copying other: SyncedKiosk) throws {
        folder = try TemporaryFolder()
        root = other.root
        for name in ["state", "kiosk.conf"] {
            try FileManager.default.copyItem(atPath: other.folder.path + "/" + name, toPath: folder.path + "/" + name)
        }
    }

    private func arguments(_ address: String, _ rest: [String]) -> [String] {
        ["--state", state, "--config", folder.path + "/kiosk.conf", "--repository", address, "--root", root] + rest
    }

    func configure(_ text: String) throws { try folder.write(text, to: "kiosk.conf") }

    /// One run over the network.
    func sync(_ address: String, _ rest: [String] = [], environment: [String: String] = [:]) throws -> ProgramResult {
        try Programs.run("kiosk-sync", arguments(address, ["--once"] + rest), environment: environment)
    }

    /// One run over the network at a time that is not now, such as `1970-01-02 00:00:00`.
    func sync(_ address: String, at time: String) throws -> ProgramResult {
        try Programs.run(
            "/usr/bin/faketime", ["-f", "@" + time, Programs.path("kiosk-sync")] + arguments(address, ["--once"]),
            environment: ["DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC"])
    }

    /// One run from a folder.
    func sync(from path: String) throws -> ProgramResult {
        try Programs.run(
            "kiosk-sync",
            ["--state", state, "--config", folder.path + "/kiosk.conf", "--root", root, "--from", path])
    }

    /// Beside the test.
    func start(_ address: String, _ rest: [String] = [], environment: [String: String] = [:]) throws -> RunningProgram {
        try RunningProgram("kiosk-sync", arguments(address, rest), environment: environment)
    }

    /// Release by unit, as the kiosk shows it; none when nothing is installed.
    func releases() throws -> [String: Int] {
        guard FileManager.default.fileExists(atPath: state + "/content.sqlite") else { return [:] }
        let store = try ContentStore(state: StateDirectory(existing: state), access: .readOnly)
        let units = try store.reading { try $0.status().units }
        return Dictionary(uniqueKeysWithValues: units.map { ($0.unit.text, $0.release) })
    }

    /// Every item of the kind that tests publish, by id.
    func items() throws -> [String: Item] {
        let store = try ContentStore(state: StateDirectory(existing: state), access: .readOnly)
        return try store.reading { snapshot in
            var items: [String: Item] = [:]
            for summary in try snapshot.notices(today: Day(ordinal: 20_700)) {
                items[summary.id.text] = try snapshot.item(summary.id)
            }
            return items
        }
    }

    /// Whether the kiosk holds exactly some items.
    func shows(_ items: [Item]) throws -> Bool {
        try self.items() == Dictionary(uniqueKeysWithValues: items.map { ($0.id.text, $0) })
    }

    func status() throws -> SyncStatus? { try SyncStatus(of: StateDirectory(existing: state)) }

    /// Names in `incoming/`.
    func incoming() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: state + "/incoming")) ?? []).sorted()
    }
}

extension ProgramResult {
    /// Complaints: what staff have to read.
    var complaints: [String] {
        errors.split(separator: "\n").map(String.init).filter { $0.contains(" warning ") || $0.contains(" error ") }
    }
}
