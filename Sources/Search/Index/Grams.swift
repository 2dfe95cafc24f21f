/// Two neighbouring characters of a folded text: what passages are found by. Pairs need no dictionary, so that no
/// dictionary can miss a name.
public struct Gram: Hashable, Sendable, Comparable {
    /// The first code in the upper half.
    public let value: UInt32

    /// A gram from its value.
    public init(value: UInt32) { self.value = value }

    init(_ first: Code, _ second: Code) { value = UInt32(first) << 16 | UInt32(second) }

    /// By value.
    public static func < (left: Gram, right: Gram) -> Bool { left.value < right.value }

    /// Calls `emit` with every gram of a folded text.
    @inline(__always)
    static func each(of codes: [Code], _ emit: (UInt32) -> Void) {
        guard var previous = codes.first else { return }
        for code in codes.dropFirst() {
            if previous != FoldTable.separator, code != FoldTable.separator {
                emit(UInt32(previous) << 16 | UInt32(code))
            }
            previous = code
        }
    }
}

/// The text of a passage as the index takes it, made on other cores than the one that writes.
public struct IndexedPassage: Sendable {
    /// The text in UTF-16, as the store keeps it.
    public let units: [UInt16]
    /// The values of its grams, with repetitions.
    public let grams: [UInt32]

    /// Folds and cuts a passage.
    public init(_ passage: SearchDocument.Passage) {
        let searched = Array(passage.searched.utf16)
        let codes = searched.withUnsafeBufferPointer { FoldedText.codes($0) }
        var grams: [UInt32] = []
        grams.reserveCapacity(codes.count)
        Gram.each(of: codes) { grams.append($0) }
        self.grams = grams
        units = searched.count == passage.text.utf16.count ? searched : Array(searched.suffix(passage.text.utf16.count))
    }
}
