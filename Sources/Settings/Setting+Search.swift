import Content
import Search

extension Setting {
    /// `[search]`.
    static let search: [Setting] = [
        Setting(
            key: "search.fuzzy",
            purpose: Message(zh: "拼音里不必分清的音", en: "sounds that need not be told apart in pinyin"), type: .texts,
            allowed: FuzzyPair.allCases.map(\.rawValue).joined(separator: ", "),
            apply: { value, configuration in
                guard case .texts(let texts) = value else { return false }
                let pairs = texts.compactMap(FuzzyPair.init(rawValue:))
                configuration.fuzzyPairs = pairs
                return pairs.count == texts.count
            }, current: { "[" + $0.fuzzyPairs.map { quoted($0.rawValue) }.joined(separator: ", ") + "]" })
    ]
}
