import CZstd
import Content
import Foundation

@testable import Pack

func makeUnit(_ id: String = "qingxi", parent: String? = nil) throws -> Content.Unit {
    Content.Unit(id: try UnitID(id), parent: try parent.map { try UnitID($0) }, name: "清溪街道", level: .street)
}

func makeNotice(
    _ id: String, unit: String = "qingxi", title: String = "停水通知", day: Int = 20_000, text: String = "本周六停水。"
) throws -> Item {
    Item(
        id: try ItemID(id), unit: try UnitID(unit), title: title, published: Day(ordinal: day),
        body: [.paragraph([.text(text)])], detail: .notice(Notice()))
}

func makeMedium(_ digit: Character = "a") throws -> MediaReference {
    MediaReference(
        digest: try ContentDigest(String(repeating: digit, count: 64)), bytes: 10, format: .png, width: 1, height: 1)
}

/// What zstd makes of some bytes, without any of our limits.
func squeeze(_ text: String) -> Data {
    let bytes = Array(text.utf8)
    var target = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress(&target, target.count, bytes, bytes.count, 1)
    return Data(target[..<count])
}

/// A pack as text, with its header made to fit unless told otherwise.
func packText(
    header change: (inout [String: Any]) -> Void = { _ in }, payload: String? = nil, fixDigest: Bool = true
) throws -> String {
    let pack = try Pack(unit: makeUnit(), items: [makeNotice("qingxi-a"), makeNotice("qingxi-b")], release: 3)
    let text = String(decoding: pack.jsonLines(), as: UTF8.self)
    let end = try endOfHeader(text)
    var header = try JSONSerialization.jsonObject(with: Data(text[..<end].utf8)) as? [String: Any] ?? [:]
    let payload = payload ?? String(text[text.index(after: end)...])
    if fixDigest { header["digest"] = ContentDigest.sha256(of: Data(payload.utf8)).text }
    change(&header)
    let line = try JSONSerialization.data(withJSONObject: header, options: [.sortedKeys])
    return String(decoding: line, as: UTF8.self) + "\n" + payload
}

private func endOfHeader(_ text: String) throws -> String.Index {
    guard let end = text.firstIndex(of: "\n") else { throw CocoaError(.fileReadCorruptFile) }
    return end
}
