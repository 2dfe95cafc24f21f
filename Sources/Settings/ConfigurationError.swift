import Content

/// What is wrong with a configuration, with the place in the file.
public enum ConfigurationError: Error, Hashable, Sendable {
    /// The file named on the command line cannot be read.
    case unreadable(path: String, reason: String)
    /// The file is not TOML.
    case syntax(path: String, line: Int, column: Int, reason: String)
    /// There is no such key.
    case unknownKey(path: String, line: Int, column: Int, key: String, suggestion: String?)
    /// A key has a value of another type.
    case wrongType(path: String, line: Int, column: Int, key: String, expected: String)
    /// A value is not allowed.
    case badValue(path: String, line: Int, column: Int, key: String, value: String, allowed: String)
    /// A value on the command line is not allowed.
    case badOverride(key: String, value: String, allowed: String)
}

extension ConfigurationError: ExplainedError {
    /// `path:line:column: error: …`.
    public var message: Message {
        switch self {
        case .unreadable(let path, let reason):
            Message(zh: "\(path)：读不出来：\(reason)", en: "\(path): cannot be read: \(reason)")
        case .syntax(let path, let line, let column, let reason):
            Message(
                zh: "\(path):\(line):\(column): 错误：不是有效的 TOML：\(reason)",
                en: "\(path):\(line):\(column): error: not valid TOML: \(reason)")
        case .unknownKey(let path, let line, let column, let key, _):
            Message(
                zh: "\(path):\(line):\(column): 错误：不认识的设置“\(key)”",
                en: "\(path):\(line):\(column): error: unknown key '\(key)'")
        case .wrongType(let path, let line, let column, let key, let expected):
            Message(
                zh: "\(path):\(line):\(column): 错误：“\(key)”的类型不对，应为 \(expected)",
                en: "\(path):\(line):\(column): error: '\(key)' has the wrong type, expected \(expected)")
        case .badValue(let path, let line, let column, let key, let value, let allowed):
            Message(
                zh: "\(path):\(line):\(column): 错误：“\(key)”的值 \(value) 不行，可用：\(allowed)",
                en: "\(path):\(line):\(column): error: '\(key)' cannot be \(value); allowed: \(allowed)")
        case .badOverride(let key, let value, let allowed):
            Message(
                zh: "命令行的“\(key)”不能是 \(value)，可用：\(allowed)",
                en: "'\(key)' cannot be \(value) on the command line; allowed: \(allowed)")
        }
    }

    /// What was probably meant.
    public var hint: Message? {
        switch self {
        case .unknownKey(_, _, _, _, let suggestion?):
            Message(zh: "是不是想写“\(suggestion)”？", en: "did you mean '\(suggestion)'?")
        case .unknownKey:
            Message(zh: "所有设置见 docs/kiosk.conf.md", en: "docs/kiosk.conf.md lists every key")
        default: nil
        }
    }
}
