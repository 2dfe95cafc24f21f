/// A folded text whose Chinese numbers are written with digits, so that 第十条 is 第10条 and 二〇二六年 is 2026年.
///
/// Only where they count something: behind 第, before a counter such as 条 or 年, or as four and more plain digits.
/// 三农 and 十分 stay as they are.
struct Numerals {
    /// The codes with digits.
    private(set) var codes: [Code] = []
    /// For each code, which codes of the text it came from.
    private(set) var pieces: [Range<Int>] = []

    /// Nil when there is nothing to change.
    init?(_ text: [Code]) {
        guard let first = text.firstIndex(where: { Self.value($0) != nil }) else { return nil }
        var index = first
        var copied = 0
        var changes = false
        while index < text.count {
            guard Self.value(text[index]) != nil else {
                index += 1
                continue
            }
            var end = index + 1
            while end < text.count, Self.value(text[end]) != nil { end += 1 }
            if let digits = Self.digits(text, index..<end) {
                copy(text, copied..<index)
                for digit in digits {
                    codes.append(digit)
                    pieces.append(index..<end)
                }
                copied = end
                changes = true
            }
            index = end
        }
        guard changes else { return nil }
        copy(text, copied..<text.count)
    }

    private mutating func copy(_ text: [Code], _ range: Range<Int>) {
        codes.append(contentsOf: text[range])
        for index in range { pieces.append(index..<index + 1) }
    }

    private static func digits(_ text: [Code], _ run: Range<Int>) -> [Code]? {
        let isOrdinal = run.lowerBound > 0 && text[run.lowerBound - 1] == ordinal
        let isCounted = run.upperBound < text.count && counters.contains(text[run.upperBound])
        let values = text[run].compactMap(value)
        let isPlain = values.allSatisfy { $0 < 10 }
        guard isOrdinal || isCounted || isPlain && run.count >= 4 else { return nil }
        if isPlain { return values.map { Code(0x30 + $0) } }
        guard let number = number(values) else { return nil }
        return "\(number)".utf16.map { $0 }
    }

    /// 一百二十 is 120; nil when it is no number.
    private static func number(_ values: [Int]) -> Int? {
        var total = 0
        var digit: Int?
        for value in values {
            if value >= 10 {
                let (product, overflow) = (digit ?? 1).multipliedReportingOverflow(by: value)
                guard !overflow, total < 1_000_000 else { return nil }
                total += product
                digit = nil
            } else {
                digit = value
            }
        }
        return total + (digit ?? 0)
    }

    @inline(__always)
    private static func value(_ code: Code) -> Int? {
        guard code >= 0x3007 else { return nil }
        return switch code {
        case 0x3007, 0x96F6: 0  // 〇零
        case 0x4E00: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        case 0x5341: 10
        case 0x767E: 100
        case 0x5343: 1000
        default: nil
        }
    }

    private static let ordinal = Code(0x7B2C)  // 第
    private static let counters = Set("条章节款项号届次年月日期元楼组周".utf16)
}
