/// A short text by which an item is found as a whole: read as well as compared, and forgiven mistakes in.
public struct Name: Hashable, Sendable {
    /// What a name is to its item. The raw value is stored.
    public enum Field: UInt8, Hashable, Sendable, Comparable {
        /// The title, in any language.
        case title = 0
        /// Another name, a word that people say, a number.
        case keyword = 1
        /// Somebody or something in it: a person, an office, a counterparty, the matter of a ledger's row, a question.
        case label = 2

        /// Better before worse.
        public static func < (left: Field, right: Field) -> Bool { left.rawValue < right.rawValue }
    }

    /// What it is to the item.
    public let field: Field
    /// The text as it is shown.
    public let text: String
    /// Number of the passage that it stands in, where opening the item there helps.
    public let passage: Int?

    /// Memberwise.
    public init(_ field: Field, _ text: String, passage: Int? = nil) {
        self.field = field
        self.text = text
        self.passage = passage
    }

    /// Longest name that is kept, in characters.
    static let limit = 220
}
