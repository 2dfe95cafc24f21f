import CRime
import Glibc
import Synchronization

/// librime; the only file that calls it.
///
/// It is opened with `dlopen` and not linked: a kiosk without it starts as any other, and one with it starts without
/// its eighteen libraries (docs/performance.md). It has one set of dictionaries in a process, so there is one
/// ``RimeSession`` or one ``RimeDeployer`` at a time.
private struct RimeLibrary: @unchecked Sendable {
    // The table of functions is never written to; that makes passing it between threads safe.
    let api: UnsafeMutablePointer<RimeApi>

    private struct Process {
        /// glog ends the process when it is set up twice.
        var hasLog = false
        var isInUse = false
    }

    private static let process = Mutex(Process())

    /// Opens the library and takes it for this caller, until ``release()``.
    static func take(_ name: String) throws(TextInputError) -> RimeLibrary {
        // It stays open for good: C++ libraries with threads and globals do not survive dlclose.
        guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else {
            throw .libraryMissing(name: name, reason: dlerror().map { String(cString: $0) } ?? "")
        }
        guard let symbol = dlsym(handle, "rime_get_api") else {
            throw .libraryMissing(name: name, reason: "it has no rime_get_api")
        }
        let get = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafeMutablePointer<RimeApi>?).self)
        guard let api = get(), api.pointee.select_candidate != nil else {
            throw .libraryMissing(name: name, reason: "it is older than 1.0")
        }
        let library = RimeLibrary(api: api)
        try process.withLock { (process) throws(TextInputError) in
            guard !process.isInUse else { throw .inUse }
            process.isInUse = true
            guard !process.hasLog else { return }
            process.hasLog = true
            // Errors that end the process only, to standard error: what people type must be in no log file.
            library.withTraits(TypingFolder(path: "/"), modules: ["core", "dict", "gears", "levers"], logs: true) {
                api.pointee.setup?($0)
            }
        }
        return library
    }

    func release() {
        api.pointee.finalize?()
        Self.process.withLock { $0.isInUse = false }
    }

    func withTraits(
        _ folder: TypingFolder, modules: [String], logs: Swift.Bool = false,
        _ body: (UnsafeMutablePointer<RimeTraits>) -> Void
    ) {
        var traits = RimeTraits()
        traits.data_size = Int32(MemoryLayout<RimeTraits>.size - MemoryLayout<Int32>.size)
        let texts: [String] = [
            folder.data, folder.path, "OneTouch", "onetouch", "1", "rime.onetouch", "", folder.build,
        ]
        let words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
        let names: [UnsafeMutablePointer<CChar>?] = modules.map { strdup($0) }
        defer { (words + names).forEach { free($0) } }
        var list: [UnsafePointer<CChar>?] = names.map { UnsafePointer($0) } + [nil]
        list.withUnsafeMutableBufferPointer { list in
            traits.shared_data_dir = UnsafePointer(words[0])
            traits.user_data_dir = UnsafePointer(words[1])
            traits.distribution_name = UnsafePointer(words[2])
            traits.distribution_code_name = UnsafePointer(words[3])
            traits.distribution_version = UnsafePointer(words[4])
            traits.app_name = logs ? UnsafePointer(words[5]) : nil
            traits.min_log_level = 3
            traits.log_dir = UnsafePointer(words[6])
            traits.staging_dir = UnsafePointer(words[7])
            traits.modules = list.baseAddress
            body(&traits)
        }
    }
}

/// Where the dictionaries of a kiosk lie.
struct TypingFolder: Sendable {
    /// Our own schemas and dictionaries, as text.
    let path: String
    /// Debian's.
    var data = "/usr/share/rime-data"
    /// What librime makes of them.
    var build: String { path + "/build" }
}

/// Turns keys into words: one composition at a time, nothing learnt, nothing written.
final class RimeSession {
    private let library: RimeLibrary
    private let id: RimeSessionId
    private var schema: TypingSchema?
    /// The keys that librime has.
    private var fed = ""

    /// X11's number of the key, which librime speaks.
    private static let backspace: Int32 = 0xFF08

