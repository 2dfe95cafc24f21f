import Content
import FoundationEssentials
import Pack
import Store
import TUF

/// What can go wrong in a run of sync. In each case the old content stays.
public enum SyncError: Error, Equatable, Sendable {
    /// A repository's address is none of `http`, `https`.
    case badAddress(String)
    /// No repository is configured, and no folder was given.
    case nothingToFollow
    /// The settings name another number of roots than of repositories.
    case rootsDoNotFit(repositories: Int, roots: Int)
    /// A root that the settings name cannot be read.
    case rootUnreadable(path: String, reason: String)
    /// The certificate authorities of the settings cannot be read.
    case badCertificates(path: String, reason: String)
    /// The repository did not answer, or broke off.
    case unreachable(String, reason: String)
    /// The repository answered with an error.
    case badStatus(String, status: Int)
    /// A web page came in place of a file: mostly the login page of a network.
    case webPage(String)
    /// The folder or stick is not there (any more).
    case sourceGone(String)
    /// A folder holds no repository.
    case noRepository(String)
    /// A repository's metadata was refused; `machineTime` is what it was judged by, where time was the reason.
    case refused(TUFError, source: String)
    /// The metadata has expired, as far as this machine's clock tells.
    case expired(role: String, source: String, at: Date, now: Date, serverTime: Date?)
    /// A signed target says too little of itself, or nonsense.
    case badTarget(String, reason: String)
    /// A target has another length than was signed.
    case wrongLength(String, expected: Int, found: Int)
    /// A file is longer than it may be.
    case tooLong(String, limit: Int)
    /// A target holds something else than was signed.
    case wrongHash(String)
    /// The repository lacks a file that it lists.
    case missing(String)
    /// The unit's release in the repository is older than what is installed.
    case older(UnitID, installed: Int, offered: Int)
    /// A pack is of another unit or release than it was signed for.
    case wrongPack(String, expected: String, found: String)
    /// A pack cannot be unpacked.
    case badPack(String, PackError)
    /// A unit that the settings name is not in the repository.
    case noSuchUnit(UnitID, source: String)
    /// The store refuses, or the state directory cannot be written.
    case store(StoreError)
    /// There is not enough room on the disk.
    case diskFull(path: String, needed: Int, free: Int)
    /// A file of `incoming/` cannot be written or read.
    case storage(path: String, reason: String)
}

extension SyncError {
    /// Whether it comes from the way to the repository, so that trying again soon may help.
    var isPassing: Bool {
        switch self {
        case .unreachable, .sourceGone: true
        case .badStatus(_, let status): status >= 500 || status == 408 || status == 429
        default: false
        }
    }

    /// Whether it speaks of one unit's files rather than of the way to them or of this machine, so that other units may
    /// go on.
    var concernsOneUnit: Bool {
        switch self {
        case .badTarget, .wrongLength, .tooLong, .wrongHash, .missing, .older, .wrongPack, .badPack: true
        case .refused(let error, _): error.isRefusal
        case .expired: true
        case .store(let error): error.packPath != nil
        default: false
        }
    }
}

extension StoreError {
    /// The pack that is to blame, where it is one.
    var packPath: String? {
        switch self {
        case .pack(let path, _), .foreignUnit(_, _, let path), .olderRelease(_, _, _, let path),
            .duplicateItem(_, let path), .mediumMissing(_, let path):
            path
        default: nil
        }
    }
}
