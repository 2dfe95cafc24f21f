import Foundation
import TestSupport
import Testing

/// Ledgers and guides of the demo street, written by `kioskctl export`.
struct ExportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func export(_ arguments: String..., output: String) throws -> ProgramResult {
        try Programs.run(
            "kioskctl",
            ["export", Programs.root + "/content", "--output", folder.path + "/" + output, "--today", "2026-11-24"]
                + arguments)
    }

    @Test("a ledger as CSV begins with a byte order mark, ends lines with CRLF, and importing it again changes nothing")
    func csv() throws {
        #expect(try export("--ledger", "funds", "--unit", "beipo", output: "funds.csv").status == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/funds.csv"))
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) && bytes.suffix(2) == Data([0x0D, 0x0A]))
        try FileManager.default.copyItem(atPath: Programs.root + "/content/units/beipo", toPath: folder.path + "/beipo")
        let rows =
            try String(contentsOfFile: folder.path + "/beipo/ledgers/funds.csv", encoding: .utf8).split(separator: "\n")
            .count - 1
        let result = try Programs.run(
            "kioskctl",
            ["import", folder.path + "/funds.csv", "--into", folder.path + "/beipo", "--today", "2026-11-24"])
        #expect(
            result.status == 0 && result.errors.contains("funds.csv: 0 new, 0 changed, \(rows) unchanged, 0 removed"),
            "\(result.errors)\(result.output)")
    }

    @Test("a text that a spreadsheet would run as a formula is only text")
    func formulas() throws {
        try folder.write("id: a\nname: 甲村\nlevel: village\n", to: "v/unit.yaml")
        try folder.write("日期,事由,收入,支出\n2026-03-05,=HYPERLINK(1),100,\n", to: "v/ledgers/funds.csv")
        let result = try Programs.run(
            "kioskctl", ["export", folder.path + "/v", "--ledger", "funds", "--output", folder.path + "/f.csv"])
        #expect(result.status == 0)
        #expect(try String(contentsOfFile: folder.path + "/f.csv", encoding: .utf8).contains(",'=HYPERLINK(1),100.00,"))
    }

    @Test("a ledger prints on A4 with its head on every page and every row once")
    func pdf() throws {
        #expect(try export("--ledger", "funds", "--unit", "dongqiao", output: "funds.pdf").status == 0)
        let text = try RunningProgram("/usr/bin/pdftotext", ["-layout", folder.path + "/funds.pdf", "-"])
        #expect(text.wait() == 0)
        let pages = text.output.split(separator: "\u{0C}").map(String.init).filter { $0.contains { !$0.isWhitespace } }
        #expect(pages.count >= 2 && pages.allSatisfy { $0.contains("往来单位") && $0.contains("共 \(pages.count) 页") })
        let source = try String(
            contentsOfFile: Programs.root + "/content/units/dongqiao/ledgers/funds.csv", encoding: .utf8)
        let numbers = source.matches(of: /记\d{4}-\d\d/).map { String($0.0) }
        #expect(
            numbers.count > 20
                && numbers.allSatisfy { number in text.output.components(separatedBy: number).count == 2 })
        let info = try RunningProgram("/usr/bin/pdfinfo", [folder.path + "/funds.pdf"])
        #expect(info.wait() == 0 && info.output.contains("(A4)"))
    }

    /// Least and most values of properties, as the SHACL shapes of CPSV-AP 3.2.0 ask.
    private static let shapes: [String: [(property: String, least: Int, most: Int?)]] = [
        "cpsv:PublicService": [
            ("dct:identifier", 1, 1), ("dct:title", 1, nil), ("dct:description", 1, nil),
            ("cv:hasCompetentAuthority", 1, nil),
            ("cv:processingTime", 0, 1),
        ],
        "cv:PublicOrganisation": [("skos:prefLabel", 1, nil), ("dct:spatial", 1, nil)],
        "cv:Channel": [("dct:identifier", 1, 1), ("cv:processingTime", 0, 1)],
        "cv:Cost": [("dct:identifier", 1, 1), ("cv:hasValue", 0, 1), ("cv:currency", 0, 1)],
        "cv:Evidence": [("dct:identifier", 1, 1), ("dct:title", 1, nil)],
        "cv:Output": [("dct:identifier", 1, 1), ("dct:title", 1, nil)],
        "cv:Requirement": [("dct:identifier", 1, 1), ("dct:title", 1, nil)],
        "cpsv:Rule": [("dct:identifier", 1, 1), ("dct:title", 1, nil), ("dct:description", 1, nil)],
    ]

    @Test("guides as CPSV-AP have what its shapes ask for, all guides of the street")
    func cpsv() throws {
        #expect(try export("--format", "cpsv-ap", output: "g.jsonld").status == 0)
        let root = try JSONDecoder().decode(
            Tree.self, from: Data(contentsOf: URL(fileURLWithPath: folder.path + "/g.jsonld")))
        var counts: [String: Int] = [:]
        var ids: Set<String> = []
        root.visit { node in
            guard case .text(let type)? = node["@type"], let shape = Self.shapes[type] else { return }
            counts[type, default: 0] += 1
            if case .text(let id)? = node["@id"] { #expect(ids.insert(id).inserted, "\(id) stands twice") }
            for (property, least, most) in shape {
                let count = node[property].map(\.count) ?? 0
                #expect(count >= least && count <= most ?? .max, "\(type) has \(count) \(property)")
            }
        }
        let guides = try FileManager.default.contentsOfDirectory(atPath: Programs.root + "/content/guides").count
        #expect(
            counts["cpsv:PublicService"] == guides && counts["cv:Evidence", default: 0] > guides
                && counts["cv:Cost", default: 0] >= guides)
    }

    @Test("guides as HSDS have what its schema requires: ids that are UUIDs, names, a known status")
    func hsds() throws {
        #expect(try export("--format", "hsds", output: "g.json").status == 0)
        let root = try JSONDecoder().decode(
            Tree.self, from: Data(contentsOf: URL(fileURLWithPath: folder.path + "/g.json")))
        guard case .list(let services) = root else { return #expect(Bool(false), "a list of services") }
        #expect(services.count > 10)
        var ids: Set<String> = []
        for case .map(let service) in services {
            #expect(service["name"] != nil && service["status"] == .text("active") && service["organization"] != nil)
            if case .text(let id)? = service["id"] { #expect(UUID(uuidString: id) != nil && ids.insert(id).inserted) }
        }
        root.visit { node in if case .text(let id)? = node["id"] { #expect(UUID(uuidString: id) != nil) } }
    }

    @Test(
        "what does not go together is one sentence",
        arguments: [
            (["--format", "csv"], "say which ledger"),
            (["--ledger", "funds", "--unit", "nowhere"], "there is no unit 'nowhere'"),
            (["--ledger", "funds"], "has no ledger of funds"), ([], "for a ledger say --ledger"),
        ])
    func refused(_ arguments: [String], _ words: String) throws {
        try folder.write("id: a\nname: 甲村\nlevel: village\n", to: "v/unit.yaml")
        let result = try Programs.run(
            "kioskctl", ["export", folder.path + "/v", "--output", folder.path + "/x.csv"] + arguments)
        #expect(result.status == 1 && result.errors.contains(words), "\(result.errors)")
    }

    private enum Tree: Decodable, Equatable {
        case text(String)
        case number(Double)
        case list([Tree])
        case map([String: Tree])

        init(from decoder: any Decoder) throws {
            let single = try decoder.singleValueContainer()
            if let text = try? single.decode(String.self) {
                self = .text(text)
            } else if let number = try? single.decode(Double.self) {
                self = .number(number)
            } else if let list = try? single.decode([Tree].self) {
                self = .list(list)
            } else {
                self = .map(try single.decode([String: Tree].self))
            }
        }

        var count: Int { if case .list(let nodes) = self { nodes.count } else { 1 } }

        func visit(_ look: ([String: Tree]) -> Void) {
            switch self {
            case .list(let nodes): for node in nodes { node.visit(look) }
            case .map(let fields):
                look(fields)
                for node in fields.values { node.visit(look) }
            case .text, .number: break
            }
        }
    }
}
