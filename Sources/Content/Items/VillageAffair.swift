/// One disclosure of a village, community or street (党务、政务、财务、村务).
public struct VillageAffair: Hashable, Sendable, Codable {
    /// Which board it belongs on.
    public var section: AffairSection
    /// The catalogue entry that it fulfils.
    public var entry: String?
    /// The month, quarter or year that it reports on.
    public var period: Period?
    /// First day of the 公示期.
    public var noticeBegin: Day?
    /// Last day of the 公示期.
    public var noticeEnd: Day?
    /// 签字人.
    public var signatories: [String]

    /// Memberwise; rules are checked by `violations`.
    public init(
        section: AffairSection, entry: String? = nil, period: Period? = nil, noticeBegin: Day? = nil,
        noticeEnd: Day? = nil, signatories: [String] = []
    ) {
        self.section = section
        self.entry = entry
        self.period = period
        self.noticeBegin = noticeBegin
        self.noticeEnd = noticeEnd
        self.signatories = signatories
    }
}

/// The four boards of village affairs, and the bulletins beside them.
public enum AffairSection: String, Hashable, Sendable, Codable, CaseIterable {
    /// 党务.
    case party
    /// 政务.
    case government
    /// 财务.
    case finance
    /// 村务.
    case village
    /// 工作动态简报.
    case bulletin

    /// The four boards that every village has.
    public static let boards: [AffairSection] = [.party, .government, .finance, .village]

    /// The word that people use.
    public var text: String {
        switch self {
        case .party: "党务"
        case .government: "政务"
        case .finance: "财务"
        case .village: "村务"
        case .bulletin: "简报"
        }
    }
}
