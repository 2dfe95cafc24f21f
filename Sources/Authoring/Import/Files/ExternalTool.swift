import Content
import Foundation

/// A program of Debian that reads a format of others: run with limits on time, memory and output, so that no file can
/// hold up an import or fill the machine.
struct ExternalTool: Sendable {
    /// Name of the program.
    let program: String
    /// The Debian package that brings it.
    let package: String
    /// Address space in bytes; nil where the program reserves far more than it uses (GHC).
    let memory: Int?

    static let xlsx2csv = ExternalTool(program: "xlsx2csv", package: "xlsx2csv", memory: 1_000_000_000)
    static let pandoc = ExternalTool(program: "pandoc", package: "pandoc", memory: nil)
    static let pdftotext = ExternalTool(program: "pdftotext", package: "poppler-utils", memory: 1_000_000_000)

    /// Seconds that one run may take, unless `ONETOUCH_TOOL_SECONDS` says otherwise: on a slow disk a large file
    /// needs longer.
    static var patience: Int {
        ProcessInfo.processInfo.environment["ONETOUCH_TOOL_SECONDS"].flatMap { Int($0) }.map { max(1, $0) } ?? 120
    }

    /// Largest output in bytes.
    static let outputLimit = 200_000_000

    /// What the program wrote, as bytes.
    ///
    /// - Parameter path: the file that is read, to be named in errors.
    /// - Throws: ``AuthoringError/toolMissing(program:package:)``, ``AuthoringError/toolTimedOut(program:path:seconds:)``
    ///   or ``AuthoringError/toolFailed(program:path:reason:)``.
    func run(_ arguments: [String], on path: String) throws(AuthoringError) -> [UInt8] {
        guard let executable = Self.find(program) else { throw .toolMissing(program: program, package: package) }
        let folder = NSTemporaryDirectory() + "onetouch-import-\(UUID().uuidString)"
        // What cannot be removed is left to the system, as all temporary files are.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let status = try launch(executable, arguments, output: folder + "/out", errors: folder + "/err")
            guard status != 124, status != 137 else {
                throw AuthoringError.toolTimedOut(program: program, path: path, seconds: Self.patience)
            }
            guard status == 0 else {
                let said = try String(contentsOfFile: folder + "/err", encoding: .utf8)
                throw AuthoringError.toolFailed(program: program, path: path, reason: Self.reason(said, status: status))
            }
            return try FileSystem.bytes(of: folder + "/out", limit: Self.outputLimit)
        } catch let error as AuthoringError {
            throw error
        } catch {
            throw .toolFailed(program: program, path: path, reason: error.localizedDescription)
        }
    }

    /// coreutils' `timeout` ends the program and all that it started; util-linux' `prlimit` holds it to its limits.
    private func launch(_ executable: String, _ arguments: [String], output: String, errors: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        let space = memory.map { ["--as=\($0)"] } ?? []
        process.arguments =
            ["--kill-after=2", "\(Self.patience)", "/usr/bin/prlimit", "--fsize=\(Self.outputLimit)", "--core=0"]
            + space
            + [executable] + arguments
        var environment = ProcessInfo.processInfo.environment
        environment["LC_ALL"] = "C.UTF-8"
        environment["PYTHONIOENCODING"] = "utf-8"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private static func find(_ program: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.lazy.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The last line that a program complained is the one that says why.
    private static func reason(_ text: String, status: Int32) -> String {
        let line = text.split(separator: "\n").last.map { trimmed($0) } ?? ""
        return line.isEmpty ? "exit \(status)" : String(line.prefix(200))
    }
}
