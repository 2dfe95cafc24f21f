import Synchronization

/// librime on the dictionaries of a kiosk, for any thread.
public final class TypingEngine: Composer {
    private let session = Mutex<RimeSession?>(nil)
    /// More words than anybody pages through.
    static let limit = 60

    /// The name under which Debian's librime is loaded.
    public static let library = "librime.so.1"

    /// Nothing is open yet.
    public init() {}

    /// Opens what ``TypingDeployment`` made, in place of what was open.
    /// - Throws: ``TextInputError/libraryMissing(name:reason:)``, ``TextInputError/notPrepared(folder:)`` or
    ///   ``TextInputError/inUse``.
    public func open(_ folder: String, library: String = TypingEngine.library) throws(TextInputError) {
        try session.withLock { (session) throws(TextInputError) in
            session = nil
            session = try RimeSession(TypingFolder(path: folder), library: library)
        }
    }

    /// Gives the dictionaries' memory back.
    public func close() { session.withLock { $0 = nil } }

    /// Whether words can be composed.
    public var isOpen: Bool { session.withLock { $0 != nil } }

    /// Forgets the keys that librime had last.
    public func forget() { session.withLock { $0?.forget() } }

    /// Words for keys; nil while nothing is open.
    public func words(for keys: String, _ layout: KeyboardLayout) -> ComposedWords? {
        session.withLock { session in
            guard let session, let schema = TypingSchema(layout) else { return nil }
            return session.words(for: Self.plain(keys), schema, limit: Self.limit)
        }
    }

    /// Takes one of the words; nil when there is no such word.
    public func choose(_ index: Int, of keys: String, _ layout: KeyboardLayout) -> ChosenWord? {
        session.withLock { session in
            guard let session, let schema = TypingSchema(layout) else { return nil }
            return session.choose(index, of: Self.plain(keys), schema)
        }
    }

    /// A space between syllables is the mark for it.
    private static func plain(_ keys: String) -> String { String(keys.map { $0 == " " ? "'" : $0 }) }
}
