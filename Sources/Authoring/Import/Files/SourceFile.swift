import Content

/// A file to import: its bytes were looked at before any reader gets it.
struct SourceFile: Sendable {
    /// What it is by its content.
    enum Format: Hashable, Sendable { case workbook, document, csv, html, pdf }

    /// Largest file that is read, in bytes.
    static let limit = 64_000_000

    let path: String
    let format: Format
    /// The archive of a workbook or document.
    let archive: ZipArchive?
    /// The bytes of a CSV file; the others are read by tools.
    let bytes: [UInt8]

    /// Last part of the path.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// - Throws: ``AuthoringError``, of which ``AuthoringError/cannotImport(path:obstacle:)`` says what the file is.
    init(_ path: String) throws(AuthoringError) {
        self.path = path
        let bytes = try FileSystem.bytes(of: FileSystem.absolute(path), limit: Self.limit)
        do throws(ImportObstacle) {
            (format, archive) = try Self.look(bytes, ending: Self.ending(of: path))
        } catch {
            throw .cannotImport(path: path, obstacle: error)
        }
        self.bytes = format == .csv ? bytes : []
    }

    private static func ending(of path: String) -> String {
        path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
    }

    private static func look(_ bytes: [UInt8], ending: String) throws(ImportObstacle) -> (Format, ZipArchive?) {
        guard !bytes.isEmpty else { throw .empty }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw obstacle(inCompoundFile: bytes) }
        switch ending {
        case "xlsx", "xlsm": return (.workbook, try office(bytes, "xl/workbook.xml", ending: "xlsx"))
        case "docx", "docm": return (.document, try office(bytes, "word/document.xml", ending: "docx"))
        case "csv", "txt", "tsv": return (.csv, nil)
        case "html", "htm": return (.html, nil)
        case "pdf":
            guard bytes.prefix(1024).starts(with: Array("%PDF-".utf8)) else { throw .otherContent(ending: "pdf") }
            return (.pdf, nil)
        case "xls": throw .oldExcel
        case "doc": throw .oldWord
        default: throw .unknownEnding(ending)
        }
    }

    private static func office(
        _ bytes: [UInt8], _ main: String, ending: String
    ) throws(ImportObstacle) -> ZipArchive {
        guard bytes.starts(with: [0x50, 0x4B]) else { throw .otherContent(ending: ending) }
        let archive = try ZipArchive(bytes)
        guard archive.has(main) else { throw .otherContent(ending: ending) }
        return archive
    }

    /// Compound files ([MS-CFB]) are what Office wrote before 2007, and what it still wraps encrypted files in. Their
    /// streams are named in UTF-16.
    private static func obstacle(inCompoundFile bytes: [UInt8]) -> ImportObstacle {
        func holds(_ stream: String) -> Bool {
            bytes.contains(stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        }
        if holds("EncryptedPackage") { return .encrypted }
        if holds("WordDocument") { return .oldWord }
        return holds("Workbook") || holds("Book") ? .oldExcel : .damaged
    }
}
