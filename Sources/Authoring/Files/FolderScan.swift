import Content

/// The sub-folders that hold items.
enum Shelf: String, Hashable, Sendable, CaseIterable {
    case guides, policies, affairs, notices, slides, replies, ledgers, statistics, flows

    /// Endings of the files that make items.
    var endings: [String] {
        switch self {
        case .guides, .policies, .affairs, .notices, .slides, .replies: ["md"]
        case .ledgers, .statistics: ["csv"]
        case .flows: ["yaml", "yml"]
        }
    }

    /// Whether sub-folders are read too.
    var isDeep: Bool { endings == ["md"] }
}

/// What a file is for.
enum FileRole: Hashable, Sendable {
    case unit, organization, catalogue
    case item(Shelf)
    case ledger(LedgerBook)
}

/// A file that is read.
struct ScannedFile: Hashable, Sendable {
    /// Index of its unit.
    let unit: Int
    let role: FileRole
    /// Path relative to the folder.
    let path: String
    /// File name without ending.
    let stem: String
}

/// A unit's folder.
struct ScannedUnit: Hashable, Sendable {
    /// Path relative to the folder, ending in `/`; empty at the top.
    let path: String
    /// Name of the folder; empty at the top.
    let name: String
    /// Index of the unit above.
    let parent: Int?
}

/// Everything that lies in a folder of content, before any file is opened.
struct FolderScan: Sendable {
    private(set) var units: [ScannedUnit] = []
    private(set) var files: [ScannedFile] = []
    /// Paths of pictures, relative to the folder.
    private(set) var pictures: [String] = []
    private(set) var problems: [Problem] = []

    /// Deepest nesting of folders that is read: a street needs about eight.
    private static let depthLimit = 40
    private static let pictureEndings: Set<String> = ["png", "jpg", "jpeg", "webp", "svg"]
    private let root: String

    /// Looks through the folder at `root`, following no links.
    init(root: String) {
        self.root = root
        scanUnit(path: "", name: "", parent: nil)
    }

    private mutating func scanUnit(path: String, name: String, parent: Int?) {
        let unit = units.count
        units.append(ScannedUnit(path: path, name: name, parent: parent))
        guard let entries = entries(of: path) else { return }
        for entry in entries { scan(entry, ofUnit: unit, at: path) }
        if !entries.contains(where: { $0.name == "unit.yaml" || $0.name == "unit.yml" }) {
            add(
                .error, path + "unit.yaml", Message(zh: "缺少 unit.yaml", en: "unit.yaml is missing"),
                hint: Message(
                    zh: "写一个 unit.yaml，至少有编号、名称、层级", en: "write one with at least id, name and level"))
        }
    }

    private mutating func scan(_ entry: FolderEntry, ofUnit unit: Int, at folder: String) {
        let path = folder + entry.name
        switch (entry.kind, entry.name) {
        case (.file, "unit.yaml"), (.file, "unit.yml"): addFile(unit, .unit, path)
        case (.file, "organization.yaml"), (.file, "organization.yml"): addFile(unit, .organization, path)
        case (.file, "catalogue.yaml"), (.file, "catalogue.yml"): addFile(unit, .catalogue, path)
        case (.folder, "media"): scanMedia(path + "/", depth: 0)
        case (.folder, "units"): scanUnits(path + "/", parent: unit)
        case (.folder, let name):
            if let shelf = Shelf(rawValue: name) {
                scan(shelf, ofUnit: unit, at: path + "/", depth: 0)
            } else {
                unknown(path + "/", name: name, among: Shelf.allCases.map(\.rawValue) + ["media", "units"])
            }
        default: unknown(path, name: entry.name, among: ["unit.yaml", "organization.yaml", "catalogue.yaml"])
        }
    }

    private mutating func scanUnits(_ folder: String, parent: Int) {
        for entry in entries(of: folder) ?? [] {
            guard entry.kind == .folder else {
                unknown(folder + entry.name, name: entry.name, among: [])
                continue
            }
            guard folder.split(separator: "/").count < Self.depthLimit else {
                tooDeep(folder + entry.name)
                continue
            }
            scanUnit(path: folder + entry.name + "/", name: entry.name, parent: parent)
        }
    }

