/// 依申请公开: what 《政府信息公开条例》 article 29 asks an applicant for. It is answered within 20 working days (article 33).
public struct DisclosureRequest: Hashable, Sendable, Codable {
    /// How the information is wanted (条例 第二十九条: 形式要求).
    public enum Form: String, Hashable, Sendable, Codable, CaseIterable {
        /// 纸质.
        case paper
        /// 电子.
        case electronic
        /// 当面查阅.
        case reading
    }

    /// How it comes to the applicant (获取信息的方式、途径).
    public enum Delivery: String, Hashable, Sendable, Codable, CaseIterable {
        /// 自取.
        case pickUp = "pick-up"
        /// 邮寄.
        case post
        /// 电子邮件.
        case mail
    }

    /// 姓名 or 名称, at most 50 characters.
    public let applicant: String
    /// 身份证明: kind and number of the document, at most 50 characters.
    public let identity: String
    /// 联系方式: telephone, postal or mail address, at most 200 characters.
    public let contact: String
    /// 所需信息的名称、文号或便于查询的特征.
    public let wanted: Words
    /// 形式要求.
    public let form: Form
    /// 获取方式.
    public let delivery: Delivery

    /// - Throws: ``ParticipationError/tooShort(field:minimum:)``, ``ParticipationError/tooLong(field:limit:)``.
    public init(
        applicant: String, identity: String, contact: String, wanted: Words, form: Form, delivery: Delivery
    ) throws(ParticipationError) {
        self.applicant = try cleaned(applicant, field: "申请人", minimum: 2, limit: 50)
        self.identity = try cleaned(identity, field: "身份证明", minimum: 4, limit: 50)
        self.contact = try cleaned(contact, field: "联系方式", minimum: 5, limit: 200)
        self.wanted = wanted
        self.form = form
        self.delivery = delivery
    }

    /// Decodes and checks.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            applicant: values.decode(String.self, forKey: .applicant),
            identity: values.decode(String.self, forKey: .identity),
            contact: values.decode(String.self, forKey: .contact), wanted: values.decode(Words.self, forKey: .wanted),
            form: values.decode(Form.self, forKey: .form), delivery: values.decode(Delivery.self, forKey: .delivery))
    }
}
