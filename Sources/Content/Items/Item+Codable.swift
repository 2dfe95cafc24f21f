extension Item: Codable {
    private enum Key: String, CodingKey {
        case id, unit, title, titleEnglish, category, keywords, published, effective, expires, cycle, responsible
        case attachments, related, summary, body, kind, detail
    }

    /// Decodes an item and checks its rules.
    ///
    /// - Throws: `DecodingError`, or the first ``ContentError`` of ``violations``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            id: try container.decode(ItemID.self, forKey: .id),
            unit: try container.decode(UnitID.self, forKey: .unit),
            title: try container.decode(String.self, forKey: .title),
            titleEnglish: try container.decodeIfPresent(String.self, forKey: .titleEnglish),
            category: try container.decodeIfPresent(String.self, forKey: .category),
            keywords: try container.decode([String].self, forKey: .keywords),
            published: try container.decode(Day.self, forKey: .published),
            effective: try container.decodeIfPresent(Day.self, forKey: .effective),
            expires: try container.decodeIfPresent(Day.self, forKey: .expires),
            cycle: try container.decode(Cycle.self, forKey: .cycle),
            responsible: try container.decodeIfPresent(Responsible.self, forKey: .responsible),
            attachments: try container.decode([Attachment].self, forKey: .attachments),
            related: try container.decode([ItemID].self, forKey: .related),
            summary: try container.decodeIfPresent(String.self, forKey: .summary),
            body: try container.decode([Block].self, forKey: .body),
            detail: try Self.detail(from: container))
        if let violation = violations.first { throw violation.error }
    }

    private static func detail(from container: KeyedDecodingContainer<Key>) throws -> ItemDetail {
        let name = try container.decode(String.self, forKey: .kind)
        guard let kind = ItemKind(rawValue: name) else { throw ContentError.unknownKind(name) }
        func detail<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try container.decode(type, forKey: .detail)
        }
        return switch kind {
        case .guide: .guide(try detail(ServiceGuide.self))
        case .policy: .policy(try detail(PolicyDocument.self))
        case .affair: .affair(try detail(VillageAffair.self))
        case .ledger: .ledger(try detail(Ledger.self))
        case .notice: .notice(try detail(Notice.self))
        case .office: .office(try detail(Office.self))
        case .window: .window(try detail(ServiceWindow.self))
        case .flow: .flow(try detail(PowerFlow.self))
        case .statistic: .statistic(try detail(StatisticSeries.self))
        case .reply: .reply(try detail(Reply.self))
        case .slide: .slide(try detail(Slide.self))
        case .catalogue: .catalogue(try detail(DisclosureCatalogue.self))
        }
    }

    /// Encodes every field; fields that are nil are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id, forKey: .id)
        try container.encode(unit, forKey: .unit)
        try container.encode(title, forKey: .title)
        try container.encodeIfPresent(titleEnglish, forKey: .titleEnglish)
        try container.encodeIfPresent(category, forKey: .category)
        try container.encode(keywords, forKey: .keywords)
        try container.encode(published, forKey: .published)
        try container.encodeIfPresent(effective, forKey: .effective)
        try container.encodeIfPresent(expires, forKey: .expires)
        try container.encode(cycle, forKey: .cycle)
        try container.encodeIfPresent(responsible, forKey: .responsible)
        try container.encode(attachments, forKey: .attachments)
        try container.encode(related, forKey: .related)
        try container.encodeIfPresent(summary, forKey: .summary)
        try container.encode(body, forKey: .body)
        try container.encode(kind, forKey: .kind)
        switch detail {
        case .guide(let value): try container.encode(value, forKey: .detail)
        case .policy(let value): try container.encode(value, forKey: .detail)
        case .affair(let value): try container.encode(value, forKey: .detail)
        case .ledger(let value): try container.encode(value, forKey: .detail)
        case .notice(let value): try container.encode(value, forKey: .detail)
        case .office(let value): try container.encode(value, forKey: .detail)
        case .window(let value): try container.encode(value, forKey: .detail)
        case .flow(let value): try container.encode(value, forKey: .detail)
        case .statistic(let value): try container.encode(value, forKey: .detail)
        case .reply(let value): try container.encode(value, forKey: .detail)
        case .slide(let value): try container.encode(value, forKey: .detail)
        case .catalogue(let value): try container.encode(value, forKey: .detail)
        }
    }
}
