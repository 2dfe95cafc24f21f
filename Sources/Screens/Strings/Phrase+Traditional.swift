extension Phrase {
    /// The wording in 繁 where OpenCC's conversion of the simplified one is not what people write; nil elsewhere.
    var traditional: String? {
        switch self {
        case .echo: "點題 · 回音壁"
        default: nil
        }
    }
}
