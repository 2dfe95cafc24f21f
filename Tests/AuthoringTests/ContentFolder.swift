import Authoring
import Content
import Foundation
import Testing

/// A folder of content in a temporary directory, removed when it goes.
final class ContentFolder {
    let path: String

    init(_ files: [String: String] = [:]) {
        path = FileManager.default.temporaryDirectory.appending(path: "authoring-\(UUID())").path
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { write(Data(text.utf8), to: name) }
    }

    /// A street with one notice, which is valid.
    static func street(_ files: [String: String] = [:]) -> ContentFolder {
        ContentFolder(["unit.yaml": unit].merging(files) { $1 })
    }

    static let unit = "编号: qingxi\n名称: 清溪街道\n层级: 街道\n"

    deinit { try? FileManager.default.removeItem(atPath: path) }  // a leftover in /tmp harms nobody

    func write(_ data: Data, to name: String) {
        let target = path + "/" + name
        let folder = (target as NSString).deletingLastPathComponent
        try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try! data.write(to: URL(fileURLWithPath: target))
    }

    func write(_ text: String, to name: String) { write(Data(text.utf8), to: name) }

    func validate(today: String = "2026-10-20") async -> Validation {
        await AuthoringFolder(path: path).validate(today: try! Day(parsing: today))
    }

    /// The problems of one file, as `line:column: error: …` without hints.
    func problems(of name: String, today: String = "2026-10-20") async -> [String] {
        await validate(today: today).problems.filter { $0.path == name }.map {
            "\($0.line):\($0.column): \($0.severity.rawValue): \($0.message.english)"
        }
    }

    /// The only item of the tree's first unit with that id.
    func item(_ id: String, today: String = "2026-10-20") async throws -> Item {
        let validation = await validate(today: today)
        #expect(validation.errorCount == 0, "\(validation.problems.map { $0.text(in: .english) })")
        let tree = try #require(validation.tree)
        return try #require(tree.units.flatMap(\.items).first { $0.id.text == id })
    }
}

/// A notice with some front matter and a body.
func notice(_ lines: String..., body: String = "") -> String {
    (["---", "title: 通知", "published: 2026-10-08"] + lines + ["---", body]).joined(separator: "\n")
}

/// A policy with a body.
func policy(_ body: String) -> String {
    "---\n标题: 办法\n发布日期: 2026-10-08\n发文机关: 清溪街道办事处\n---\n" + body
}

/// The lines of a guide that has every required key.
let guideLines = [
    "---", "标题: 低保申请", "发布日期: 2026-10-08", "事项类型: 行政给付", "实施机关: 区民政局", "设定依据: [{名称: 社会救助暂行办法}]",
    "受理条件: 本地户籍", "材料: []", "流程: [{名称: 申请}]", "承诺时限: 15个工作日", "收费: 不收费", "地点: 大厅", "办理时间: 上午",
    "咨询电话: 0564-1", "监督电话: \"12345\"", "---", "",
]

/// The same with lines changed or added by key.
func guide(_ changes: [String: String] = [:], body: String = "") -> String {
    var lines = guideLines.map { line in
        changes.first { line.hasPrefix($0.key + ":") }.map { "\($0.key): \($0.value)" } ?? line
    }
    let added = changes.filter { change in !guideLines.contains { $0.hasPrefix(change.key + ":") } }
    lines.insert(
        contentsOf: added.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }, at: guideLines.count - 2)
    return lines.filter { !$0.hasSuffix(": -") }.joined(separator: "\n") + body
}

enum Pictures {
    static let png = Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAA"
            + "dTAAAOpgAAA6mAAAF3CculE8AAAABlBMVEX/AAD///9BHTQRAAAAAWJLR0QB/wIt3gAAAAd0SU1FB+oLGBA2OVNJZigAAAAMSURB"
            + "VAjXY2BgYAAAAAQAASc0JwoAAAAldEVYdGRhdGU6Y3JlYXRlADIwMjYtMTEtMjRUMTY6NTQ6NTcrMDA6MDAE9FlVAAAAJXRFWHRk"
            + "YXRlOm1vZGlmeQAyMDI2LTExLTI0VDE2OjU0OjU3KzAwOjAwdanh6QAAAABJRU5ErkJggg==")!
    static let jpeg = Data(
        base64Encoded:
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8Q"
            + "EBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"
            + "EBAQEBAQEBD/wAARCAACAAMDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAV"
            + "AQEBAAAAAAAAAAAAAAAAAAAHCf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ADoDFU3/2Q==")!
    static let webp = Data(
        base64Encoded:
            "UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=")!
    static func svg(_ content: String = "<path d='M0 0h3v2z'/>", size: String = "width='3' height='2'") -> Data {
        Data("<svg xmlns='http://www.w3.org/2000/svg' \(size)>\(content)</svg>".utf8)
    }
}
