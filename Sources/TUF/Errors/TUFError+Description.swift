import FoundationEssentials

extension TUFError: CustomStringConvertible {
    /// One sentence without its full stop.
    public var description: String {
        switch self {
        case .notJSON(let role, let error): "\(role): \(error)"
        case .malformed(let role, let field, let expected, let found):
            "\(role): \(field.printable) should be \(expected), found \(found.printable)"
        case .wrongType(let role, let expected, let found):
            "\(role): expected metadata of type '\(expected)', found '\(found.printable)'"
        case .unsupportedSpecification(let role, let found):
            "\(role): expected specification version 1.x, found '\(found.printable)'"
        case .tooFewSignatures(let role, let version, let delegator, let expected, let found):
            "\(role) \(version): expected valid signatures of \(expected) keys of '\(delegator)', found \(found)"
        case .wrongVersion(let role, let expected, let found): "\(role): expected version \(expected), found \(found)"
        case .noSuchTarget, .tooManyRoles: searchDescription
        case .rollback, .roleDropped, .expired, .notInSnapshot: attackDescription
        case .tooLong, .wrongLength, .wrongHash, .noKnownHash, .notAvailable, .unreachable: fileDescription
        case .notInitialized, .alreadyInitialized, .inUse, .storage: storageDescription
        case .badThreshold, .unusableKey, .differentContent: editorDescription
        }
    }

    private var editorDescription: String {
        switch self {
        case .badThreshold(let role, let threshold, let keys):
            "\(role): expected a threshold from 1 to the number of keys, found \(threshold) of \(keys)"
        case .unusableKey(let reason): "the key cannot sign: \(reason)"
        case .differentContent(let role, let version):
            "\(role) \(version): the two copies differ in more than signatures"
        default: ""
        }
    }

    private var searchDescription: String {
        switch self {
        case .noSuchTarget(let path, let visited):
            "target '\(path)' is not listed by any of: \(visited.map(\.description).joined(separator: ", "))"
        case .tooManyRoles(let path, let limit): "target '\(path)' was not found among the first \(limit) roles"
        default: ""
        }
    }

    private var attackDescription: String {
        switch self {
        case .rollback(let path, let role, let version, let trusted, let found):
            "\(role) \(version): expected version \(trusted) or later of '\(path)', found \(found)"
        case .roleDropped(let path, let version):
            "snapshot \(version): expected '\(path)', which the trusted snapshot lists, found nothing"
        case .expired(let role, let version, let end, let now):
            "\(role) \(version): expected to be valid at \(Expiry.text(now)), found that it expired at \(Expiry.text(end))"
        case .notInSnapshot(let role, let version): "snapshot \(version): expected '\(role.metaPath)', found nothing"
        default: ""
        }
    }

    private var fileDescription: String {
        switch self {
        case .tooLong(let file, let limit): "\(file): expected at most \(limit) bytes, found more"
        case .wrongLength(let file, let expected, let found): "\(file): expected \(expected) bytes, found \(found)"
        case .wrongHash(let file, let algorithm, let expected, let found):
            "\(file): expected \(algorithm.rawValue) \(expected.printable), found \(found)"
        case .noKnownHash(let file, let found):
            "\(file): expected a sha256 or sha512 hash, found \(found.isEmpty ? "none" : found.joined(separator: ", ").printable)"
        case .notAvailable(let file): "\(file): not in the repository"
        case .unreachable(let file, let reason): "\(file): \(reason)"
        default: ""
        }
    }

    private var storageDescription: String {
        switch self {
        case .notInitialized(let directory): "\(directory) holds no trusted root.json"
        case .alreadyInitialized(let directory, let version):
            "\(directory) trusts root \(version) already; remove the directory to begin anew"
        case .inUse(let directory): "\(directory) is in use by another program"
        case .storage(let path, let reason): "\(path): \(reason)"
        default: ""
        }
    }
}
