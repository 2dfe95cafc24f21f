import Content
import Foundation

/// A folder of packs and pictures as `kioskctl build` writes it and `kioskctl install` reads it:
/// `packs/<unit>/<sha256>.<release>.zst` and `media/<sha256>.<format>`.
public struct PackFolder: Sendable {
    /// The folder.
    public let path: String

    /// A folder that may not exist yet.
    public init(path: String) { self.path = path }

    /// What was written for one unit.
    public struct Written: Sendable {
        /// The pack's file.
        public let path: String
        /// Its release number.
        public let release: Int
        /// How many items it holds.
        public let items: Int
        /// Size of the file in bytes.
        public let bytes: Int
    }

    /// Writes a unit's pack. Without a release number, an unchanged unit keeps its newest pack and a changed one gets
    /// the next number.
    ///
    /// - Throws: ``PackFolderError`` or ``PackError``.
    public func write(unit: Content.Unit, items: [Item], release: Int?) throws -> Written {
        let newest = try newestPack(of: unit.id)
        if release == nil, let newest {
            let same = try Pack(unit: unit, items: items, release: newest.pack.header.release)
            if same.header == newest.pack.header {
                return Written(
                    path: newest.path, release: same.header.release, items: same.count, bytes: newest.bytes)
            }
        }
        let number = release ?? (newest?.pack.header.release ?? 0) + 1
        let pack = try Pack(unit: unit, items: items, release: number)
        let compressed = try pack.compressed()
        let file = "\(path)/packs/\(pack.fileName(of: compressed))"
        try Self.write(compressed, to: file)
        return Written(path: file, release: number, items: pack.count, bytes: compressed.count)
    }

    private func newestPack(of unit: UnitID) throws -> (path: String, pack: Pack, bytes: Int)? {
        let folder = "\(path)/packs/\(unit)"
        let names = FileManager.default.fileExists(atPath: folder) ? try Self.list(folder) : []
        let numbered = names.compactMap { name -> (release: Int, name: String)? in
            let parts = name.split(separator: ".")
            return parts.count == 3 && parts[2] == "zst" ? Int(parts[1]).map { ($0, name) } : nil
        }
        guard let newest = numbered.max(by: { $0.release < $1.release }) else { return nil }
        let file = "\(folder)/\(newest.name)"
        let bytes = try Self.read(file)
        return (file, try Pack(reading: bytes), bytes.count)
    }

    /// Copies the pictures that items use. What is there already is not written again.
    ///
    /// - Parameter sources: a file for each digest.
    /// - Throws: ``PackFolderError``.
    public func write(media sources: [ContentDigest: String], of items: [Item]) throws {
        for reference in Set(items.flatMap(\.media)) {
            let file = "\(path)/media/\(reference.fileName)"
            guard !FileManager.default.fileExists(atPath: file) else { continue }
            guard let source = sources[reference.digest] else {
                throw PackFolderError.mediumMissing(reference.fileName)
            }
            let bytes = try Self.read(source)
            // Validation read the picture a moment ago; whoever saves it anew meanwhile must not get a mixed release.
            guard ContentDigest.sha256(of: bytes) == reference.digest else {
                throw PackFolderError.mediumChanged(source)
            }
            try Self.write(bytes, to: file)
        }
    }

    /// Packs and folders of pictures below some paths: files are packs, folders are searched. Of a folder that
    /// `kioskctl build` wrote, only the newest pack of each unit counts.
    ///
    /// - Throws: ``PackFolderError/noPacks(_:)`` when there is none, ``PackFolderError/unreadable(path:reason:)``.
    public static func find(_ paths: [String]) throws -> (packs: [String], mediaFolders: [String]) {
        var packs: [String] = []
        var media: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw PackFolderError.unreadable(path: path, reason: "no such file")
            }
            if isFolder.boolValue {
                packs += try newestPacks(below: path)
                media.append("\(path)/media")
            } else {
                packs.append(path)
                media.append(URL(fileURLWithPath: path).deletingLastPathComponent().path + "/../../media")
            }
        }
        guard !packs.isEmpty else { throw PackFolderError.noPacks(paths) }
        return (packs, media.filter { FileManager.default.fileExists(atPath: $0) })
    }

    private static func newestPacks(below folder: String) throws -> [String] {
        var newest: [String: (release: Int, path: String)] = [:]
        let relative = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        for name in relative.sorted() where name.hasSuffix(".zst") {
            let url = URL(fileURLWithPath: "\(folder)/\(name)")
            let parts = url.lastPathComponent.split(separator: ".")
            let release = parts.count == 3 ? Int(parts[1]) ?? 0 : 0
            let unit = url.deletingLastPathComponent().path
            if release >= newest[unit]?.release ?? 0 { newest[unit] = (release, url.path) }
        }
        return newest.values.map(\.path).sorted()
    }

    private static func list(_ folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw PackFolderError.unreadable(path: folder, reason: error.localizedDescription)
        }
    }

    private static func read(_ file: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw PackFolderError.unreadable(path: file, reason: error.localizedDescription)
        }
    }

    private static func write(_ bytes: Data, to file: String) throws {
        let url = URL(fileURLWithPath: file)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: url, options: .atomic)
        } catch {
            throw PackFolderError.unwritable(path: file, reason: error.localizedDescription)
        }
    }
}

/// What can go wrong with a folder of packs.
public enum PackFolderError: Error, Hashable, Sendable {
    /// A file or folder cannot be read.
    case unreadable(path: String, reason: String)
    /// A file cannot be written.
    case unwritable(path: String, reason: String)
    /// There is not a single pack.
    case noPacks([String])
    /// An item uses a picture that nobody has.
    case mediumMissing(String)
    /// A picture was saved anew between validation and packing.
    case mediumChanged(String)
}

extension PackFolderError: ExplainedError {
    /// The path and the reason.
    public var message: Message {
        switch self {
        case .unreadable(let path, let reason):
            Message(zh: "\(path) 读不出来：\(reason)", en: "\(path) cannot be read: \(reason)")
        case .unwritable(let path, let reason):
            Message(zh: "\(path) 写不进去：\(reason)", en: "\(path) cannot be written: \(reason)")
        case .noPacks(let paths):
            Message(
                zh: "\(paths.joined(separator: "、")) 里没有内容包（*.zst）",
                en: "no packs (*.zst) in \(paths.joined(separator: ", "))")
        case .mediumChanged(let path):
            Message(zh: "图片 \(path) 在打包时被改动了", en: "picture \(path) was changed while it was being packed")
        case .mediumMissing(let name): Message(zh: "缺少图片 \(name)", en: "picture \(name) is missing")
        }
    }

    /// How packs come to be.
    public var hint: Message? {
        switch self {
        case .noPacks: Message(zh: "先运行 kioskctl build", en: "run kioskctl build first")
        case .mediumChanged: Message(zh: "保存完再运行一次", en: "run it again when it is saved")
        default: nil
        }
    }
}
