import Crypto
import Foundation

/// Who a kiosk is to its server: its name there, and the Ed25519 key that signs its requests. A file in the state
/// directory, readable by its owner only.
public struct DeviceIdentity: Sendable {
    /// The name that the server gave at enrolment.
    public let device: String
    /// Where the server is: scheme, host and perhaps port and path, without a `/` at the end.
    public let server: String
    /// The key.
    public let key: Curve25519.Signing.PrivateKey

    /// Puts an identity together.
    public init(device: String, server: String, key: Curve25519.Signing.PrivateKey) {
        self.device = device
        self.server = server.hasSuffix("/") ? String(server.dropLast()) : server
        self.key = key
    }

    private struct Stored: Codable {
        let device: String
        let server: String
        let key: Data
    }

    /// Reads the file; nil when the kiosk is not enrolled.
    ///
    /// - Throws: ``ParticipationError/deviceKey(path:reason:)``.
    public static func read(_ path: String) throws(ParticipationError) -> DeviceIdentity? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            let stored = try JSONDecoder().decode(Stored.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
            return DeviceIdentity(
                device: stored.device, server: stored.server,
                key: try Curve25519.Signing.PrivateKey(rawRepresentation: stored.key))
        } catch {
            throw .deviceKey(path: path, reason: "cannot be read")
        }
    }

    /// Writes the file so that there is the whole of it or none, mode 0600.
    ///
    /// - Throws: ``ParticipationError/deviceKey(path:reason:)``.
    public func write(to path: String) throws(ParticipationError) {
        let partial = path + ".partial"
        do {
            let bytes = try JSONEncoder().encode(Stored(device: device, server: server, key: key.rawRepresentation))
            try? FileManager.default.removeItem(atPath: partial)  // left by a run that was killed, or not there
            guard
                FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
                let handle = FileHandle(forWritingAtPath: partial)
            else { throw ParticipationError.deviceKey(path: path, reason: "cannot be written") }
            try handle.write(contentsOf: bytes)
            try handle.synchronize()
            try handle.close()
            try FileManager.default.moveReplacing(partial, path)
        } catch let error as ParticipationError {
            throw error
        } catch {
            throw .deviceKey(path: path, reason: error.localizedDescription)
        }
    }
}

extension FileManager {
    fileprivate func moveReplacing(_ path: String, _ target: String) throws {
        guard rename(path, target) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
