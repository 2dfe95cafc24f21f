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
        }
    }

    /// What to do about it.
    public var hint: Message? {
        switch self {
        case .folderNotEmpty: Message(zh: "换一个新的文件夹", en: "name a new folder")
        case .cannotWrite, .cannotRead: Message(zh: "检查路径和权限", en: "check the path and its permissions")
        case .fileTooLarge: Message(zh: "拆成几个文件", en: "split the file")
        }
    }
}

/// Megabytes, rounded up to one decimal.
func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + 999_999) / 1_000_000
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
}
