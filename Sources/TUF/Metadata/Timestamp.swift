/// Which snapshot is the latest (specification 4.6).
public struct Timestamp: SignedPart {
    /// `_type` of this kind.
    public static let type = "timestamp"

    /// Version and expiry.
    public let common: CommonFields
    /// Version, and perhaps length and hashes, of the snapshot.
    public let snapshot: MetaFile

    /// Reads the fields.
    public init(_ metadata: MetadataFields) throws(TUFError) {
        common = metadata.common
        snapshot = try MetaFile(
            try metadata.fields.fields("meta").fields(RoleName.snapshot.metaPath.text))
    }
}
