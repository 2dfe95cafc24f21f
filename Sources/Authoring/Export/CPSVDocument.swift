import Content

/// Guides as public services of CPSV-AP 3.2.0 (Core Public Service Vocabulary Application Profile), in JSON-LD.
///
/// What the profile asks for and a guide has is written. Working days have no xsd:duration, so limits in working days
/// are rules in words.
public struct CPSVDocument: Sendable {
    private let base: String

    /// - Parameter base: the beginning of identifiers, such as `https://example.gov.cn/services/`.
    public init(base: String) { self.base = base.hasSuffix("/") || base.hasSuffix(":") ? base : base + "/" }

    private static let prefixes: [(String, String)] = [
        ("adms", "http://www.w3.org/ns/adms#"), ("cpsv", "http://purl.org/vocab/cpsv#"),
        ("cv", "http://data.europa.eu/m8g/"),
        ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"),
        ("eli", "http://data.europa.eu/eli/ontology#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"), ("time", "http://www.w3.org/2006/time#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ]

    /// The guides of some units as one graph.
    public func document(_ units: [AuthoredUnit]) -> ExportNode {
        let services = units.flatMap { unit in
            unit.items.compactMap { item -> ExportNode? in
                guard case .guide(let guide) = item.detail else { return nil }
                return service(item, guide, unit.unit)
            }
        }
        let context = Self.prefixes.map { ExportNode.Member(key: $0.0, value: .text($0.1)) }
        return .filled(["@context": .object(context), "@graph": .list(services)])
    }

    private func service(_ item: Item, _ guide: ServiceGuide, _ unit: Unit) -> ExportNode {
        let id = item.id.description
        return .filled([
            "@id": .text(base + id), "@type": .text("cpsv:PublicService"), "dct:identifier": .text(guide.code ?? id),
            "dct:title": titles(item),
            "dct:description": words(item.summary ?? guide.conditions.joined(separator: "；")),
            "dct:language": .object([
                .init(key: "@id", value: .text("http://publications.europa.eu/resource/authority/language/ZHO"))
            ]),
            "dcat:keyword": .list(item.keywords.map { words($0) }),
            "dct:type": concept(guide.itemType.rawValue, id, "type"),
            "cv:thematicArea": item.category.map { concept($0, id, "theme") },
            "dct:audience": .list(guide.audience.enumerated().map { concept($1, id, "audience-\($0 + 1)") }),
            "cv:hasCompetentAuthority": authority(guide.authority, id, unit), "cv:contactPoint": contact(guide, id),
            "cv:hasChannel": .list(channels(guide, id)),
            "cv:holdsRequirement": .list(guide.conditions.enumerated().map { requirement($1, id, $0 + 1) }),
            "cpsv:hasInput": .list(guide.materials.enumerated().map { evidence($1, id, $0 + 1) }),
            "cpsv:produces": .list(guide.results.enumerated().map { output($1, id, $0 + 1) }),
            "cv:hasCost": .list(costs(guide, id)), "cv:processingTime": duration(guide.promisedLimit),
            "cpsv:follows": .list(rules(guide, id)),
            "cv:hasLegalResource": .list(guide.basis.enumerated().map { legal($1, id, $0 + 1) }),
        ])
    }

    private func words(_ text: String, _ language: String = "zh") -> ExportNode {
        .filled(["@value": .text(text), "@language": .text(language)])
    }

    private func titles(_ item: Item) -> ExportNode {
        .list([words(item.title)] + (item.titleEnglish.map { [words($0, "en")] } ?? []))
    }

    private func node(_ type: String, _ id: String, _ part: String) -> [ExportNode.Member] {
        [
            .init(key: "@id", value: .text("\(base)\(id)#\(part)")), .init(key: "@type", value: .text(type)),
            .init(key: "dct:identifier", value: .text("\(id)-\(part)")),
        ]
    }

    private func concept(_ text: String, _ id: String, _ part: String) -> ExportNode {
        .filled(["@id": .text("\(base)\(id)#\(part)"), "@type": .text("skos:Concept"), "skos:prefLabel": words(text)])
    }

    private func authority(_ name: String, _ id: String, _ unit: Unit) -> ExportNode {
        .filled([
            "@id": .text("\(base)\(id)#authority"), "@type": .text("cv:PublicOrganisation"),
            "skos:prefLabel": words(name),
            "dct:spatial": .filled([
                "@id": .text("\(base)units/\(unit.id)"), "@type": .text("dct:Location"),
                "skos:prefLabel": words(unit.name),
            ]),
        ])
    }

    private func contact(_ guide: ServiceGuide, _ id: String) -> ExportNode {
        .filled([
            "@id": .text("\(base)\(id)#contact"), "@type": .text("cv:ContactPoint"), "cv:telephone": .text(guide.phone),
            "cv:openingHours": hours(guide.hours, id),
        ])
    }

    private func hours(_ text: String, _ id: String) -> ExportNode {
        .filled([
            "@id": .text("\(base)\(id)#hours"), "@type": .text("time:TemporalEntity"), "dct:description": words(text),
        ])
    }

    private func channels(_ guide: ServiceGuide, _ id: String) -> [ExportNode] {
        func channel(_ part: String, _ text: String) -> ExportNode {
            .object(node("cv:Channel", id, part) + [.init(key: "dct:description", value: words(text))])
        }
        return [channel("window", guide.place)] + (guide.online.map { [channel("online", $0)] } ?? [])
    }

    private func requirement(_ text: String, _ id: String, _ number: Int) -> ExportNode {
        .object(node("cv:Requirement", id, "requirement-\(number)") + [.init(key: "dct:title", value: words(text))])
    }

    private func evidence(_ material: Material, _ id: String, _ number: Int) -> ExportNode {
        var notes = ["\(material.form.text) \(material.count) 份"]
        if case .when(let condition) = material.need { notes.append(condition) }
        if material.need == .optional { notes.append("非必要") }
        notes += [material.source, material.note].compactMap { $0 }
        return .object(
            node("cv:Evidence", id, "evidence-\(number)") + [
                .init(key: "dct:title", value: words(material.name)),
                .init(key: "dct:description", value: words(notes.joined(separator: "；"))),
            ])
    }

    private func output(_ text: String, _ id: String, _ number: Int) -> ExportNode {
        .object(node("cv:Output", id, "output-\(number)") + [.init(key: "dct:title", value: words(text))])
    }

    /// A service without fees costs nothing, which is worth saying.
    private func costs(_ guide: ServiceGuide, _ id: String) -> [ExportNode] {
        let fees = guide.fees.isEmpty ? [Fee(item: "不收费", amount: .zero)] : guide.fees
        return fees.enumerated().map { index, fee in
            let value = ExportNode.filled(["@value": .hundredths(fee.amount.fen), "@type": .text("xsd:double")])
            let currency = ExportNode.filled([
                "@id": .text("http://publications.europa.eu/resource/authority/currency/CNY")
            ])
            return .object(
                node("cv:Cost", id, "cost-\(index + 1)") + [
                    .init(key: "cv:hasValue", value: value), .init(key: "cv:currency", value: currency),
                    .init(
                        key: "dct:description",
                        value: words([fee.item, fee.standard, fee.basis].compactMap { $0 }.joined(separator: "；"))),
                ])
        }
    }

    private func duration(_ limit: TimeLimit?) -> ExportNode? {
        guard let limit, limit.kind != .workingDays else { return nil }
        return .filled([
            "@value": .text(limit.kind == .immediate ? "PT0S" : "P\(limit.days)D"), "@type": .text("xsd:duration"),
        ])
    }

    private func rules(_ guide: ServiceGuide, _ id: String) -> [ExportNode] {
        let limits = [("法定时限", guide.statutoryLimit), ("承诺时限", guide.promisedLimit)].compactMap { name, limit in
            limit.map { (name, $0.text) }
        }
        let steps = guide.steps.map { step in
            (step.name, [step.who, step.time, step.note].compactMap { $0 }.joined(separator: "；"))
        }
        return (limits + steps).enumerated().map { index, rule in
            .object(
                node("cpsv:Rule", id, "rule-\(index + 1)") + [
                    .init(key: "dct:title", value: words(rule.0)),
                    .init(key: "dct:description", value: words(rule.1.isEmpty ? rule.0 : rule.1)),
                ])
        }
    }

    private func legal(_ basis: LegalBasis, _ id: String, _ number: Int) -> ExportNode {
        let text = "《\(basis.title)》" + (basis.number.map { "（\($0)）" } ?? "") + (basis.article ?? "")
        return .filled([
            "@id": .text(basis.link.map { base + $0.description } ?? "\(base)\(id)#legal-\(number)"),
            "@type": .text("eli:LegalResource"),
            "dct:title": words(text),
        ])
    }
}
