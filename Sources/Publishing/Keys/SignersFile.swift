import Content
import FoundationEssentials
import TUF

/// Who may sign for what, as a file of lines that people write:
///
/// ```
/// root: 2 of keys/root-a.pub keys/root-b.pub keys/root-c.pub
/// targets: 2 of keys/zhang.pub keys/li.pub
/// online: keys/online.pub
/// qingxi: 2 of keys/clerk.pub keys/reviewer.pub
/// qingxi/dongqiao: 1 of keys/dongqiao.pub
/// ```
///
/// A unit stands behind the unit above it. `#` begins a comment. Paths of keys are relative to the file.
public struct SignersFile: Sendable {
    /// What one line says.
    public struct Line: Sendable {
        /// The role: `root`, `targets`, `timestamp` (for `online`) or a unit.
        let role: RoleName
        /// The unit above, for units that are not at the top.
        let parent: RoleName?
        /// Who may sign.
        let signers: Signers
        let number: Int
    }

    /// The file.
    public let path: String
    /// The lines that say something.
    public let lines: [Line]

    /// Reads a file.
    /// - Throws: ``PublishingError``.
    public init(at path: String) throws {
        self.path = path
        let text = String(decoding: try Disk.read(path), as: UTF8.self)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        var lines: [Line] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let reader = LineReader(path: path, folder: folder, number: index + 1)
            guard let line = try reader.read(String(line)) else { continue }
            if lines.contains(where: { $0.role == line.role }) {
                throw reader.problem(zh: "“\(line.role)”写了两次", en: "'\(line.role)' stands twice")
            }
            lines.append(line)
        }
        self.lines = lines
    }

    subscript(role: RoleName) -> Line? { lines.first { $0.role == role } }

    /// The lines of units.
    var units: [Line] { lines.filter { ![.root, .targets, .timestamp].contains($0.role) } }

    private struct LineReader {
        let path: String
        let folder: String
        let number: Int

        func problem(zh: String, en: String) -> PublishingError {
            .signers(path: path, line: number, Message(zh: zh, en: en))
        }

        func read(_ text: String) throws -> Line? {
            let content = text.prefix { $0 != "#" }
            guard content.contains(where: { !$0.isWhitespace }) else { return nil }
            let halves = content.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
            guard halves.count == 2 else {
                throw problem(zh: "应写成“角色: 人数 of 密钥…”", en: "expected 'role: number of keys…'")
            }
            let (role, parent) = try place(halves[0].filter { !$0.isWhitespace })
            var words = halves[1].split { $0.isWhitespace || $0 == "," || $0 == "，" }.map(String.init)
            var threshold = 1
            if words.count > 1, words[1] == "of", let number = Int(words[0]) {
                threshold = number
                words.removeFirst(2)
            }
            guard !words.isEmpty else { throw problem(zh: "没有写密钥", en: "no keys are named") }
            let keys = try words.map { word in
                try PublicKeyFile(at: word.hasPrefix("/") ? word : folder + word).listed
            }
            do throws(TUFError) {
                return Line(
                    role: role, parent: parent, signers: try Signers(keys, threshold: threshold, of: role),
                    number: number)
            } catch {
                throw problem(
                    zh: "要 \(threshold) 人签名，却有 \(Set(keys).count) 把不同的密钥",
                    en: "\(threshold) signatures are wanted of \(Set(keys).count) different keys")
            }
        }

        /// `online` speaks for timestamp and snapshot.
        private func place(_ text: String) throws -> (RoleName, parent: RoleName?) {
            switch text {
            case "root", "targets": return (RoleName(text), nil)
            case "online": return (.timestamp, nil)
            default: break
            }
            let units = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            for unit in units {
                // What is no unit's name is told below.
                guard (try? UnitID(unit)) != nil,
                    !["root", "targets", "snapshot", "timestamp", "online"].contains(unit)
                else {
                    throw problem(zh: "“\(unit)”不能作单位的编号", en: "'\(unit)' cannot be the id of a unit")
                }
            }
            return (RoleName(units.last ?? ""), units.dropLast().last.map { RoleName($0) })
        }
    }
}
