import Content

/// What a citizen can send.
public enum SubmissionKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 点题: a question that is answered in public.
    case topic
    /// 建议.
    case suggestion
    /// 举报: private.
    case report
    /// 领导信箱.
    case leader
    /// 依申请公开.
    case disclosure
    /// 评议.
    case rating
    /// 有用.
    case useful
    /// 满意 or 不满意 with an answer on the echo wall.
    case verdict

    /// Whether staff must answer it, so that the citizen gets a receipt code.
    public var isMatter: Bool {
        switch self {
        case .topic, .suggestion, .report, .leader, .disclosure: true
        case .rating, .useful, .verdict: false
        }
    }

    /// Whether it is never shown to the public, whoever answers it.
    public var isPrivate: Bool { self == .report || self == .disclosure }
}

/// One thing that a citizen sent.
public struct Submission: Hashable, Sendable {
    /// What was sent, by kind.
    public enum Content: Hashable, Sendable {
        /// 点题, about something or nothing in particular.
        case topic(Words, about: Subject?)
        /// 建议.
        case suggestion(Words, about: Subject?)
        /// 举报.
        case report(Words, about: Subject?)
        /// 领导信箱.
        case leader(Words)
        /// 依申请公开.
        case disclosure(DisclosureRequest)
        /// 评议 of an item, a window or the visit.
        case rating(Rating, of: Subject)
        /// Whether an item was useful.
        case useful(Bool, item: ItemID)
        /// Whether a public answer answered the question.
        case verdict(satisfied: Bool, reply: ItemID)

        /// Which kind it is.
        public var kind: SubmissionKind {
            switch self {
            case .topic: .topic
            case .suggestion: .suggestion
            case .report: .report
            case .leader: .leader
            case .disclosure: .disclosure
            case .rating: .rating
            case .useful: .useful
            case .verdict: .verdict
            }
        }
    }

    /// Its name, and the key by which the server takes it once.
    public let id: EntryID
    /// The receipt; nil for what nobody answers.
    public let code: ReceiptCode?
    /// Seconds since 1970, by the kiosk's clock.
    public let at: Int
    /// The unit it goes to.
    public let unit: UnitID
    /// Where an answer is wanted; nil for anonymous ones.
    public let phone: PhoneNumber?
    /// What was sent.
    public let content: Content

    /// A new submission with an id, and a receipt where its kind has one.
    public init(_ content: Content, unit: UnitID, phone: PhoneNumber? = nil, at seconds: Int) {
        id = EntryID(milliseconds: seconds * 1000)
        code = content.kind.isMatter ? ReceiptCode() : nil
        at = seconds
        self.unit = unit
        self.phone = content.kind.isMatter ? phone : nil
        self.content = content
    }

    /// Which kind it is.
    public var kind: SubmissionKind { content.kind }
}

extension Submission: Codable {
    private enum Key: String, CodingKey {
        case about, at, code, disclosure, id, item, kind, phone, rating, satisfied, unit, useful, words
    }

    /// Decodes and checks everything that its parts check.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        let kind = try values.decode(SubmissionKind.self, forKey: .kind)
        id = try values.decode(EntryID.self, forKey: .id)
        at = try values.decode(Int.self, forKey: .at)
        unit = try values.decode(UnitID.self, forKey: .unit)
        code = kind.isMatter ? try values.decode(ReceiptCode.self, forKey: .code) : nil
        phone = kind.isMatter ? try values.decodeIfPresent(PhoneNumber.self, forKey: .phone) : nil
        let about = try values.decodeIfPresent(Subject.self, forKey: .about)
        switch kind {
        case .topic: content = .topic(try values.decode(Words.self, forKey: .words), about: about)
        case .suggestion: content = .suggestion(try values.decode(Words.self, forKey: .words), about: about)
        case .report: content = .report(try values.decode(Words.self, forKey: .words), about: about)
        case .leader: content = .leader(try values.decode(Words.self, forKey: .words))
        case .disclosure: content = .disclosure(try values.decode(DisclosureRequest.self, forKey: .disclosure))
        case .rating:
            content = .rating(
                try values.decode(Rating.self, forKey: .rating), of: try values.decode(Subject.self, forKey: .about))
        case .useful:
            content = .useful(
                try values.decode(Bool.self, forKey: .useful), item: try values.decode(ItemID.self, forKey: .item))
        case .verdict:
            content = .verdict(
                satisfied: try values.decode(Bool.self, forKey: .satisfied),
                reply: try values.decode(ItemID.self, forKey: .item))
        }
    }

    /// Encodes a flat object.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(id, forKey: .id)
        try values.encode(kind, forKey: .kind)
        try values.encode(at, forKey: .at)
        try values.encode(unit, forKey: .unit)
        try values.encodeIfPresent(code, forKey: .code)
        try values.encodeIfPresent(phone, forKey: .phone)
        switch content {
        case .topic(let words, let about), .suggestion(let words, let about), .report(let words, let about):
            try values.encode(words, forKey: .words)
            try values.encodeIfPresent(about, forKey: .about)
        case .leader(let words): try values.encode(words, forKey: .words)
        case .disclosure(let request): try values.encode(request, forKey: .disclosure)
        case .rating(let rating, let subject):
            try values.encode(rating, forKey: .rating)
            try values.encode(subject, forKey: .about)
        case .useful(let useful, let item):
            try values.encode(useful, forKey: .useful)
            try values.encode(item, forKey: .item)
        case .verdict(let satisfied, let reply):
            try values.encode(satisfied, forKey: .satisfied)
            try values.encode(reply, forKey: .item)
        }
    }
}
