/// How far one case has come, for whoever holds its receipt.
public struct CaseProgress: Hashable, Sendable, Codable {
    /// 受理编号: on the receipt.
    public var number: String
    /// 事项: what was applied for.
    public var matter: String?
    /// 申请人, masked: 李**.
    public var applicant: String?
    /// 状态: where it stands, in the office's words.
    public var state: String
    /// 科室.
    public var office: String?
    /// 日期: since when it stands there.
    public var date: Day

    /// Memberwise; rules are checked by `violations`.
    public init(
        number: String, matter: String? = nil, applicant: String? = nil, state: String, office: String? = nil, date: Day
    ) {
        self.number = number
        self.matter = matter
        self.applicant = applicant
        self.state = state
        self.office = office
        self.date = date
    }

    /// The digits of the receipt number: what a citizen types.
    public var digits: String { Self.digits(of: number) }

    /// The digits of a text, full-width ones too.
    public static func digits(of text: String) -> String {
        String(decoding: foldedDigits(text).utf8.filter(isDigit), as: UTF8.self)
    }

    /// Fewest digits of a receipt number: fewer could be guessed.
    public static let fewestDigits = 6

    /// Whether a name says no more than a surname: at most two characters, then marks in place of the rest.
    public static func isMasked(_ name: String) -> Bool {
        let masks: Set<Character> = ["*", "＊", "某", "×", "X", "x", "○", "〇", "_", "·"]
        let characters = name.filter { !$0.isWhitespace }
        let surname = characters.prefix { !masks.contains($0) }
        let rest = characters.dropFirst(surname.count)
        return surname.count <= 2 && !rest.isEmpty && rest.allSatisfy { masks.contains($0) }
    }

    /// A run of digits as long as a telephone, bank or identity number; nil when there is none.
    static func personalNumber(in text: String) -> String? {
        foldedDigits(text).split { !isDigit($0.utf8.first ?? 0) }.first { $0.count >= 11 }.map(String.init)
    }
}
