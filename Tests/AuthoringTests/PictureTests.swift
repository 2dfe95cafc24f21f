import Authoring
import Content
import Foundation
import Testing

@Suite("Pictures")
struct PictureTests {
    /// The problems of a picture that a notice uses.
    static func problems(_ data: Data, named name: String) async -> [String] {
        let folder = ContentFolder.street(["notices/a.md": notice(body: "![x](media/\(name))")])
        folder.write(data, to: "media/\(name)")
        return await folder.problems(of: "media/\(name)")
    }

    @Test(
        "PNG, JPEG, WebP and SVG are decoded, and named by their SHA-256",
        arguments: [
            (Pictures.png, "a.png", MediaFormat.png), (Pictures.jpeg, "a.jpg", .jpeg), (Pictures.jpeg, "a.JPEG", .jpeg),
            (Pictures.webp, "a.webp", .webp), (Pictures.svg(), "a.svg", .svg),
        ])
    func formats(data: Data, name: String, format: MediaFormat) async throws {
        let folder = ContentFolder.street(["notices/a.md": notice(body: "![x](media/\(name))")])
        folder.write(data, to: "media/\(name)")
        let tree = try #require(await folder.validate().tree)
        let picture = try #require(tree.units[0].items[0].body.pictures.first)
        #expect(picture.format == format && picture.width == 3 && picture.height == 2 && picture.bytes == data.count)
        let path = try #require(tree.media[picture.digest])
        #expect(path.hasPrefix("/") && FileManager.default.contents(atPath: path) == data)
    }

    static func png(width: UInt32, height: UInt32) -> Data {
        var data = Pictures.png
        withUnsafeBytes(of: width.bigEndian) { data.replaceSubrange(16..<20, with: $0) }
        withUnsafeBytes(of: height.bigEndian) { data.replaceSubrange(20..<24, with: $0) }
        return data
    }

    @Test(
        "pictures that are broken, misnamed or too large are refused",
        arguments: [
            (Data(), "a.png", "the picture file is empty"),
            (Data("hello".utf8), "a.png", "the file holds no PNG, JPEG, WebP or SVG picture"),
            (Pictures.jpeg, "a.png", "the content is JPG, but the name ends in .png"),
            (Pictures.png.prefix(70), "a.png", "the picture is broken: it cannot be decoded"),
            (Pictures.jpeg.prefix(30), "a.jpg", "the picture is broken: it cannot be decoded"),
            (Pictures.webp.prefix(24), "a.webp", "the picture is broken: it cannot be decoded"),
            (png(width: 60_000, height: 60_000), "a.png", "the picture has 60000 × 60000 pixels, which is too large"),
            (
                png(width: .max, height: .max), "a.png",
                "the picture has 4294967295 × 4294967295 pixels, which is too large"
            ),
            (Pictures.png + Data(count: 8_000_000), "a.png", "has 8.1 MB, at most 8 MB are read"),
        ])
    func refused(data: Data, name: String, message: String) async {
        let problems = await Self.problems(data, named: name)
        #expect(problems.count == 1 && problems[0].hasPrefix("1:1: error: ") && problems[0].hasSuffix(message))
    }

    @Test(
        "an SVG holds no scripts, no remote references and no text",
        arguments: [
            ("<script>x</script>", "the SVG holds a script"), ("<g><SCRIPT/></g>", "the SVG holds a script"),
            ("<g onclick='x()'/>", "the SVG holds a script (onclick)"),
            ("<text>x</text>", "the SVG holds text, which the kiosk does not draw"),
            ("<use xlink:href='http://a.cn/x.svg#y'/>", "the SVG refers to 'http://a.cn/x.svg#y'"),
            ("<a href=\"javascript:x\"/>", "the SVG refers to 'javascript:x'"),
            ("<rect style='fill: url(https://a.cn/x)'/>", "the SVG refers to 'fill: url(https://a.cn/x)'"),
            ("<image href='data:image/png;base64,xx'/>", "the SVG embeds <image>, which the kiosk does not draw"),
            ("<foreignObject/>", "the SVG embeds <foreignobject>, which the kiosk does not draw"),
        ])
    func svgContent(content: String, message: String) async {
        let problems = await Self.problems(Pictures.svg("\n" + content), named: "a.svg")
        #expect(problems.count == 1 && problems[0].hasPrefix("2:") && problems[0].hasSuffix("error: " + message))
    }

    @Test(
        "an SVG has a size within limits",
        arguments: [
            ("", "the SVG names no size"),
            ("width='9000' height='1'", "the picture has 9000 × 1 pixels, which is too large"),
            ("width='100%' height='100%'", "the SVG names no size"),
            ("viewBox='0 0 1e30 1e30'", "the SVG names no size"),
        ])
    func svgSize(size: String, message: String) async {
        #expect(await Self.problems(Pictures.svg(size: size), named: "a.svg") == ["1:1: error: " + message])
    }

    @Test("what stands in an SVG's comments does not matter")
    func svgComments() async {
        #expect(await Self.problems(Pictures.svg("<!-- <script> --><path d='M0 0h3v2z'/>"), named: "a.svg").isEmpty)
    }

    @Test("a broken picture is one error, however often it is used; an unused one only warns")
    func usedOften() async {
        let body = "![x](media/a.png)\n\n![y](media/./a.png)"
        let folder = ContentFolder.street(["notices/a.md": notice(body: body), "notices/b.md": notice(body: body)])
        folder.write(Data("x".utf8), to: "media/a.png")
        folder.write(Data("x".utf8), to: "media/sub/unused.png")
        let problems = await folder.validate().problems
        #expect(problems.map { "\($0.path) \($0.severity)" } == ["media/a.png error", "media/sub/unused.png warning"])
    }
}
