/// The language in which programs speak to staff: Chinese or English, by locale.
public enum MessageLanguage: String, Sendable, CaseIterable {
    /// Simplified Chinese.
    case chinese
    /// English.
    case english

    /// Chooses by `LC_ALL`, `LC_MESSAGES` and `LANG`, in the order POSIX gives them. Chinese when the first that is
    /// set begins with `zh`, English otherwise.
    public init(environment: [String: String]) {
        let first = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = first?.lowercased().hasPrefix("zh") == true ? .chinese : .english
    }
}

/// One sentence in both languages that staff read.
public struct Message: Hashable, Sendable {
    /// The sentence in simplified Chinese.
    public let chinese: String
    /// The sentence in English.
    public let english: String

    /// Makes a message from its two wordings.
    public init(zh chinese: String, en english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// The wording in one language.
    public subscript(language: MessageLanguage) -> String {
        language == .chinese ? chinese : english
    }
}

/// An error that says in both languages what is wrong and what to do.
public protocol ExplainedError: Error, CustomStringConvertible {
    /// What is wrong, with what was found.
    var message: Message { get }
    /// What the reader can do about it.
    var hint: Message? { get }
}

extension ExplainedError {
    /// No hint unless a type gives one.
    public var hint: Message? { nil }

    /// The English wording, for logs and test failures.
    public var description: String { sentence(in: .english) }

    /// Message and hint in one line.
    public func sentence(in language: MessageLanguage) -> String {
        guard let hint else { return message[language] }
        switch language {
        case .chinese: return "\(message.chinese)（提示：\(hint.chinese)）"
        case .english: return "\(message.english) (hint: \(hint.english))"
        }
    }
}
