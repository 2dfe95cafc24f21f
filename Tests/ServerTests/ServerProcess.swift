import Foundation
import GRDB
import TestSupport
import Testing

/// A `kiosk-server` that can be killed and started again on the same port.
final class ServerProcess: Sendable {
    let folder: TemporaryFolder
    private let port: Int
    var data: String { folder.path + "/data" }
    var server: String { "http://127.0.0.1:\(port)" }

    init() throws {
        folder = try TemporaryFolder()
        // Bound and let go again: nobody else is given the port so soon.
        port = try ServerProcess.freePort()
        try folder.write("[server]\nport = \(port)\nsecure-cookies = false\n", to: "server.toml")
    }

    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
            }
        }
        try #require(bound)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    var arguments: [String] { ["--config", folder.path + "/server.toml", "--data", data] }

    func start() throws -> RunningProgram {
        let program = try RunningProgram("kiosk-server", ["serve"] + arguments)
        for _ in 0..<600 where program.isRunning && !program.output.contains("http://") { usleep(20_000) }
        try #require(program.output.contains("http://"), "\(program.errors)")
        return program
    }

    func run(_ command: String, _ more: [String] = []) throws -> ProgramResult {
        try Programs.run("kiosk-server", [command] + arguments + more)
    }

    func count(_ sql: String) throws -> Int {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: data + "/server.sqlite", configuration: configuration).read {
            try Int.fetchOne($0, sql: sql) ?? 0
        }
    }
}
