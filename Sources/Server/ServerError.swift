import Content

/// What can go wrong at the central site.
public enum ServerError: Error, Hashable, Sendable {
    /// The configuration cannot be used; `place` is `path:line` where it is known.
    case configuration(place: String, problem: Message)
    /// A line of the holiday calendar is none.
    case calendar(path: String, line: Int)
    /// The data folder is in use by a running server.
    case inUse(path: String)
    /// The database was written by a newer program.
    case newerDatabase(path: String)
    /// The database cannot be used.
    case database(path: String, reason: String)
    /// A file cannot be read or written.
    case file(path: String, reason: String)
    /// A backup is damaged.
    case damagedBackup(path: String, reason: String)
    /// The chain of the audit log is broken at an entry.
    case auditBroken(entry: Int)
    /// The content folder has errors.
    case content(path: String, errors: Int)
    /// There is no such thing.
    case notFound
    /// This person may not do this here.
    case forbidden
    /// Somebody else changed the matter meanwhile.
    case changedMeanwhile(by: String, at: Int)
    /// A step that is not possible in this state, or whose fields are not in order.
    case step(Message)
    /// A new account or device cannot be made.
    case invalid(Message)
}

extension ServerError: ExplainedError {
    /// What is wrong. Never what a citizen wrote.
    public var message: Message {
        switch self {
        case .configuration(let place, let problem):
            Message(zh: "\(place): 错误：\(problem.chinese)", en: "\(place): error: \(problem.english)")
        case .calendar(let path, let line):
            Message(
                zh: "\(path):\(line): 错误：应写成“2026-10-01 休”或“2026-10-10 班”",
                en: "\(path):\(line): error: write '2026-10-01 off' or '2026-10-10 work'")
        case .inUse(let path): Message(zh: "\(path) 正被另一个程序使用", en: "\(path) is in use by a running server")
        case .newerDatabase(let path):
            Message(zh: "\(path) 是更新版本的程序写的", en: "\(path) was written by a newer program")
        case .database(let path, let reason), .file(let path, let reason):
            Message(zh: "\(path)：\(reason)", en: "\(path): \(reason)")
        case .damagedBackup(let path, let reason):
            Message(zh: "备份 \(path) 已损坏：\(reason)", en: "backup \(path) is damaged: \(reason)")
        case .auditBroken(let entry):
            Message(zh: "操作记录从第 \(entry) 条起被改动过", en: "the audit log is broken at entry \(entry)")
        case .content(let path, let errors):
            Message(
                zh: "内容文件夹 \(path) 有 \(errors) 个错误，请运行 kioskctl validate",
                en: "the content folder \(path) has \(errors) errors; run kioskctl validate")
        case .notFound: Message(zh: "没有找到", en: "not found")
        case .forbidden: Message(zh: "您没有这项权限", en: "you may not do this")
        case .changedMeanwhile(let by, _):
            Message(zh: "\(by) 刚刚改动了这一件，请先看清再提交", en: "\(by) has changed this meanwhile")
        case .step(let message), .invalid(let message): message
        }
    }
}
