import Content
import Foundation

func day(_ text: String) -> Day { try! Day(parsing: text) }
func period(_ text: String) -> Period { try! Period(parsing: text) }
func money(_ text: String) -> Money { try! Money(parsing: text) }
func id(_ text: String) -> ItemID { try! ItemID(text) }

/// An item that breaks no rule, with a detail of choice.
func item(_ detail: ItemDetail, title: String = "标题", cycle: Cycle = .permanent) -> Item {
    Item(
        id: id("qingxi-x"), unit: try! UnitID("qingxi"), title: title, published: day("2026-10-08"), cycle: cycle,
        detail: detail)
}

/// A guide that breaks no rule.
func guide() -> ServiceGuide {
    ServiceGuide(
        itemType: .payment, authority: "街道办事处", basis: [LegalBasis(title: "社会救助暂行办法")], conditions: ["本地户籍"],
        materials: [Material(name: "身份证")], steps: [ServiceStep(name: "申请")], place: "大厅", hours: "上午", phone: "1",
        complaintPhone: "2")
}

let picture = MediaReference(
    digest: try! ContentDigest(String(repeating: "ab", count: 32)), bytes: 10, format: .png, width: 3, height: 2)

/// A value after it went through JSON.
func recoded<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}
