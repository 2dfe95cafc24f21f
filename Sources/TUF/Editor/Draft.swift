import FoundationEssentials

/// Metadata that is being written: values that become the `signed` part of a file.
public protocol Draft: Sendable {
    /// The kind of metadata that comes of it.
    associatedtype Part: SignedPart

    /// The version of the file.
    var version: Int { get set }
    /// From when on it is not to be used; whole seconds.
    var expires: Date { get set }
    /// Every field besides those that all kinds have.
    var fields: [String: JSONValue] { get }
}

extension Draft {
    /// The specification that is followed.
    private var specificationVersion: String { "1.0.31" }

    /// A file without a signature. ``Metadata/signed(by:)`` adds them.
    /// - Throws: ``TUFError`` when the values make no valid metadata.
    public func metadata(of role: RoleName) throws(TUFError) -> Metadata<Part> {
        var members = fields
        members["_type"] = .string(Part.type)
        members["spec_version"] = .string(specificationVersion)
        members["version"] = .number(version)
        members["expires"] = .string(Expiry.text(expires))
        let file = JSONValue.object(["signatures": .array([]), "signed": .object(members)])
        return try Metadata(parsing: JSONWriter.bytes(file), of: role)
    }
}

extension Metadata {
    /// The same file with one more signature; an earlier one by the same key is replaced.
    /// - Throws: ``TUFError/unusableKey(reason:)``.
    public func signed(by secret: SigningKey) throws(TUFError) -> Metadata {
        try adding([try secret.signature(for: signedBytes, as: secret.key.id)])
    }

    /// The same file with the signatures that another copy of it has, too.
    /// - Throws: ``TUFError/differentContent(_:version:)`` when the other is not a copy.
    public func merging(_ other: Metadata) throws(TUFError) -> Metadata {
        guard other.role == role, other.signedBytes == signedBytes else {
            throw .differentContent(role, version: version)
        }
        let known = Set(signatures.map(\.keyID))
        return try adding(other.signatures.filter { !known.contains($0.keyID) })
    }

    /// Whether the signatures cover the same.
    public func hasSameContent(as other: Metadata) -> Bool { role == other.role && signedBytes == other.signedBytes }

    private func adding(_ new: [MetadataSignature]) throws(TUFError) -> Metadata {
        let replaced = Set(new.map(\.keyID))
        let all = (signatures.filter { !replaced.contains($0.keyID) } + new).sorted { $0.keyID < $1.keyID }
        let list = all.map { JSONValue.object(["keyid": .string($0.keyID.text), "sig": .string($0.signature)]) }
        let file = JSONValue.object(["signatures": .array(list), "signed": try signedFields().value])
        return try Metadata(parsing: JSONWriter.bytes(file), of: role)
    }

    /// The `signed` object once more, for what the parsed part leaves out.
    func signedFields() throws(TUFError) -> Fields {
        let file: JSONValue
        do throws(JSONError) {
            // Canonical JSON leaves control characters as they are, so it is the file that is read again.
            file = try JSONParser.parse(bytes)
        } catch {
            throw .notJSON(role, error)
        }
        return try Fields(try Fields(file, of: role, at: "").object["signed"], of: role, at: "signed")
    }
}

extension Fields {
    var value: JSONValue { .object(object) }
}

extension Authority {
    /// Which of the keys signed, each key once.
    public func signers<Part>(of metadata: Metadata<Part>) -> [KeyID] {
        var seen: Set<Data> = []
        return metadata.signatures.compactMap { signature in
            guard let key = keys[signature.keyID]?.publicKey(), let bytes = Hex.decode(signature.signature),
                key.isValid(bytes, for: metadata.signedBytes), seen.insert(key.identity).inserted
            else { return nil }
            return signature.keyID
        }
    }
}
