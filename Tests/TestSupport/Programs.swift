import Foundation

/// What a program left behind.
public struct ProgramResult: Sendable {
    /// Exit status; 128 + n when it died by signal n.
    public let status: Int32
    /// What it printed.
    public let output: String
    /// What it complained.
    public let errors: String
}

/// The checkout and the programs built from it.
public enum Programs {
    /// Top of the checkout.
    public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// A built program.
    public static func path(_ name: String) -> String {
        (ProcessInfo.processInfo.environment["ONETOUCH_BIN"] ?? root + "/.build/debug") + "/" + name
    }

    /// Runs a program to its end.
    public static func run(
        _ name: String, _ arguments: [String], environment: [String: String] = [:], directory: String? = nil
    ) throws -> ProgramResult {
        let program = try RunningProgram(name, arguments, environment: environment, directory: directory)
        let status = program.wait()
        return ProgramResult(status: status, output: program.output, errors: program.errors)
    }
}

/// A folder that goes when the value does.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let path: String

    /// Makes a new, empty folder.
    public init() throws {
        path = FileManager.default.temporaryDirectory.path + "/onetouch-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Writes a text file, making folders as needed.
    public func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    /// Writes a file, making folders as needed.
    public func write(_ bytes: Data, to name: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }

    deinit {
        // What cannot be removed is left to the system, as all temporary files are.
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// The demo street, built and installed once for all tests of a run.
public enum DemoState {
    /// The day on which the demo content is read.
    public static let now = "2026-11-24T10:26"

    private static let prepared: Result<TemporaryFolder, any Error> = Result {
        let folder = try TemporaryFolder()
        let steps = [
            ["build", Programs.root + "/content", "--output", folder.path + "/out", "--today", "2026-11-24"],
            ["install", folder.path + "/out", "--state", folder.path + "/state"],
            ["typing", "--state", folder.path + "/state"],
        ]
        for step in steps {
            let result = try Programs.run("kioskctl", step)
            guard result.status == 0 else { throw Failure(step: step, result: result) }
        }
        return folder
    }

    /// A step that failed, with what the program said.
    public struct Failure: Error, CustomStringConvertible {
        let step: [String]
        let result: ProgramResult

        /// The command and its output.
        public var description: String {
            "kioskctl \(step.joined(separator: " ")): \(result.status)\n\(result.output)\n\(result.errors)"
        }
    }

    /// Folder with `out/` and `state/`. The state is for one short run at a time: a kiosk locks it.
    public static func folder() throws -> String { try prepared.get().path }

    /// A folder with a `state/` of its own, to be kept open or damaged.
    public static func copy() throws -> TemporaryFolder {
        let copy = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: try folder() + "/state", toPath: copy.path + "/state")
        return copy
    }
}
