import Content
import Testing

@Suite("Amounts of money")
struct MoneyTests {
    @Test(
        "amounts are read as people write them",
        arguments: [
            ("1234.5", 123_450), ("1,234.50", 123_450), ("１，２３４．５０", 123_450), ("¥1,234.50", 123_450),
            ("￥1234.5", 123_450), ("1234.50元", 123_450), ("-20", -2000), ("−20", -2000), ("(20.00)", -2000),
            ("1.2万元", 1_200_000), ("0.0001万", 100), ("3亿", 30_000_000_000), (" 7 ", 700), ("0", 0), ("+5", 500),
            ("1.5000", 150), ("人民币8元", 800), ("1,234,567.89", 123_456_789), ("0.01", 1),
        ] as [(String, Int64)])
    func reads(text: String, fen: Int64) throws {
        #expect(try Money(parsing: text).fen == fen)
    }

    @Test(
        "what is no amount is refused",
        arguments: ["", "元", "abc", "1.2.3", "12,34", "1,2345", "1.", ".5", "--", "1e3", "一百", "½", "1 2a", ","])
    func refuses(text: String) {
        #expect(throws: ContentError.badAmount(text)) { try Money(parsing: text) }
    }

    @Test("parts of a fen are refused, not rounded", arguments: ["0.001", "1.239", "0.0000001万", "１．００５"])
    func refusesPartsOfFen(text: String) {
        #expect(throws: ContentError.amountFinerThanFen(text)) { try Money(parsing: text) }
    }

    @Test("amounts beyond the limit are refused", arguments: ["1000000000000.01", "99999999999999999999", "10001亿"])
    func refusesHuge(text: String) {
        #expect(throws: ContentError.self) { try Money(parsing: text) }
    }

    @Test("the limit itself is an amount")
    func acceptsLimit() throws {
        #expect(try Money(parsing: "1000000000000").fen == Money.limit)
        #expect(throws: ContentError.self) { try Money(fen: Money.limit + 1) }
        #expect(throws: ContentError.self) { try Money(fen: .min) }
    }

    @Test(
        "amounts are written with separators and two decimals",
        arguments: [
            (0, "0.00"), (5, "0.05"), (123_450, "1,234.50"), (-2000, "−20.00"), (99_999, "999.99"),
            (100_000, "1,000.00"), (123_456_789, "1,234,567.89"),
        ] as [(Int64, String)])
    func writes(fen: Int64, text: String) throws {
        let money = try Money(fen: fen)
        #expect(money.description == text)
        #expect(try Money(parsing: text) == money)
    }

    @Test("a thousand rows of 0.1 yuan make exactly 100 yuan")
    func addsExactly() throws {
        let dime = try Money(parsing: "0.1")
        #expect(Array(repeating: dime, count: 1000).reduce(.zero, +) == (try Money(parsing: "100")))
    }
}

@Suite("Numbers with two decimals")
struct HundredthsTests {
    @Test(
        "they are written as short as they are",
        arguments: [("12", "12"), ("12.50", "12.5"), ("12.05", "12.05"), ("－3.1", "−3.1"), ("1,234", "1234")])
    func writes(text: String, shortest: String) throws {
        #expect(try Hundredths(parsing: text).description == shortest)
    }

    @Test("three decimals are refused")
    func refuses() {
        #expect(throws: ContentError.amountFinerThanFen("12.345")) { try Hundredths(parsing: "12.345") }
    }
}