    private mutating func scan(_ shelf: Shelf, ofUnit unit: Int, at folder: String, depth: Int) {
        for entry in entries(of: folder) ?? [] {
            let path = folder + entry.name
            let (stem, ending) = split(entry.name)
            switch entry.kind {
            case .folder where shelf.isDeep && depth < Self.depthLimit:
                scan(shelf, ofUnit: unit, at: path + "/", depth: depth + 1)
            case .folder where shelf.isDeep: tooDeep(path)
            case .file where shelf.endings.contains(ending):
                guard shelf == .ledgers else {
                    addFile(unit, .item(shelf), path)
                    continue
                }
                if let book = LedgerBook(rawValue: stem) {
                    addFile(unit, .ledger(book), path)
                } else {
                    unknown(path, name: entry.name, among: LedgerBook.allCases.map { $0.rawValue + ".csv" })
                }
            case .file where shelf.isDeep && Self.pictureEndings.contains(ending): pictures.append(path)
            default: unknown(path, name: entry.name, among: [], wanted: shelf.endings)
            }
        }
    }

    private mutating func scanMedia(_ folder: String, depth: Int) {
        for entry in entries(of: folder) ?? [] {
            let path = folder + entry.name
            switch entry.kind {
            case .folder where depth < Self.depthLimit: scanMedia(path + "/", depth: depth + 1)
            case .folder: tooDeep(path)
            case .file where Self.pictureEndings.contains(split(entry.name).ending): pictures.append(path)
            default:
                add(
                    .warning, path, Message(zh: "不是图片，不会发布", en: "not a picture: it is not published"),
                    hint: Message(zh: "图片用 PNG、JPEG、WebP 或 SVG", en: "pictures are PNG, JPEG, WebP or SVG"))
            }
        }
    }

    private mutating func addFile(_ unit: Int, _ role: FileRole, _ path: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        files.append(ScannedFile(unit: unit, role: role, path: path, stem: split(name).stem))
    }

    /// The entries that count: hidden files, drafts, links and names that are not UTF-8 are sorted out here. Nil when the
    /// folder cannot be read.
    private mutating func entries(of folder: String) -> [FolderEntry]? {
        let found: [FolderEntry]
        do {
            found = try FileSystem.entries(of: folder.isEmpty ? root : root + "/" + folder)
        } catch {
            add(.error, folder.isEmpty ? "." : folder, error.message, hint: error.hint)
            return nil
        }
        return found.filter { entry in
            guard let first = entry.name.first, !"._~".contains(first), entry.name != "README.md" else { return false }
            if !entry.isReadable {
                add(
                    .error, folder + entry.name,
                    Message(zh: "文件名不是 UTF-8（可能是 GBK）", en: "the file name is not UTF-8 (perhaps GBK)"),
                    hint: Message(zh: "改成小写英文字母、数字和“-”", en: "rename it with lower-case letters, digits and '-'"))
            } else if entry.kind == .link {
                add(.warning, folder + entry.name, Message(zh: "符号链接不读取", en: "symbolic links are not followed"))
            }
            return entry.isReadable && entry.kind != .link
        }
    }

    private mutating func unknown(_ path: String, name: String, among known: [String], wanted endings: [String] = []) {
        let hint =
            didYouMean(name, among: known)
            ?? (endings.isEmpty
                ? nil
                : Message(
                    zh: "这个文件夹只读取 .\(endings[0]) 文件", en: "only .\(endings[0]) files are read in this folder"))
        let message =
            path.hasSuffix("/")
            ? Message(zh: "不认识的文件夹，里面的内容没有读取", en: "unknown folder: nothing in it is read")
            : Message(zh: "不认识的文件，没有读取", en: "unknown file: it is not read")
        add(.warning, path, message, hint: hint)
    }

    private mutating func tooDeep(_ path: String) {
        add(.error, path, Message(zh: "文件夹层数太多", en: "folders are nested too deeply"))
    }

    private mutating func add(_ severity: Problem.Severity, _ path: String, _ message: Message, hint: Message? = nil) {
        problems.append(Problem(path: path, line: 1, column: 1, severity: severity, message: message, hint: hint))
    }
}

/// A file name's stem and its ending in lower case.
func split(_ name: String) -> (stem: String, ending: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, "") }
    return (String(name[..<dot]), name[name.index(after: dot)...].lowercased())
}
