import Store
import Synchronization
import TextInput

/// The dictionaries of a running kiosk: opened when somebody begins to type, closed when the visit ends, and made anew
/// in a process of its own when the content has changed.
public final class TypingService: Composer {
    private let dictionaries: TypingDictionaries
    private let content: ContentStore
    private let engine = TypingEngine()
    /// Runs the process that makes dictionaries, to its end; false when it failed.
    private let maker: (@Sendable () -> Bool)?
    private let library: String
    /// What was tried in vain is not tried again before the kiosk is started anew.
    private let hasFailed = Mutex(false)

    /// - Parameter maker: runs a process that calls ``TypingDictionaries/make(_:progress:)``, and returns whether it
    ///   went well; nil to use only what is there.
    public init(
        _ dictionaries: TypingDictionaries, content: ContentStore, library: String = TypingEngine.library,
        maker: (@Sendable () -> Bool)?
    ) {
        self.dictionaries = dictionaries
        self.content = content
        self.library = library
        self.maker = maker
    }

    /// Opens the dictionaries that are there; 5 ms once librime is in memory.
    /// - Throws: `TextInputError`.
    public func open() throws(TextInputError) {
        guard !engine.isOpen else { return }
        guard let folder = dictionaries.current else { throw .notPrepared(folder: dictionaries.state.typing) }
        try engine.open(folder, library: library)
    }

    /// Whether dictionaries of the installed content have to be made, and can be.
    public var isStale: Bool {
        guard maker != nil, !hasFailed.withLock({ $0 }) else { return false }
        // A store that cannot be read now says so to whoever reads a page; words can wait.
        return (try? dictionaries.isFresh(content)) == false
    }

    /// Makes the dictionaries anew, in another process; returns when they are there.
    /// - Returns: whether new ones are there.
    public func remake() -> Bool {
        guard let maker, maker() else {
            hasFailed.withLock { $0 = true }
            return false
        }
        engine.close()
        return true
    }

    /// Gives the memory back, and with it everything that was typed.
    public func close() { engine.close() }

    /// Words for keys; nil while nothing is open.
    public func words(for keys: String, _ layout: KeyboardLayout) -> ComposedWords? { engine.words(for: keys, layout) }

    /// Takes one of the words.
    public func choose(_ index: Int, of keys: String, _ layout: KeyboardLayout) -> ChosenWord? {
        engine.choose(index, of: keys, layout)
    }
}
