import Content
import FoundationEssentials
import TUF

extension TUFError {
    /// What staff read when a repository is refused: what is wrong in their language, and the exact finding.
    func message(from source: String) -> Message {
        let finding = description
        return Message(zh: "\(source)：\(chineseReason)（\(finding)）", en: "\(source): \(englishReason) (\(finding))")
    }

    private var chineseReason: String {
        switch self {
        case .notJSON, .malformed, .wrongType, .unsupportedSpecification, .badThreshold, .unusableKey: "签名文件看不懂，拒收"
        case .tooFewSignatures: "有效签名不够，拒收"
        case .wrongVersion, .notInSnapshot, .differentContent: "签名文件的版本不配套，拒收"
        case .rollback, .roleDropped: "内容库倒退到旧版本，拒收"
        case .expired: "签名已过期，拒收"
        case .tooLong, .wrongLength, .wrongHash, .noKnownHash: "文件与签名不符，拒收"
        case .noSuchTarget, .tooManyRoles: "没有人为这个文件签名"
        case .notAvailable: "内容库里缺少文件"
        case .unreachable: "连不上"
        case .notInitialized: "本机还没有信任根"
        case .alreadyInitialized: "本机已信任另一个根"
        case .inUse: "另一个程序正在同步"
        case .storage: "本机的签名文件读写失败"
        }
    }

    private var englishReason: String {
        switch self {
        case .notJSON, .malformed, .wrongType, .unsupportedSpecification, .badThreshold, .unusableKey:
            "the metadata makes no sense, refused"
        case .tooFewSignatures: "too few valid signatures, refused"
        case .wrongVersion, .notInSnapshot, .differentContent: "the metadata does not belong together, refused"
        case .rollback, .roleDropped: "the repository went back to an older version, refused"
        case .expired: "the signatures have expired, refused"
        case .tooLong, .wrongLength, .wrongHash, .noKnownHash: "a file is not what was signed, refused"
        case .noSuchTarget, .tooManyRoles: "nobody has signed for the file"
        case .notAvailable: "the repository lacks a file"
        case .unreachable: "no answer"
        case .notInitialized: "there is no trusted root yet"
        case .alreadyInitialized: "another root is trusted already"
        case .inUse: "another program synchronises"
        case .storage: "the metadata on this machine cannot be read or written"
        }
    }
}
