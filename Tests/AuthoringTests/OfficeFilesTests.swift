import Content
import Foundation
import TestSupport
import Testing

@testable import Authoring

/// Twelve files of different make, as twelve offices would write them (Tests/Fixtures/offices/make.py).
struct OfficeFilesTests {
    private struct Expected: Decodable {
        let book: String
        let rows: Value
    }

    private enum Value: Decodable, Hashable {
        case text(String)
        case list([Value])
        case map([String: Value])

        init(from decoder: any Decoder) throws {
            let single = try decoder.singleValueContainer()
            if let text = try? single.decode(String.self) {
                self = .text(text)
            } else if let list = try? single.decode([Value].self) {
                self = .list(list)
            } else {
                self = .map(try single.decode([String: Value].self))
            }
        }
    }

    private static let today = try! Day(parsing: "2026-11-24")

    private struct Tally {
        var right = 0
        var all = 0
        var wrong: [String] = []

        mutating func compare(_ path: String, _ wanted: Value, _ found: Value?) {
            switch (wanted, found) {
            case (.map(let wanted), .map(let found)):
                for (key, value) in wanted { compare("\(path).\(key)", value, found[key]) }
                for key in found.keys where wanted[key] == nil {
                    add("\(path).\(key) should not be there: \(found[key]!)")
                }
            case (.list(let wanted), .list(let found)):
                for (index, value) in wanted.enumerated() {
                    compare("\(path)[\(index)]", value, found.indices.contains(index) ? found[index] : nil)
                }
                if found.count > wanted.count { add("\(path) has \(found.count) entries for \(wanted.count)") }
            case (.map(let fields), nil): for (key, value) in fields { compare("\(path).\(key)", value, nil) }
            case (.text, _):
                all += 1
                if found == wanted {
                    right += 1
                } else {
                    wrong.append("\(path): \(wanted) ≠ \(found.map { "\($0)" } ?? "–")")
                }
            default: add("\(path): \(wanted) ≠ \(found.map { "\($0)" } ?? "–")")
            }
        }

        private mutating func add(_ text: String) {
            all += 1
            wrong.append(text)
        }
    }

    @Test(
        "of twelve files of different make at least 95 % of the fields arrive, none is wrong unsaid, and all folders are valid"
    )
    func twelve() async throws {
        let folder = try TemporaryFolder()
        let made = try RunningProgram(
            "/usr/bin/python3", [Programs.root + "/Tests/Fixtures/offices/make.py", folder.path])
        #expect(made.wait() == 0, "\(made.errors)")
        let json = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/expected.json"))
        let expected = try JSONDecoder().decode([String: Expected].self, from: json)
        #expect(expected.count == 12)
        var total = Tally()
        for (name, wanted) in expected.sorted(by: { $0.key < $1.key }) {
            let target = folder.path + "/" + name + ".content"
            let report = try FileImport([folder.path + "/" + name], into: target).run(.write, today: Self.today)
            #expect(
                !report.hasErrors,
                "\(name): \(report.remarks.filter { $0.severity == .error }.map { $0.text(in: .english) })")
            let validation = await AuthoringFolder(path: target).validate(today: Self.today)
            #expect(validation.errorCount == 0, "\(name): \(validation.problems.map { $0.text(in: .english) })")
            var tally = Tally()
            tally.compare(name, wanted.rows, try found(wanted.book, target, validation))
            total.right += tally.right
            total.all += tally.all
            total.wrong += tally.wrong
        }
        #expect(total.all >= 200, "the files hold fewer fields than they should: \(total.all)")
        #expect(total.right * 100 >= total.all * 95, "\(total.right) of \(total.all)")
        // No report says a word of these, since there were no errors: none may be wrong.
        #expect(total.wrong == [])
    }

    private func found(_ book: String, _ target: String, _ validation: Validation) throws -> Value? {
        if let book = LedgerBook(rawValue: book) {
            return .list(try LedgerFile(book, in: target).records.map { .map($0.values.mapValues { .text($0) }) })
        }
        let item = try #require(validation.tree?.units.first?.items.first)
        switch item.detail {
        case .guide(let guide): return value(of: guide, item)
        case .affair(let affair): return value(of: affair, item, target)
        default: return nil
        }
    }

    private func map(_ fields: [(String, String?)]) -> Value {
        .map(Dictionary(uniqueKeysWithValues: fields.compactMap { key, text in text.map { (key, .text($0)) } }))
    }

    private func value(of guide: ServiceGuide, _ item: Item) -> Value {
        func limit(_ limit: TimeLimit?) -> String? { limit.map { $0.text.filter { $0 != " " } } }
        guard
            case .map(var fields) = map([
                ("title", item.title), ("item-type", guide.itemType.rawValue), ("authority", guide.authority),
                ("promised-limit", limit(guide.promisedLimit)), ("statutory-limit", limit(guide.statutoryLimit)),
                ("fees", guide.fees.isEmpty ? "none" : "some"), ("place", guide.place), ("hours", guide.hours),
                ("phone", guide.phone), ("complaint-phone", guide.complaintPhone),
            ])
        else { return .list([]) }
        if !guide.audience.isEmpty { fields["audience"] = .list(guide.audience.map { .text($0) }) }
        fields["basis"] = .list(
            guide.basis.map { map([("title", $0.title), ("number", $0.number), ("article", $0.article)]) })
        fields["conditions"] = .list(guide.conditions.map { .text($0) })
        let isTable = guide.materials.contains { $0.source != nil }
        fields["materials"] = .list(
            guide.materials.map { material in
                map([
                    ("name", material.name), ("form", isTable ? material.form.text : nil),
                    ("count", isTable ? "\(material.count)" : nil),
                    ("source", material.source),
                ])
            })
        fields["steps"] = .list(guide.steps.map { map([("name", $0.name), ("note", $0.note)]) })
        return .map(fields)
    }

    /// Of the body, the words that must stand in it are looked for in its file.
    private func value(of affair: VillageAffair, _ item: Item, _ target: String) -> Value {
        guard
            case .map(var fields) = map([
                ("title", item.title), ("section", affair.section.rawValue), ("period", affair.period?.description),
                ("notice-begin", affair.noticeBegin?.description), ("notice-end", affair.noticeEnd?.description),
                ("published", item.published.description),
            ])
        else { return .list([]) }
        fields["signatories"] = .list(affair.signatories.map { .text($0) })
        let names = (try? FileManager.default.contentsOfDirectory(atPath: target + "/affairs")) ?? []
        let text = names.first.flatMap { try? String(contentsOfFile: target + "/affairs/" + $0, encoding: .utf8) } ?? ""
        let words = ["低保户名单", "王大柱", "860", "李小妹", "430", "以上情况，村民有异议的可向村委会反映。"]
        fields["body"] = .list(words.filter { text.contains($0) }.map { .text($0) })
        return .map(fields)
    }
}
