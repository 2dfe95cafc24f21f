import Content
import Crypto

/// Guides as services of HSDS 3.0 (Human Services Data Specification of Open Referral), as its `service` schema.
public struct HSDSDocument: Sendable {
    /// Nothing to choose.
    public init() {}

    /// The guides of some units.
    public func document(_ units: [AuthoredUnit]) -> ExportNode {
        .list(
            units.flatMap { unit in
                unit.items.compactMap { item -> ExportNode? in
                    guard case .guide(let guide) = item.detail else { return nil }
                    return service(item, guide, unit.unit)
                }
            })
    }

    private func service(_ item: Item, _ guide: ServiceGuide, _ unit: Unit) -> ExportNode {
        let id = item.id.description
        let link = guide.online.flatMap { $0.hasPrefix("https://") && !$0.contains(where: \.isWhitespace) ? $0 : nil }
        return .filled([
            "id": uuid(id), "name": .text(item.title), "alternate_name": item.titleEnglish.map { .text($0) },
            "description": .text(item.summary ?? guide.conditions.joined(separator: "；")),
            "url": link.map { .text($0) },
            "status": .text("active"), "application_process": .text(process(guide)),
            "eligibility_description": .text(guide.conditions.joined(separator: "\n")),
            "fees_description": .text(
                guide.fees.isEmpty ? "不收费" : guide.fees.map { "\($0.item) \($0.amount) 元" }.joined(separator: "；")),
            "assured_date": .text(item.published.description), "phones": .list(phones(guide, id)),
            "schedules": .list([.filled(["id": uuid(id + "#schedule"), "description": .text(guide.hours)])]),
            "organization": organization(guide.authority, unit),
            "cost_options": .list(guide.fees.enumerated().map { cost($1, id, $0 + 1) }),
            "required_documents": .list(guide.materials.enumerated().map { document($1, id, $0 + 1) }),
            "languages": .list([.filled(["id": uuid(id + "#language"), "name": .text("中文"), "code": .text("zh")])]),
            "service_at_locations": .list([location(guide, id)]),
        ])
    }

    private func process(_ guide: ServiceGuide) -> String {
        let steps = guide.steps.enumerated().map { index, step in
            "\(index + 1). " + [step.name, step.who, step.time, step.note].compactMap { $0 }.joined(separator: "；")
        }
        let limit = guide.promisedLimit.map { ["承诺时限：\($0.text)"] } ?? []
        return (steps + limit).joined(separator: "\n")
    }

    private func phones(_ guide: ServiceGuide, _ id: String) -> [ExportNode] {
        [("phone", guide.phone, "咨询电话"), ("complaints", guide.complaintPhone, "监督电话")].map { part, number, words in
            .filled([
                "id": uuid("\(id)#\(part)"), "number": .text(number), "type": .text("voice"),
                "description": .text(words),
            ])
        }
    }

    private func organization(_ name: String, _ unit: Unit) -> ExportNode {
        .filled([
            "id": uuid("\(unit.id)#\(name)"), "name": .text(name), "description": .text("\(unit.name)：\(name)"),
        ])
    }

    private func cost(_ fee: Fee, _ id: String, _ number: Int) -> ExportNode {
        .filled([
            "id": uuid("\(id)#cost-\(number)"), "option": .text(fee.item), "amount": .hundredths(fee.amount.fen),
            "currency": .text("CNY"),
            "amount_description": .text([fee.standard, fee.basis].compactMap { $0 }.joined(separator: "；")),
        ])
    }

    private func document(_ material: Material, _ id: String, _ number: Int) -> ExportNode {
        var words = "\(material.name)（\(material.form.text) \(material.count) 份）"
        if case .when(let condition) = material.need { words += "：\(condition)" }
        return .filled(["id": uuid("\(id)#document-\(number)"), "document": .text(words)])
    }

    private func location(_ guide: ServiceGuide, _ id: String) -> ExportNode {
        .filled([
            "id": uuid(id + "#at-location"),
            "location": .filled([
                "id": uuid(id + "#location"), "location_type": .text("physical"), "name": .text(guide.place),
            ]),
        ])
    }

    /// A name-based UUID, version 8 with SHA-256 (RFC 9562 5.8): the same item has the same one in every export.
    private func uuid(_ name: String) -> ExportNode {
        var bytes = Array(SHA256.hash(data: Array("onetouch:\(name)".utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var text = ""
        for (index, character) in hex.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(character)
        }
        return .text(text)
    }
}
