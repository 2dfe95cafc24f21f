import Content

/// What can go wrong around an authoring folder besides its content, which is reported as ``Problem``s.
public enum AuthoringError: Error, Hashable, Sendable {
    /// A starter folder is wanted where something lies already.
    case folderNotEmpty(path: String)
    /// A folder or file cannot be made.
    case cannotWrite(path: String, reason: String)
    /// A folder or file cannot be read.
    case cannotRead(path: String, reason: String)
    /// A file is larger than the limit in bytes.
    case fileTooLarge(path: String, bytes: Int, limit: Int)
    /// A file cannot be imported as a whole.
    case cannotImport(path: String, obstacle: ImportObstacle)
    /// A program that reads files of others is not installed.
    case toolMissing(program: String, package: String)
    /// Such a program took too long.
    case toolTimedOut(program: String, path: String, seconds: Int)
    /// Such a program gave up.
    case toolFailed(program: String, path: String, reason: String)
    /// Something that is wanted for an import or export does not go together.
    case badRequest(Message)
}

extension AuthoringError: ExplainedError {
    /// One sentence with what was found.
    public var message: Message {
        switch self {
        case .folderNotEmpty(let path):
            Message(zh: "文件夹“\(path)”不是空的", en: "the folder '\(path)' is not empty")
        case .cannotWrite(let path, let reason):
            Message(zh: "无法写入“\(path)”：\(reason)", en: "cannot write '\(path)': \(reason)")
        case .cannotRead(let path, let reason):
            Message(zh: "无法读取“\(path)”：\(reason)", en: "cannot read '\(path)': \(reason)")
        case .fileTooLarge(let path, let bytes, let limit):
            Message(
                zh: "文件“\(path)”有 \(megabytes(bytes)) MB，最多 \(megabytes(limit)) MB",
                en: "'\(path)' has \(megabytes(bytes)) MB, at most \(megabytes(limit)) MB are read")
        case .cannotImport(let path, let obstacle):
            Message(zh: "“\(path)”：\(obstacle.message.chinese)", en: "'\(path)': \(obstacle.message.english)")
        case .toolMissing(let program, let package):
            Message(
                zh: "没有安装 \(program)，请安装软件包 \(package)：sudo apt install \(package)",
                en: "\(program) is not installed; install the package \(package): sudo apt install \(package)")
        case .toolTimedOut(let program, let path, let seconds):
            Message(
                zh: "\(program) 读“\(path)”超过 \(seconds) 秒，已停止",
                en: "\(program) was ended after \(seconds) s on '\(path)'")
        case .toolFailed(let program, let path, let reason):
            Message(zh: "\(program) 读不了“\(path)”：\(reason)", en: "\(program) cannot read '\(path)': \(reason)")
        case .badRequest(let message): message
        }
    }

    /// What to do about it.
    public var hint: Message? {
        switch self {
        case .folderNotEmpty: Message(zh: "换一个新的文件夹", en: "name a new folder")
        case .cannotWrite, .cannotRead: Message(zh: "检查路径和权限", en: "check the path and its permissions")
        case .fileTooLarge: Message(zh: "拆成几个文件", en: "split the file")
        case .cannotImport(_, let obstacle): obstacle.hint
        case .toolTimedOut: Message(zh: "拆成几个文件，或检查文件是否正常", en: "split the file, or check that it opens elsewhere")
        case .toolFailed:
            Message(zh: "用 WPS 或 Office 打开后另存，再导入", en: "open it in WPS or Office, save it, and import that")
        case .toolMissing, .badRequest: nil
        }
    }
}

/// Megabytes, rounded up to one decimal.
func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + 999_999) / 1_000_000
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
}
