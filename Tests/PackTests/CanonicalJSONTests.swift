import Content
import Foundation
import Testing

@testable import Pack

/// RFC 8785, written down once more from its text: section 3.2.3 sorts keys by UTF-16 code units, 3.2.2.2 escapes only
/// what JSON must, the short way where there is one.
private func canonical(_ value: Any) -> String {
    switch value {
    case let object as [String: Any]:
        let keys = object.keys.sorted { Array($0.utf16).lexicographicallyPrecedes(Array($1.utf16)) }
        return "{" + keys.map { quoted($0) + ":" + canonical(object[$0] ?? NSNull()) }.joined(separator: ",") + "}"
    case let array as [Any]: return "[" + array.map(canonical).joined(separator: ",") + "]"
    case let text as String: return quoted(text)
    case let number as NSNumber:
        return CFBooleanGetTypeIDIsBoolean(number) ? (number.boolValue ? "true" : "false") : "\(number.int64Value)"
    default: return "null"
    }
}

private func CFBooleanGetTypeIDIsBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\u{8}": result += "\\b"
        case "\t": result += "\\t"
        case "\n": result += "\\n"
        case "\u{C}": result += "\\f"
        case "\r": result += "\\r"
        case "\0"..."\u{1F}": result += String(format: "\\u%04x", scalar.value)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

@Suite("canonical JSON")
struct CanonicalJSONTests {
    static let awkward =
        String(String.UnicodeScalarView((0...0x7F).compactMap(Unicode.Scalar.init)))
        + "/\u{2028}\u{2029}𠮷㐂😀👨‍👩‍👧é\u{301}\u{FEFF}\u{FFFD}العربية"

    private func items() throws -> [Item] {
        var notice = try makeNotice("qingxi-a", title: Self.awkward, text: Self.awkward)
        notice.titleEnglish = "Notice"
        notice.keywords = ["\u{1F}", "", " "]
        notice.expires = Day(ordinal: 30_000)
        notice.responsible = Responsible(office: "民政办", name: "王建国", phone: "0564-3310021")
        notice.related = [try ItemID("qingxi-b")]
        notice.body += [
            .heading(level: 2, [.strong([.text("一")])]), .list(start: 3, items: [[.rule]]),
            .table(header: [[.text("甲")]], alignments: [.trailing], rows: [[[.text("1")]]]),
            .picture(try makeMedium(), description: "图"),
            .quote([.paragraph([.link([.text("见")], target: try ItemID("qingxi-b"), anchor: "第一条")])]),
        ]
        var ledger = try makeNotice("qingxi-l")
        ledger.detail = .ledger(
            .funds(
                FundsMonth(
                    period: .month(year: 2026, month: 1), opening: try Money(fen: -12_345),
                    rows: [
                        LedgerRow(date: try Day(year: 2026, month: 1, day: 2), matter: "水费", expense: try Money(fen: 1))
                    ])))
        var policy = try makeNotice("qingxi-p")
        policy.detail = .policy(
            PolicyDocument(
                issuer: "国务院",
                parts: [.heading(level: 1, title: "总则"), .article(label: "第一条", text: []), .text([.rule])]))
        return [notice, ledger, policy]
    }

    @Test("header and items are written as RFC 8785 says")
    func followsTheStandard() throws {
        let pack = try Pack(unit: makeUnit(), items: items(), release: 1)
        let lines = String(decoding: pack.jsonLines(), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        for line in lines {
            #expect(try canonical(JSONSerialization.jsonObject(with: Data(line.utf8))) == line)
        }
    }

    @Test("awkward characters come back as they went")
    func roundTrip() throws {
        let pack = try Pack(unit: makeUnit(), items: items(), release: 1)
        #expect(try Pack(reading: pack.compressed()).item(at: 0).title == Self.awkward)
    }
}
