import Foundation
import TestSupport

@testable import TUF

/// python-tuf, as the Makefile installed it, and a web server on loopback.
enum Reference {
    /// Runs one of the scripts to its end.
    static func run(_ script: String, _ arguments: [String]) throws -> ProgramResult {
        try PythonTUF.run(script, arguments)
    }

    /// Makes a repository with python-tuf.
    static func makeRepository(in folder: TemporaryFolder, consistent: Bool, fault: String = "") throws {
        let result = try run("make_repository.py", [folder.path, consistent ? "consistent" : "plain", fault])
        guard result.status == 0 else { throw Failure(result: result) }
    }

    struct Failure: Error, CustomStringConvertible {
        let result: ProgramResult
        var description: String { "\(result.status)\n\(result.output)\n\(result.errors)" }
    }

    static func startServer(of folder: TemporaryFolder, portFile: String, logFile: String) throws -> RunningProgram {
        try RunningProgram("/usr/bin/python3", ["\(PythonTUF.scripts)/server.py", folder.path, portFile, logFile])
    }
}

/// Serves a folder on loopback, well or badly, until the value goes.
final class WebServer {
    private let own: TemporaryFolder
    private let process: RunningProgram
    private let port: String

    struct NotStarted: Error {}

    init(of folder: TemporaryFolder) throws {
        own = try TemporaryFolder()
        let portFile = own.path + "/port"
        try Data().write(to: URL(fileURLWithPath: own.path + "/log"))
        process = try Reference.startServer(of: folder, portFile: portFile, logFile: own.path + "/log")
        let end = Date().addingTimeInterval(20)
        while !FileManager.default.fileExists(atPath: portFile) {
            guard Date() < end, process.isRunning else { throw NotStarted() }
            Thread.sleep(forTimeInterval: 0.02)
        }
        port = try String(contentsOfFile: portFile, encoding: .utf8)
    }

    /// - Parameter manner: how it serves; see server.py.
    func address(_ manner: String = "plain") -> String { "http://127.0.0.1:\(port)/\(manner)/" }

    /// What was asked for since the last call.
    func takeRequests() throws -> [String] {
        let log = URL(fileURLWithPath: own.path + "/log")
        defer { try? Data().write(to: log) }  // A log that grows on only makes the next comparison fail.
        return try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}

extension TestRepository {
    /// Writes everything as a web server's folder.
    func write(to folder: TemporaryFolder) throws {
        for (file, bytes) in server.files {
            let path = file.encodedPath.removingPercentEncoding ?? file.encodedPath
            switch file {
            case .metadata: try folder.write(bytes, to: "metadata/" + path)
            case .target: try folder.write(bytes, to: "targets/" + path)
            }
        }
    }
}
