import Content
import Foundation
import Search
import Store
import TextInput

/// The keyboard's dictionaries of one kiosk, below its state directory.
///
/// Each set lies in a folder of its own, `typing/<number>`; the link `typing/current` names the one in use and changes
/// in one step, so that a power cut leaves the old set or the new one, and a kiosk that has the old one open keeps it.
public struct TypingDictionaries: Sendable {
    /// Changes when dictionaries of an earlier program would not do any more.
    private static let format = 1

    let state: StateDirectory
    let fuzzy: [FuzzyPair]
    /// Debian's dictionaries, and the library.
    var deployment = TypingDeployment(words: [])

    /// The dictionaries below a state directory, for a place where some sounds are not told apart.
    public init(state: StateDirectory, fuzzy: Set<FuzzyPair>) {
        self.state = state
        self.fuzzy = FuzzyPair.allCases.filter(fuzzy.contains)
    }

    private var link: String { state.typing + "/current" }
    private func stampFile(_ folder: String) -> String { folder + "/stamp" }

    /// The folder in use; nil before the first set.
    public var current: String? {
        // No link is no set, whatever the reason.
        guard let name = try? FileManager.default.destinationOfSymbolicLink(atPath: link) else { return nil }
        return state.typing + "/" + name
    }

    /// Whether the set in use is that of the installed content.
    public func isFresh(_ content: ContentStore) throws(StoreError) -> Bool {
        let wanted = try stamp(content)
        // A stamp that cannot be read is none.
        guard let current, let stamp = try? String(contentsOfFile: stampFile(current), encoding: .utf8) else {
            return false
        }
        return stamp == wanted
    }

    /// What the dictionaries are made of: the installed packs, the sounds, Debian's files.
    private func stamp(_ content: ContentStore) throws(StoreError) -> String {
        let digests = try content.reading { try $0.digests() }
        let sources = TypingDeployment.sources(in: deployment.data).map { path in
            // A file that is missing is told when it is read.
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            let size = facts?[.size] as? Int ?? 0
            let date = facts?[.modificationDate] as? Date
            return "\(size) \(Int(date?.timeIntervalSince1970 ?? 0))"
        }
        return (["\(Self.format)"] + fuzzy.map(\.rawValue) + sources + digests).joined(separator: "\n")
    }

    /// Makes a set of the installed content, about a second and more than 100 MB: for a process of its own.
    ///
    /// - Parameter progress: told the step that begins, from 1, and how many there are.
    /// - Throws: ``StoreError`` or `TextInputError`.
    public func make(_ content: ContentStore, progress: (_ step: Int, _ of: Int) -> Void = { _, _ in }) throws {
        try FileManager.default.createDirectory(atPath: state.typing, withIntermediateDirectories: true)
        let lock = try state.lockTyping()
        defer { withExtendedLifetime(lock) {} }
        clear(but: current)
        guard try !isFresh(content) else { return }
        let wanted = try stamp(content)
        var deployment = deployment
        deployment.words = try content.reading { try $0.words() }.map {
            TypingWord(text: $0.text, syllables: $0.syllables, weight: $0.weight)
        }
        deployment.fuzzy = fuzzy.flatMap(Self.spellings)
        let folder = state.typing + "/" + nextName
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try deployment.make(in: folder, progress: progress)
        try wanted.write(toFile: stampFile(folder), atomically: false, encoding: .utf8)
        try use(folder)
        clear(but: folder)
    }

    private static func spellings(_ pair: FuzzyPair) -> [FuzzySpelling] {
        let (one, other) = pair.sides
        return [(one, other), (other, one)].map { FuzzySpelling($0, typedAs: $1, atBeginning: pair.isInitial) }
    }

    private var nextName: String {
        let used = current.flatMap { Int(URL(fileURLWithPath: $0).lastPathComponent) } ?? 0
        return "\(used + 1)"
    }

    private func use(_ folder: String) throws {
        let new = link + ".new"
        // What an interrupted run left.
        try? FileManager.default.removeItem(atPath: new)
        try FileManager.default.createSymbolicLink(
            atPath: new, withDestinationPath: URL(fileURLWithPath: folder).lastPathComponent)
        guard rename(new, link) == 0 else {
            throw TextInputError.notWritable(path: link, reason: String(cString: strerror(errno)))
        }
    }

    /// Old sets, and what interrupted runs left. A kiosk that has one open keeps it until it closes the files.
    private func clear(but kept: String?) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: state.typing)) ?? []
        for name in names where name != "current" && state.typing + "/" + name != kept {
            // What cannot be removed now is removed next time.
            try? FileManager.default.removeItem(atPath: state.typing + "/" + name)
        }
    }
}
