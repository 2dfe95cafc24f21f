/// Where the engine reads passages from: the store, or a test's memory.
public protocol PassageSource {
    /// How many passages hold a gram, counting those that no item claims any more.
    func count(of gram: Gram) throws -> Int
    /// These passages, rising.
    func passages(of gram: Gram) throws -> [UInt32]
    /// Lets `body` look at the label and the text of a passage, in UTF-16; nil when there is none.
    func reading<Value>(
        _ passage: UInt32, _ body: (_ label: String?, _ text: UnsafeBufferPointer<UInt16>) throws -> Value
    ) throws -> Value?
}
