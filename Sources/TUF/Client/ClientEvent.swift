/// What happens during an update, for a log.
public enum ClientEvent: Hashable, Sendable {
    /// New metadata is trusted and stored.
    case updated(RoleName, version: Int)
    /// Metadata that was stored earlier is still the current one.
    case unchanged(RoleName, version: Int)
    /// Metadata that was stored earlier is not used, because it cannot be verified now. It will be fetched anew.
    case setAside(RoleName, reason: TUFError)
    /// The trusted timestamp and snapshot are forgotten, because a key of theirs is no longer trusted (5.3.11).
    case recovered(rootVersion: Int)
    /// A target was fetched and verified.
    case downloaded(TargetPath, length: Int)
    /// A target was there already.
    case present(TargetPath)
}

extension ClientEvent: CustomStringConvertible {
    /// One line.
    public var description: String {
        switch self {
        case .updated(let role, let version): "\(role) \(version): new"
        case .unchanged(let role, let version): "\(role) \(version): unchanged"
        case .setAside(let role, let reason): "\(role): stored metadata is set aside: \(reason)"
        case .recovered(let version): "root \(version): keys were rotated, stored timestamp and snapshot are forgotten"
        case .downloaded(let path, let length): "\(path): \(length) bytes"
        case .present(let path): "\(path): already there"
        }
    }
}
