import Testing

@testable import Content

@Suite("Personal numbers")
struct PersonalNumberTests {
    @Test(
        "identity numbers and bank cards are found by their check characters",
        arguments: [
            ("11010519491231002X", [.citizenIdentity]), ("11010519491231002x", [.citizenIdentity]),
            ("身份证440524188001010014号", [.citizenIdentity]), ("6222021001116245702", [.bankCard]),
            ("卡号 6222 0210 0111 6245 702", [.bankCard]),
            ("11010519491231002X，6222021001116245702", [.citizenIdentity, .bankCard]),
        ] as [(String, [PersonalNumber.Kind])])
    func found(text: String, kinds: [PersonalNumber.Kind]) {
        #expect(PersonalNumber.all(in: text).map(\.kind) == kinds)
    }

    @Test(
        "what only looks like one is left alone",
        arguments: [
            "110105194912310021", "110105194913310028", "6222021001116245703", "20260511234056789012",
            "2026-05-11 18000.00 209398.33", "0564-3310021", "91341500MA2N0TXK3R", "1101051949123100", "",
            "3412345678901234567890",
        ])
    func leftAlone(text: String) {
        #expect(PersonalNumber.all(in: text).isEmpty)
    }

    @Test("a number is named by the byte at which it begins")
    func place() {
        #expect(PersonalNumber.all(in: "张某 11010519491231002X").map(\.offset) == [7])
    }
}
