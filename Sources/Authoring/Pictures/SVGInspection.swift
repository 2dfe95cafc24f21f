import Content

/// Looks through an SVG for what the kiosk must not run or cannot draw, and for its size.
///
/// SVG is XML that comes from anywhere. nanosvg, which draws it, ignores scripts and fetches nothing; they are refused
/// all the same, since the same file may be opened in a browser by the console.
struct SVGInspection {
    private let text: String
    /// Width and height in CSS pixels; nil when the root names neither size nor view box.
    let size: (width: Int, height: Int)?

    /// Whether bytes look like an SVG document.
    static func isSVG(_ bytes: [UInt8]) -> Bool {
        guard let start = bytes.prefix(4096).firstIndex(where: { $0 == UInt8(ascii: "<") }) else { return false }
        let before = bytes[..<start].filter { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        guard before.isEmpty else { return false }
        let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
        return head.contains("<svg")
    }

    init(_ bytes: [UInt8]) {
        text = String(decoding: bytes, as: UTF8.self)
        let tags = Self.tags(in: text)
        size = tags.first { $0.name == "svg" }.flatMap { Self.size(of: $0) }
    }

    /// Reports everything that is refused.
    func report(to findings: Findings) {
        for tag in Self.tags(in: text) {
            guard let (message, hint) = complaint(about: tag) else { continue }
            let place = text.utf8.distance(from: text.startIndex, to: tag.start)
            findings.error(message, at: SourceText.position(of: place, in: Array(text.utf8.prefix(place))), hint: hint)
        }
        if findings.problems.isEmpty, size == nil {
            findings.error(
                Message(zh: "SVG 没有写大小", en: "the SVG names no size"), at: .start,
                hint: Message(zh: "在 <svg> 里写 width 和 height", en: "give <svg> a width and a height"))
        }
    }

    private func complaint(about tag: Tag) -> (Message, Message?)? {
        switch tag.name {
        case "script":
            return (Message(zh: "SVG 里有脚本", en: "the SVG holds a script"), Message(zh: "删掉 <script>", en: "delete it"))
        case "text", "tspan":
            return (
                Message(zh: "SVG 里有文字，终端不会画出来", en: "the SVG holds text, which the kiosk does not draw"),
                Message(zh: "把文字转成路径（曲线）", en: "convert the text to paths")
            )
        case "image", "foreignobject", "iframe":
            return (
                Message(
                    zh: "SVG 里嵌入了 <\(tag.name)>，终端不会画出来",
                    en: "the SVG embeds <\(tag.name)>, which the kiosk does not draw"),
                Message(zh: "导出为 PNG", en: "export it as PNG")
            )
        case "!entity":
            return (
                Message(zh: "SVG 里定义了 XML 实体", en: "the SVG defines XML entities"),
                Message(zh: "删掉 <!ENTITY", en: "delete them")
            )
        default: break
        }
        for (name, value) in tag.attributes {
            if name.hasPrefix("on") {
                return (Message(zh: "SVG 里有脚本（\(name)）", en: "the SVG holds a script (\(name))"), nil)
            }
            let reference = value.lowercased()
            let isReference = name == "href" || name.hasSuffix(":href") || reference.contains("url(")
            if isReference, ["http:", "https:", "//", "file:", "javascript:"].contains(where: reference.contains) {
                return (
                    Message(zh: "SVG 引用了外部文件“\(value)”", en: "the SVG refers to '\(value)'"),
                    Message(zh: "把内容放进 SVG 里", en: "put the content into the SVG")
                )
            }
        }
        return nil
    }

    private struct Tag {
        let name: String
        let attributes: [(name: String, value: String)]
        let start: String.Index
    }

    /// The opening tags, with their attributes. Comments and CDATA are passed over.
    private static func tags(in text: String) -> [Tag] {
        var tags: [Tag] = []
        var rest = text[...]
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            if rest.hasPrefix("<!--") {
                rest = skip(past: "-->", in: rest)
            } else if rest.hasPrefix("<![CDATA[") {
                rest = skip(past: "]]>", in: rest)
            } else {
                let content = rest.dropFirst()
                let end = endOfTag(content)
                if let tag = tag(content[..<end], start: start) { tags.append(tag) }
                rest = content[end...]
            }
        }
        return tags
    }

    private static func skip(past mark: String, in text: Substring) -> Substring {
        var rest = text
        while !rest.isEmpty, !rest.hasPrefix(mark) { rest = rest.dropFirst() }
        return rest.dropFirst(mark.count)
    }

    /// A tag ends at `>` outside quotes, or where the next one begins.
    private static func endOfTag(_ text: Substring) -> Substring.Index {
        var quote: Unicode.Scalar?
        return text.unicodeScalars.firstIndex { scalar in
            if let open = quote {
                if scalar == open { quote = nil }
                return false
            }
            if scalar == "\"" || scalar == "'" { quote = scalar }
            return scalar == ">" || scalar == "<"
        } ?? text.endIndex
    }

    private static func tag(_ text: Substring, start: String.Index) -> Tag? {
        let name = text.prefix { !$0.isWhitespace && $0 != "/" && $0 != ">" }
        guard !name.isEmpty else { return nil }
        var attributes: [(String, String)] = []
        var rest = text.dropFirst(name.count)
        while let equals = rest.firstIndex(of: "=") {
            let key = trimmed(rest[..<equals]).lowercased()
            let value = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
            guard let quote = value.first, quote == "\"" || quote == "'" else { break }
            let content = value.dropFirst().prefix { $0 != quote }
            attributes.append((key, String(content)))
            rest = value.dropFirst(content.count + 2)
        }
        let local = name.split(separator: ":").last.map(String.init) ?? String(name)
        return Tag(name: local.lowercased(), attributes: attributes, start: start)
    }

    private static func size(of root: Tag) -> (width: Int, height: Int)? {
        let attributes = Dictionary(
            root.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let box = attributes["viewbox"]?.split { $0 == " " || $0 == "," }.compactMap { Double($0) } ?? []
        let width = attributes["width"].flatMap(pixels) ?? (box.count == 4 ? box[2] : nil)
        let height = attributes["height"].flatMap(pixels) ?? (box.count == 4 ? box[3] : nil)
        guard let width, let height, width > 0, height > 0, width < 1e9, height < 1e9 else { return nil }
        return (Int(width.rounded(.up)), Int(height.rounded(.up)))
    }

    /// A length at 96 pixels an inch (CSS Values 4 §6.2); nil for percentages.
    private static func pixels(_ length: String) -> Double? {
        let text = trimmed(length)
        let digits = text.prefix { $0.isNumber || ".+-eE".contains($0) }
        let units: [String: Double] = [
            "": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96,
        ]
        let cut = digits.hasSuffix("e") ? digits.dropLast() : digits
        return Double(cut).flatMap { number in units[String(text.dropFirst(cut.count))].map { number * $0 } }
    }
}
