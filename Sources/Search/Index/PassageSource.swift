/// Where the engine reads passages from: the store, or a test's memory.
public protocol PassageSource {
    /// How many passages hold a gram, counting those that no item claims any more.
    func count(of gram: Gram) throws -> Int
    /// These passages, rising.
    func passages(of gram: Gram) throws -> [UInt32]
    /// The text of a passage with its label before it, in UTF-16; nil when there is none.
    func text(of passage: UInt32) throws -> [UInt16]?
}
