import Content

/// `did you mean …?` for the candidate that a misspelt word most likely meant; nil when none is near.
func didYouMean(_ word: String, among candidates: some Sequence<String>) -> Message? {
    Suggestion.closest(to: word, in: candidates).map { Message(zh: "是不是“\($0)”？", en: "did you mean '\($0)'?") }
}
