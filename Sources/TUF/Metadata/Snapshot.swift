/// Which versions of the top-level and all delegated targets metadata belong together (specification 4.4).
public struct Snapshot: SignedPart {
    /// `_type` of this kind.
    public static let type = "snapshot"

    /// Version and expiry.
    public let common: CommonFields
    /// Every `targets` role of the repository, `targets.json` included.
    public let meta: [MetaPath: MetaFile]

    /// Reads the fields.
    public init(_ metadata: MetadataFields) throws(TUFError) {
        common = metadata.common
        let meta = try metadata.fields.fields("meta").each { (name, fields) throws(TUFError) in
            (MetaPath(name), try MetaFile(fields))
        }
        self.meta = Dictionary(uniqueKeysWithValues: meta)
    }
}
