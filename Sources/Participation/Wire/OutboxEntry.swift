import Foundation

/// One line on the way up.
public enum OutboxEntry: Hashable, Sendable {
    /// What a citizen sent.
    case submission(Submission)
    /// What was used how often.
    case usage(UsageReport)
    /// How the kiosk fares.
    case health(HealthReport)

    /// The key by which the server takes it once.
    public var id: EntryID {
        switch self {
        case .submission(let submission): submission.id
        case .usage(let report): report.id
        case .health(let report): report.id
        }
    }

    /// Longest line, in bytes.
    public static let lineLimit = 64 * 1024

    /// One line of canonical JSON (RFC 8785: sorted keys, no spaces), without the newline. All numbers are integers and
    /// all keys ASCII, for which `JSONEncoder` keeps to the standard.
    ///
    /// - Throws: ``ParticipationError/badLine(reason:)``, which cannot happen for a value made by its initialisers.
    public func line() throws(ParticipationError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return try encoder.encode(self)
        } catch {
            throw .badLine(reason: "\(error)")
        }
    }

    /// Reads a line and checks everything that its parts check.
    ///
    /// - Throws: ``ParticipationError``; the reason never quotes the line.
    public init(line: Data) throws(ParticipationError) {
        guard line.count <= Self.lineLimit else { throw .badLine(reason: "longer than \(Self.lineLimit) bytes") }
        do {
            self = try JSONDecoder().decode(OutboxEntry.self, from: line)
        } catch let error as ParticipationError {
            throw error
        } catch DecodingError.keyNotFound(let key, _) {
            throw .badLine(reason: "no '\(key.stringValue)'")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            throw .badLine(reason: "wrong type at '\(context.codingPath.map(\.stringValue).joined(separator: "."))'")
        } catch {
            throw .badLine(reason: "not an entry")
        }
    }
}

extension OutboxEntry: Codable {
    private enum Key: String, CodingKey { case type }
    private enum EntryType: String, Codable { case submission, usage, health }

    /// Decodes by `type`.
    public init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: Key.self).decode(EntryType.self, forKey: .type) {
        case .submission: self = .submission(try Submission(from: decoder))
        case .usage: self = .usage(try UsageReport(from: decoder))
        case .health: self = .health(try HealthReport(from: decoder))
        }
    }

    /// Encodes the part together with `type` in one flat object.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        switch self {
        case .submission(let submission):
            try values.encode(EntryType.submission, forKey: .type)
            try submission.encode(to: encoder)
        case .usage(let report):
            try values.encode(EntryType.usage, forKey: .type)
            try report.encode(to: encoder)
        case .health(let report):
            try values.encode(EntryType.health, forKey: .type)
            try report.encode(to: encoder)
        }
    }
}
