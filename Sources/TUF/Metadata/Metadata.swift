import FoundationEssentials

/// The `signed` part of a metadata file (specification 4.2.1).
public protocol SignedPart: Sendable {
    /// What `_type` must say.
    static var type: String { get }

    /// What all kinds of metadata have.
    var common: CommonFields { get }

    /// Reads the fields. Fields that the specification does not know are left alone.
    /// - Throws: ``TUFError/malformed(_:field:expected:found:)``
    init(_ fields: MetadataFields) throws(TUFError)
}

/// Access to the fields of a `signed` object, for the initialisers of ``SignedPart``.
public struct MetadataFields {
    let common: CommonFields
    let fields: Fields
}

/// What all kinds of metadata have.
public struct CommonFields: Hashable, Sendable {
    /// The version of the specification that the writer followed, such as `1.0.31`.
    public let specificationVersion: String
    /// Grows with every change; at least 1.
    public let version: Int
    /// From this moment on the metadata is not to be used.
    public let expires: Date

    init(_ fields: Fields) throws(TUFError) {
        specificationVersion = try fields.string("spec_version")
        guard specificationVersion.utf8.prefix(while: { $0 != UInt8(ascii: ".") }).elementsEqual("1".utf8) else {
            throw .unsupportedSpecification(fields.role, found: specificationVersion)
        }
        version = try fields.positive("version")
        guard let date = Expiry.parse(try fields.string("expires")) else {
            throw fields.malformed("expires", expected: "a time such as 2030-01-01T00:00:00Z")
        }
        expires = date
    }
}

/// A signature of a metadata file. It need not be valid; see ``Authority/verify(_:)``.
public struct MetadataSignature: Hashable, Sendable {
    /// Which key is said to have made it.
    public let keyID: KeyID
    /// Hexadecimal digits.
    public let signature: String
}

/// A metadata file: what was signed, by whom, and the very bytes that came.
public struct Metadata<Part: SignedPart>: Sendable {
    /// Which role's metadata it is. The file itself does not say: a delegated role's name stands in its delegator.
    public let role: RoleName
    /// The bytes as received; these are what is stored and what hashes are made of.
    public let bytes: Data
    /// What was signed.
    public let signed: Part
    /// The signatures, each key at most once.
    public let signatures: [MetadataSignature]
    /// What the signatures cover: `signed` in canonical JSON, unknown fields included.
    let signedBytes: [UInt8]

    /// The version of this metadata.
    public var version: Int { signed.common.version }

    /// Reads a file. Nothing is verified but its form.
    /// - Throws: ``TUFError``: `notJSON`, `malformed`, `wrongType`, `unsupportedSpecification`.
    public init(parsing bytes: Data, of role: RoleName) throws(TUFError) {
        let envelope: Fields
        do throws(JSONError) {
            let value = try JSONParser.parse(bytes)
            guard case .object(let object) = value, let signed = object["signed"] else {
                throw .unexpected(offset: 0, expected: "an object with the members 'signed' and 'signatures'")
            }
            signedBytes = try CanonicalJSON.encode(signed)
            envelope = Fields(role: role, path: "", object: object)
        } catch {
            throw .notJSON(role, error)
        }
        let fields = try Fields(envelope.object["signed"], of: role, at: "signed")
        let type = try fields.string("_type")
        guard type.utf8.elementsEqual(Part.type.utf8) else {
            throw .wrongType(role, expected: Part.type, found: type)
        }
        self.role = role
        self.bytes = bytes
        signed = try Part(MetadataFields(common: try CommonFields(fields), fields: fields))
        signatures = try Self.signatures(of: envelope)
    }

    /// Specification 4.2.1: "The keyid MUST be unique in the 'signatures' array".
    private static func signatures(of envelope: Fields) throws(TUFError) -> [MetadataSignature] {
        var signatures: [MetadataSignature] = []
        var seen: Set<KeyID> = []
        for fields in try envelope.objects("signatures") {
            let keyID = KeyID(try fields.string("keyid"))
            guard seen.insert(keyID).inserted else {
                throw fields.malformed("keyid", expected: "one signature a key")
            }
            signatures.append(.init(keyID: keyID, signature: try fields.string("sig")))
        }
        return signatures
    }

    /// - Throws: ``TUFError/expired(_:version:at:now:)`` when the metadata is no longer valid at the fixed start time of
    ///   the update.
    func checkExpiry(at now: Date) throws(TUFError) {
        guard signed.common.expires > now else {
            throw .expired(role, version: version, at: signed.common.expires, now: now)
        }
    }
}

extension Fields {
    fileprivate init(role: RoleName, path: String, object: JSONObject) {
        self.role = role
        self.path = path
        self.object = object
    }
}
