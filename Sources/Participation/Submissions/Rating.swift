/// 评议: one of five faces, and reasons by tick.
public struct Rating: Hashable, Sendable, Codable {
    /// Reasons that can be ticked, good and bad.
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// 办得快.
        case quick
        /// 态度好.
        case friendly
        /// 讲得清楚.
        case clear
        /// 等得太久.
        case waiting
        /// 态度不好.
        case unfriendly
        /// 说不清楚.
        case unclear
        /// 要多跑.
        case repeated
        /// 材料太多.
        case paperwork
    }

    /// 1 (很不满意) to 5 (很满意).
    public let face: Int
    /// What was ticked, in the order of ``Reason``.
    public let reasons: [Reason]

    /// - Throws: ``ParticipationError/outOfRange(field:value:allowed:)``.
    public init(face: Int, reasons: Set<Reason> = []) throws(ParticipationError) {
        guard (1...5).contains(face) else { throw .outOfRange(field: "face", value: face, allowed: 1...5) }
        self.face = face
        self.reasons = Reason.allCases.filter(reasons.contains)
    }

    /// Decodes and checks.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            face: values.decode(Int.self, forKey: .face),
            reasons: Set(values.decodeIfPresent([Reason].self, forKey: .reasons) ?? []))
    }
}
