/// Why words cannot be composed. The keyboard then types letters, which search understands.
public enum TextInputError: Error, Hashable, Sendable, CustomStringConvertible {
    /// librime is not installed, or too old.
    case libraryMissing(name: String, reason: String)
    /// A file of Debian's rime-data packages is missing or unreadable.
    case dataMissing(path: String)
    /// Dictionaries have not been made yet, or were damaged since.
    case notPrepared(folder: String)
    /// A file of the dictionaries cannot be written.
    case notWritable(path: String, reason: String)
    /// librime refused to make dictionaries of a schema.
    case notCompiled(schema: String)
    /// Dictionaries are in use already in this process; librime has room for one set.
    case inUse

    /// One sentence with what to do.
    public var description: String {
        switch self {
        case .libraryMissing(let name, let reason): "\(name) cannot be loaded (install librime1): \(reason)"
        case .dataMissing(let path): "\(path) cannot be read (install rime-data-pinyin-simp and rime-data-stroke)"
        case .notPrepared(let folder): "no dictionaries in \(folder) (kioskctl typing makes them)"
        case .notWritable(let path, let reason): "\(path) cannot be written: \(reason)"
        case .notCompiled(let schema): "librime could not make the dictionaries of \(schema)"
        case .inUse: "librime is in use already in this process"
        }
    }
}
