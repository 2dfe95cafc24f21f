import Foundation

/// The one member `onetouch` of `Signature-Input` (RFC 9421 §4.1), in the strict serialization of RFC 8941 that our
/// kiosks write:
///
///     onetouch=("@method" "@authority" "@path" "content-digest");created=1764032931;keyid="…";nonce="…";alg="ed25519"
///
/// Another order of parameters, other parameters or other spelling are refused: nobody else signs these requests, and
/// what cannot be written cannot be misread.
struct SignatureInput: Hashable, Sendable {
    static let label = "onetouch"

    let components: [String]
    let created: Int
    let keyID: String
    let nonce: String

    /// The value of `@signature-params`.
    var parameters: String {
        let names = components.map { "\"\($0)\"" }.joined(separator: " ")
        return "(\(names));created=\(created);keyid=\"\(keyID)\";nonce=\"\(nonce)\";alg=\"ed25519\""
    }

    var field: String { "\(Self.label)=\(parameters)" }

    init(components: [String], created: Int, keyID: String, nonce: String) {
        self.components = components
        self.created = created
        self.keyID = keyID
        self.nonce = nonce
    }

    /// - Throws: ``SignatureProblem/malformed``, ``SignatureProblem/algorithm``, ``SignatureProblem/nonce``.
    init(parsing field: String) throws(ParticipationError) {
        guard field.utf8.count <= 1024, let open = field.firstIndex(of: "("), let close = field.firstIndex(of: ")"),
            open < close
        else { throw .signature(.malformed) }
        var components: [String] = []
        for quoted in field[field.index(after: open)..<close].split(separator: " ", omittingEmptySubsequences: false) {
            guard quoted.count > 2, quoted.first == "\"", quoted.last == "\"" else { throw .signature(.malformed) }
            components.append(String(quoted.dropFirst().dropLast()))
        }
        var values: [String: String] = [:]
        for pair in field[field.index(after: close)...].split(separator: ";") {
            guard let equals = pair.firstIndex(of: "=") else { throw .signature(.malformed) }
            values[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
        }
        func text(_ name: String) -> String? {
            guard let value = values[name], value.count >= 2, value.first == "\"", value.last == "\"" else {
                return nil
            }
            return String(value.dropFirst().dropLast())
        }
        guard text("alg") == "ed25519" else { throw .signature(.algorithm) }
        guard let nonce = text("nonce"), (16...64).contains(nonce.utf8.count) else { throw .signature(.nonce) }
        guard let keyID = text("keyid"), let created = values["created"].flatMap(Int.init) else {
            throw .signature(.malformed)
        }
        self.init(components: components, created: created, keyID: keyID, nonce: nonce)
        // What reads back differently was not written strictly.
        guard self.field == field, Set(components).count == components.count else { throw .signature(.malformed) }
    }
}