    /// Opens deployed dictionaries: about 5 ms, and 20 more the first time after the machine was started.
    init(_ folder: TypingFolder, library name: String) throws(TextInputError) {
        guard access(folder.build + "/\(TypingSchema.pinyin.rawValue).schema.yaml", R_OK) == 0 else {
            throw .notPrepared(folder: folder.path)
        }
        let library = try RimeLibrary.take(name)
        let api = library.api.pointee
        library.withTraits(folder, modules: ["core", "dict", "gears"]) { api.initialize?($0) }
        guard let id = api.create_session?(), id != 0 else {
            library.release()
            throw .notPrepared(folder: folder.path)
        }
        self.library = library
        self.id = id
    }

    deinit {
        _ = library.api.pointee.destroy_session?(id)
        library.release()
    }

    private var api: RimeApi { library.api.pointee }

    /// Words for keys, best first.
    func words(for keys: String, _ schema: TypingSchema, limit: Int) -> ComposedWords {
        feed(keys, schema)
        var words: [ComposedWords.Word] = []
        var iterator = RimeCandidateListIterator()
        if api.candidate_list_begin?(id, &iterator) ?? 0 != 0 {
            while words.count < limit, api.candidate_list_next?(&iterator) ?? 0 != 0 {
                words.append(
                    ComposedWords.Word(
                        text: text(iterator.candidate.text), reading: text(iterator.candidate.comment)))
            }
            api.candidate_list_end?(&iterator)
        }
        return ComposedWords(keys: keys, preedit: composition().preedit, words: words)
    }

    /// Takes one of the words.
    /// - Returns: its text, and the keys that it does not cover; nil when there is no such word.
    func choose(_ index: Int, of keys: String, _ schema: TypingSchema) -> ChosenWord? {
        feed(keys, schema)
        defer { forget() }
        guard index >= 0, api.select_candidate?(id, index) ?? 0 != 0 else { return nil }
        var commit = RimeCommit()
        commit.data_size = Int32(MemoryLayout<RimeCommit>.size - MemoryLayout<Int32>.size)
        if api.get_commit?(id, &commit) ?? 0 != 0 {
            defer { _ = api.free_commit?(&commit) }
            return ChosenWord(text: text(commit.text), rest: "")
        }
        // The word covers a part: what was chosen stands before the rest of the keys.
        let (preedit, start) = composition()
        let bytes = Array(preedit.utf8)
        guard (1...bytes.count).contains(start) else { return nil }
        let rest = String(decoding: bytes[start...], as: UTF8.self).filter { !$0.isWhitespace }
        return ChosenWord(text: String(decoding: bytes[..<start], as: UTF8.self), rest: rest)
    }

    /// Forgets the keys that it has.
    func forget() {
        api.clear_composition?(id)
        fed = ""
    }

    private func feed(_ keys: String, _ schema: TypingSchema) {
        if schema != self.schema {
            forget()
            _ = api.select_schema?(id, schema.rawValue)
            self.schema = schema
        }
        if keys.count < fed.count, fed.hasPrefix(keys), !keys.isEmpty {
            for _ in 0..<(fed.count - keys.count) { _ = api.process_key?(id, Self.backspace, 0) }
        } else {
            if !keys.hasPrefix(fed) { forget() }
            for key in keys.dropFirst(fed.count).utf8 { _ = api.process_key?(id, Int32(key), 0) }
        }
        fed = keys
    }

    private func composition() -> (preedit: String, start: Int) {
        var context = RimeContext()
        context.data_size = Int32(MemoryLayout<RimeContext>.size - MemoryLayout<Int32>.size)
        guard api.get_context?(id, &context) ?? 0 != 0 else { return ("", 0) }
        defer { _ = api.free_context?(&context) }
        return (text(context.composition.preedit), Int(context.composition.sel_start))
    }

    private func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
    private func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}

/// Makes dictionaries out of schemas; for a process of its own, because it takes a second and more than 100 MB.
struct RimeDeployer: ~Copyable {
    private let library: RimeLibrary
    private let folder: TypingFolder

    init(_ folder: TypingFolder, library name: String) throws(TextInputError) {
        self.folder = folder
        library = try RimeLibrary.take(name)
        library.withTraits(folder, modules: ["core", "dict", "gears", "levers"]) { [library] in
            library.api.pointee.deployer_initialize?($0)
        }
    }

    deinit { library.release() }

    /// - Throws: ``TextInputError/notCompiled(schema:)``.
    func deploy(_ schema: String) throws(TextInputError) {
        let path = "\(folder.path)/\(schema).schema.yaml"
        guard library.api.pointee.deploy_schema?(path) ?? 0 != 0 else { throw .notCompiled(schema: schema) }
    }
}
