import Content
import FoundationEssentials

extension SyncError: ExplainedError {
    /// One sentence with the place and what was found.
    public var message: Message {
        switch self {
        case .badAddress, .nothingToFollow, .rootsDoNotFit, .rootUnreadable, .badCertificates, .noSuchUnit:
            settingsMessage
        case .unreachable, .badStatus, .webPage, .sourceGone, .noRepository, .missing: wayMessage
        case .refused(let error, let source): error.message(from: source)
        case .expired(let role, let source, let end, let now, _):
            Message(
                zh: "\(source)：“\(role)”的签名已在 \(Self.time(end)) 过期（本机按 \(Self.time(now)) 判断），保留原有内容",
                en:
                    "\(source): '\(role)' expired at \(Self.time(end)) (judged at \(Self.time(now))); the old content stays"
            )
        case .badTarget, .wrongLength, .tooLong, .wrongHash, .older, .wrongPack, .badPack: fileMessage
        case .store(let error): error.message
        case .diskFull(let path, let needed, let free):
            Message(
                zh: "\(path) 所在的磁盘空间不够：需要 \(needed >> 10) KB，只剩 \(free >> 10) KB",
                en: "not enough room on the disk of \(path): \(needed >> 10) KB needed, \(free >> 10) KB free")
        case .storage(let path, let reason): Message(zh: "\(path)：\(reason)", en: "\(path): \(reason)")
        }
    }

    private var settingsMessage: Message {
        switch self {
        case .badAddress(let text):
            Message(zh: "“\(text)”不是 http 或 https 地址", en: "'\(text)' is not an http or https address")
        case .rootsDoNotFit(let repositories, let roots):
            Message(
                zh: "sync.repositories 有 \(repositories) 个，sync.roots 有 \(roots) 个，应一一对应",
                en: "sync.repositories names \(repositories), sync.roots \(roots): each repository needs its root")
        case .rootUnreadable(let path, let reason):
            Message(zh: "信任根 \(path) 不能用：\(reason)", en: "the root \(path) cannot be used: \(reason)")
        case .badCertificates(let path, let reason):
            Message(zh: "证书文件 \(path) 不能用：\(reason)", en: "the certificates in \(path) cannot be used: \(reason)")
        case .noSuchUnit(let unit, let source):
            Message(zh: "\(source) 里没有单位“\(unit)”", en: "\(source) has no unit '\(unit)'")
        default: Message(zh: "没有可以同步的内容库", en: "there is no repository to follow")
        }
    }

    private var wayMessage: Message {
        switch self {
        case .unreachable(let file, let reason):
            Message(zh: "\(file) 连不上：\(reason)", en: "\(file): no answer: \(reason)")
        case .badStatus(let file, let status):
            Message(zh: "\(file)：服务器回答 \(status)", en: "\(file): the server answered \(status)")
        case .webPage(let file):
            Message(zh: "\(file)：得到的是网页，不是文件", en: "\(file): a web page came in place of the file")
        case .sourceGone(let path): Message(zh: "\(path) 不见了", en: "\(path) is gone")
        case .noRepository(let path):
            Message(zh: "\(path) 里没有 onetouch-repository 内容库", en: "\(path) holds no onetouch-repository")
        case .missing(let file): Message(zh: "内容库里缺少 \(file)", en: "the repository lacks \(file)")
        default: Message(zh: "", en: "")
        }
    }

    private var fileMessage: Message {
        switch self {
        case .badTarget(let file, let reason): Message(zh: "\(file)：\(reason)", en: "\(file): \(reason)")
        case .wrongLength(let file, let expected, let found):
            Message(
                zh: "\(file)：签名写明 \(expected) 字节，收到 \(found) 字节",
                en: "\(file): \(expected) bytes were signed, \(found) came")
        case .tooLong(let file, let limit):
            Message(zh: "\(file)：超过 \(limit) 字节，拒收", en: "\(file): more than \(limit) bytes, refused")
        case .wrongHash(let file):
            Message(zh: "\(file)：内容与签名的摘要值不符，拒收", en: "\(file): not what was signed (wrong hash), refused")
        case .older(let unit, let installed, let offered):
            Message(
                zh: "单位“\(unit)”已是第 \(installed) 次发布，内容库里是较旧的第 \(offered) 次，拒收",
                en: "unit '\(unit)': release \(installed) is installed, the repository's \(offered) is older, refused")
        case .wrongPack(let file, let expected, let found):
            Message(
                zh: "\(file)：应是 \(expected)，实为 \(found)，拒收",
                en: "\(file): expected \(expected), found \(found), refused")
        case .badPack(let file, let error):
            Message(zh: "\(file)：\(error.message.chinese)", en: "\(file): \(error.message.english)")
        default: Message(zh: "", en: "")
        }
    }

    /// What to do, where the message does not say it already.
    public var hint: Message? {
        switch self {
        case .nothingToFollow:
            Message(
                zh: "在 kiosk.conf 里写 sync.repositories 和 sync.roots",
                en: "set sync.repositories and sync.roots in kiosk.conf"
            )
        case .unreachable: Message(zh: "检查网络；会自动再试", en: "check the network; it is tried again by itself")
        case .webPage:
            Message(zh: "这个网络可能要先登录", en: "the network probably wants a login first")
        case .sourceGone: Message(zh: "把 U 盘插回去，会接着来", en: "put the stick back, it goes on where it was")
        case .diskFull: Message(zh: "腾出空间", en: "free some space")
        case .expired(_, _, _, let now, let server?) where abs(server.timeIntervalSince(now)) > 86_400:
            Message(
                zh: "本机时钟可能不对：服务器的时间是 \(Self.time(server))",
                en: "the clock may be wrong: the server says \(Self.time(server))")
        case .expired:
            Message(zh: "检查本机时钟；发布方应更新签名", en: "check the clock; the publisher has to refresh the signatures")
        case .badPack(_, let error): error.hint
        case .store(let error): error.hint
        case .older: Message(zh: "内容库可能被换成了旧的", en: "the repository may have been swapped for an older one")
        default: nil
        }
    }

    private static func time(_ date: Date) -> String { date.formatted(.iso8601) }
}
