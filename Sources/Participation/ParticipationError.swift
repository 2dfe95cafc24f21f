import Content

/// What can go wrong on the way up.
public enum ParticipationError: Error, Hashable, Sendable {
    /// A field that must be filled in is empty or too short.
    case tooShort(field: String, minimum: Int)
    /// A field is longer than allowed.
    case tooLong(field: String, limit: Int)
    /// No telephone number.
    case badPhone
    /// No receipt code: wrong length, letter or check character.
    case badReceipt(String)
    /// No UUID of version 7.
    case badEntryID(String)
    /// A number lies outside what is allowed.
    case outOfRange(field: String, value: Int, allowed: ClosedRange<Int>)
    /// Too much was sent within one visit.
    case tooManyInVisit(limit: Int)
    /// This was rated in this visit already.
    case alreadyRated
    /// The outbox takes no more.
    case full
    /// `visits.sqlite` cannot be used.
    case database(path: String, reason: String)
    /// The outbox was written by a newer version of the program.
    case newerOutbox(path: String, found: Int, supported: Int)
    /// The device key cannot be read or written.
    case deviceKey(path: String, reason: String)
    /// A line is no entry of an outbox.
    case badLine(reason: String)
    /// A request is not signed as it should be.
    case signature(SignatureProblem)
    /// The server answered with something else than it should.
    case serverAnswer(status: Int)
}

/// Why a signed request is refused.
public enum SignatureProblem: String, Hashable, Sendable, CaseIterable {
    /// No `Signature-Input` or `Signature`.
    case missing
    /// They cannot be read.
    case malformed
    /// It does not cover what it must.
    case uncovered
    /// Another algorithm than Ed25519.
    case algorithm
    /// Made too long ago, or in the future.
    case date
    /// The nonce is missing, too short or too long.
    case nonce
    /// The same request was received before.
    case replayed
    /// No such device, or one that was locked out.
    case unknownDevice = "unknown-device"
    /// `Content-Digest` is missing or belongs to another body.
    case digest
    /// The signature is wrong.
    case invalid
}

extension ParticipationError: ExplainedError {
    /// What is wrong, with what was found. Never what a citizen wrote.
    public var message: Message {
        switch self {
        case .tooShort(let field, let minimum):
            Message(zh: "“\(field)”至少要 \(minimum) 个字", en: "'\(field)' needs at least \(minimum) characters")
        case .tooLong(let field, let limit):
            Message(zh: "“\(field)”最多 \(limit) 个字", en: "'\(field)' may have at most \(limit) characters")
        case .badPhone: Message(zh: "电话号码不对", en: "this is no telephone number")
        case .badReceipt(let text): Message(zh: "回执号“\(text)”不对", en: "'\(text)' is no receipt code")
        case .badEntryID(let text): Message(zh: "“\(text)”不是 UUIDv7", en: "'\(text)' is no UUIDv7")
        case .outOfRange(let field, let value, let allowed):
            Message(
                zh: "“\(field)”的值 \(value) 超出 \(allowed.lowerBound) 到 \(allowed.upperBound)",
                en: "'\(field)' is \(value), outside \(allowed.lowerBound)...\(allowed.upperBound)")
        case .tooManyInVisit(let limit):
            Message(zh: "一次最多提交 \(limit) 件", en: "at most \(limit) may be sent in one visit")
        case .alreadyRated: Message(zh: "这一项已经评过了", en: "this was rated already")
        case .full: Message(zh: "存不下了，暂时收不了新的", en: "the outbox is full")
        case .database(let path, let reason): Message(zh: "\(path)：\(reason)", en: "\(path): \(reason)")
        case .newerOutbox(let path, let found, let supported):
            Message(
                zh: "\(path) 是更新版本的程序写的（第 \(found) 版，本程序到第 \(supported) 版）",
                en: "\(path) was written by a newer program (schema \(found), this one knows \(supported))")
        case .deviceKey(let path, let reason):
            Message(zh: "终端密钥 \(path)：\(reason)", en: "device key \(path): \(reason)")
        case .badLine(let reason): Message(zh: "这一行不对：\(reason)", en: "bad line: \(reason)")
        case .signature(let problem):
            Message(zh: "请求签名不对：\(problem.rawValue)", en: "the request's signature is refused: \(problem.rawValue)")
        case .serverAnswer(let status):
            Message(zh: "服务器的回答不对（\(status)）", en: "the server answered \(status)")
        }
    }
}
