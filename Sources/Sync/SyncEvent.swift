import Content
import TUF

/// What happens in a run, for the log.
public enum SyncEvent: Sendable {
    /// A repository is looked at.
    case looking(source: String)
    /// Metadata of a repository.
    case metadata(ClientEvent)
    /// A file goes on where it broke off.
    case resumed(String, at: Int, of: Int)
    /// A server cannot send a part of a file: it begins anew.
    case restarted(String)
    /// Something failed that may pass.
    case retry(SyncError, after: Duration)
    /// Rubbish was removed from `incoming/`.
    case cleaned([String])
    /// A delta cannot be used: the whole pack is fetched in its place.
    case fallsBack(UnitID, SyncError)
    /// A unit stays as it is.
    case refused(UnitID?, SyncError)
    /// A delegation is none of a unit.
    case notUnit(String)
    /// How far the downloads have come.
    case progress(Progress.State)
    /// A release was installed.
    case applied(SyncReport.Change)
    /// How long the steps after the download took.
    case took(unpacking: Duration, applying: Duration, bytes: Int)
    /// The status file cannot be written.
    case statusLost(SyncError)
    /// The clock is behind what has been verified already, and by what time expiry is judged.
    case clockBehind
    /// The repository's clock differs from this machine's by more than a day.
    case clockDiffers
}

/// What came of a run.
public struct SyncReport: Sendable {
    /// A unit that has another release now.
    public struct Change: Hashable, Sendable {
        /// The unit.
        public let unit: UnitID
        /// The release that is installed now.
        public let release: Int
        /// Items that are new, another, or gone.
        public let added: Int, changed: Int, removed: Int
    }

    /// Units that have another release now.
    public var changes: [Change] = []
    /// Units that stay as they were, and why.
    public var refusals: [SyncError] = []
    /// Whether all was up to date already.
    public var isUnchanged: Bool { changes.isEmpty && refusals.isEmpty }
}

extension SyncReport {
    /// One sentence for the status and the log.
    public var message: Message {
        if let first = refusals.first {
            let sentence = (zh: first.sentence(in: .chinese), en: first.sentence(in: .english))
            return refusals.count == 1
                ? Message(zh: sentence.zh, en: sentence.en)
                : Message(
                    zh: "\(refusals.count) 个单位保留原有内容，例如 \(sentence.zh)",
                    en: "\(refusals.count) units keep their old content, among them \(sentence.en)")
        }
        guard !changes.isEmpty else { return Message(zh: "没有新内容", en: "nothing new") }
        let names = changes.prefix(3).map {
            (zh: "\($0.unit) 第 \($0.release) 次发布", en: "\($0.unit) release \($0.release)")
        }
        let more = changes.count > 3
        return Message(
            zh: "已更新：" + names.map(\.zh).joined(separator: "、") + (more ? " 等 \(changes.count) 个单位" : ""),
            en: "updated: " + names.map(\.en).joined(separator: ", ") + (more ? " and \(changes.count - 3) more" : ""))
    }
}
