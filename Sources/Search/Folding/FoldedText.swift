import Foundation

/// A text as search compares it, with the way back to what the reader sees.
public struct FoldedText: Sendable, CustomStringConvertible {
    /// Folded characters; 0 for what separates words, which is never twice in a row.
    var codes: [Code] = []
    /// For each code, where in the original's UTF-16 it came from.
    var origins: [Range<Int32>] = []

    /// Folds a text.
    public init(_ text: String) {
        let units = Array(text.utf16)
        units.withUnsafeBufferPointer { fold($0) }
        if let numerals = Numerals(codes) {
            origins = numerals.pieces.map { origins[$0.lowerBound].lowerBound..<origins[$0.upperBound - 1].upperBound }
            codes = numerals.codes
        }
    }

    /// Folds UTF-16 without a way back.
    static func codes(_ units: UnsafeBufferPointer<UInt16>) -> [Code] {
        let codes = plainCodes(units)
        return Numerals(codes)?.codes ?? codes
    }

    /// The same, with numbers as they are written.
    static func plainCodes(_ units: UnsafeBufferPointer<UInt16>) -> [Code] {
        var codes: [Code] = []
        codes.reserveCapacity(units.count)
        Self.each(units) { code, _, _ in
            if code != FoldTable.separator || codes.last ?? FoldTable.separator != FoldTable.separator {
                codes.append(code)
            }
        }
        return codes
    }

    private mutating func fold(_ units: UnsafeBufferPointer<UInt16>) {
        var codes: [Code] = []
        var origins: [Range<Int32>] = []
        Self.each(units) { code, start, end in
            if code != FoldTable.separator || codes.last ?? FoldTable.separator != FoldTable.separator {
                codes.append(code)
                origins.append(Int32(start)..<Int32(end))
            }
        }
        self.codes = codes
        self.origins = origins
    }

    /// The folded text; separators are spaces.
    public var description: String {
        String(decoding: codes.map { $0 == FoldTable.separator ? 0x20 : $0 }, as: UTF16.self)
    }

    /// Calls `emit` with each code and the units it came from. Han, ASCII and full-width forms, which is nearly all
    /// there is, take one look into a table.
    @inline(__always)
    private static func each(_ units: UnsafeBufferPointer<UInt16>, _ emit: (Code, Int, Int) -> Void) {
        FoldTable.standard.codes.withUnsafeBufferPointer { table in
            var index = 0
            while index < units.count {
                let code = table[Int(units[index])]
                // A combining mark behind a unit belongs to it: the tables have to look at both.
                if code != FoldTable.asks, index + 1 == units.count || !isMark(units[index + 1]) {
                    if code == FoldTable.separator, isThousandsComma(units, index) || isPhoneHyphen(units, index) {
                        index += 1
                        continue
                    }
                    emit(code, index, index + 1)
                    index += 1
                } else {
                    index = slow(units, from: index, table, emit)
                }
            }
        }
    }

    /// Folds a stretch that the table does not know, by whole characters.
    private static func slow(
        _ units: UnsafeBufferPointer<UInt16>, from start: Int, _ table: UnsafeBufferPointer<Code>,
        _ emit: (Code, Int, Int) -> Void
    ) -> Int {
        var end = start + 1
        while end < units.count, table[Int(units[end])] == FoldTable.asks { end += 1 }
        var position = start
        for character in String(decoding: units[start..<end], as: UTF16.self) {
            let length = character.utf16.count
            FoldTable.standard.slow(character) { emit($0, position, min(position + length, end)) }
            position += length
        }
        return end
    }

    @inline(__always)
    private static func isMark(_ unit: UInt16) -> Bool {
        unit >= 0x300 && (unit <= 0x36F || unit == 0x3099 || unit == 0x309A || unit == 0x200D || unit == 0xFE0F)
    }

    /// 0571-86001234 is one number, a date is none.
    @inline(__always)
    private static func isPhoneHyphen(_ units: UnsafeBufferPointer<UInt16>, _ index: Int) -> Bool {
        guard units[index] == 0x2D || units[index] == 0xFF0D, index >= 3, index + 7 < units.count else { return false }
        func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }
        guard (index - 3..<index).allSatisfy({ isDigit(units[$0]) }) else { return false }
        let begins = index >= 4 && isDigit(units[index - 4]) ? index - 4 : index - 3
        return units[begins] == 0x30 && (index + 1...index + 7).allSatisfy { isDigit(units[$0]) }
    }

    /// 1,234,567 is one number.
    @inline(__always)
    private static func isThousandsComma(_ units: UnsafeBufferPointer<UInt16>, _ index: Int) -> Bool {
        guard units[index] == 0x2C || units[index] == 0xFF0C, index > 0, index + 3 < units.count else { return false }
        func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 || unit >= 0xFF10 && unit <= 0xFF19 }
        return isDigit(units[index - 1]) && isDigit(units[index + 1]) && isDigit(units[index + 2])
            && isDigit(units[index + 3]) && (index + 4 == units.count || !isDigit(units[index + 4]))
    }
}
