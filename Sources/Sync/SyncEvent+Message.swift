import Content
import Logging
import TUF

extension SyncEvent {
    /// How loud it is.
    var level: Logger.Level {
        switch self {
        case .metadata(.unchanged), .metadata(.updated), .looking, .took, .notUnit: .debug
        case .refused, .clockBehind, .clockDiffers: .warning
        // It comes on top of what made it so.
        case .statusLost: .notice
        case .retry, .fallsBack, .cleaned, .metadata(.setAside), .restarted: .notice
        default: .info
        }
    }

    /// One sentence for the log.
    var message: Message {
        switch self {
        case .looking(let source): Message(zh: "查看 \(source)", en: "looking at \(source)")
        case .metadata(let event): Message(zh: "\(event)", en: "\(event)")
        case .resumed(let file, let at, let of):
            Message(zh: "\(file)：从第 \(at) 字节（共 \(of)）接着下载", en: "\(file): goes on at byte \(at) of \(of)")
        case .restarted(let file):
            Message(zh: "\(file)：服务器不支持续传，从头下载", en: "\(file): the server sends no parts, begins anew")
        case .retry(let error, let pause):
            Message(
                zh: "\(error.message.chinese)；\(Self.seconds(pause)) 秒后再试",
                en: "\(error.message.english); again in \(Self.seconds(pause)) s")
        case .cleaned(let names):
            Message(
                zh: "清除 incoming/ 里的无用文件：\(names.joined(separator: "、"))",
                en: "removed rubbish from incoming/: \(names.joined(separator: ", "))")
        case .fallsBack(let unit, let error):
            Message(
                zh: "单位“\(unit)”的增量包不能用，改下完整包：\(error.message.chinese)",
                en: "unit '\(unit)': the delta is of no use, fetching the whole pack: \(error.message.english)")
        case .refused(let unit, let error):
            Message(
                zh: (unit.map { "单位“\($0)”保留原有内容：" } ?? "") + error.sentence(in: .chinese),
                en: (unit.map { "unit '\($0)' keeps its old content: " } ?? "") + error.sentence(in: .english))
        case .notUnit(let role): Message(zh: "角色“\(role)”不是单位", en: "role '\(role)' is no unit")
        case .progress, .applied, .took: progressMessage
        case .statusLost(let error): error.message
        case .clockBehind:
            Message(
                zh: "本机时钟落后（比已验证过的时间还早），签名是否过期按最近验证过的时间判断",
                en: "the clock is behind a time that was verified before; expiry is judged by that")
        case .clockDiffers:
            Message(zh: "本机时钟与服务器相差一天以上", en: "the clock and the server's differ by more than a day")
        }
    }

    private var progressMessage: Message {
        switch self {
        case .progress(let state):
            Message(
                zh: "已下载 \(state.bytes)/\(state.totalBytes) 字节，\(state.files)/\(state.totalFiles) 个文件"
                    + (state.secondsLeft.map { "，约剩 \($0) 秒" } ?? ""),
                en: "\(state.bytes)/\(state.totalBytes) bytes, \(state.files)/\(state.totalFiles) files"
                    + (state.secondsLeft.map { ", about \($0) s left" } ?? ""))
        case .applied(let change):
            Message(
                zh:
                    "单位“\(change.unit)”：第 \(change.release) 次发布，新增 \(change.added)、修改 \(change.changed)、删除 \(change.removed)",
                en:
                    "unit '\(change.unit)': release \(change.release), +\(change.added) ~\(change.changed) -\(change.removed)"
            )
        case .took(let unpacking, let applying, let bytes):
            Message(
                zh: "解包 \(bytes) 字节用 \(Self.seconds(unpacking)) 秒，写入用 \(Self.seconds(applying)) 秒",
                en: "unpacked \(bytes) bytes in \(Self.seconds(unpacking)) s, applied in \(Self.seconds(applying)) s")
        default: Message(zh: "", en: "")
        }
    }

    private static func seconds(_ duration: Duration) -> String {
        let milliseconds = Int(duration / .milliseconds(1))
        let rest = "\(milliseconds % 1000)"
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }
}
