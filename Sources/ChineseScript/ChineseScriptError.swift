/// Why a text cannot be converted.
public enum ChineseScriptError: Error, Hashable, Sendable {
    /// OpenCC or its dictionaries are not there.
    case unavailable(configuration: String, reason: String)
    /// OpenCC refused a text.
    case notConverted(text: String, reason: String)
}

extension ChineseScriptError: CustomStringConvertible {
    /// One sentence for the log.
    public var description: String {
        switch self {
        case .unavailable(let configuration, let reason):
            "OpenCC cannot open \(configuration): \(reason) (install libopencc-data)"
        case .notConverted(let text, let reason): "OpenCC cannot convert '\(text)': \(reason)"
        }
    }
}
