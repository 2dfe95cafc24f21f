import Content

/// What files are imported as.
public enum ImportKind: Hashable, Sendable {
    /// A table of one of the four books.
    case ledger(LedgerBook)
    /// 办事指南.
    case guide
    /// 党务、政务、财务、村务.
    case affair
}

/// What is told of files that they do not tell themselves.
public struct ImportOptions: Hashable, Sendable {
    /// What they are; nil for what each looks like.
    public var kind: ImportKind?
    /// The sheet to take, even a hidden one; nil for all that can be seen.
    public var sheet: String?
    /// What was decided about columns.
    public var mapping: ImportMapping?
    /// The board of affairs that name none.
    public var section: AffairSection?
    /// 发布日期 of documents that name none.
    public var published: Day?

    /// Nothing is told.
    public init() {}
}

/// What came of an import.
public struct ImportReport: Sendable {
    /// One file of the authoring folder.
    public struct Written: Hashable, Sendable {
        /// Path relative to the folder.
        public let path: String
        /// Rows or items that are new.
        public var added = 0
        /// Those that are different now.
        public var changed = 0
        /// Those that are as they were.
        public var unchanged = 0
        /// Those that are gone from the source.
        public var removed = 0
    }

    /// Everything that was recognised, left out or wrong, in the order of the files.
    public var remarks: [ImportRemark] = []
    /// What was written, or would be.
    public var written: [Written] = []
    /// How the columns were understood, to be saved.
    public var mapping = ImportMapping()

    /// Whether something did not arrive.
    public var hasErrors: Bool { remarks.contains { $0.severity == .error } }

    mutating func count(_ path: String, _ change: (inout Written) -> Void) {
        if let index = written.firstIndex(where: { $0.path == path }) {
            change(&written[index])
        } else {
            var new = Written(path: path)
            change(&new)
            written.append(new)
        }
    }
}

/// Brings tables and documents of offices into an authoring folder.
///
/// ```swift
/// let report = FileImport(["收支.xlsx"], into: "content/units/nantang").run(.dryRun, today: today)
/// for remark in report.remarks { print(remark.text(in: .chinese)) }
/// ```
/// What cannot be understood for certain is said in the report, with its cell or line. Importing a file again updates
/// what it gave before.
public struct FileImport: Sendable {
    private let files: [String]
    private let target: String
    private let options: ImportOptions

    /// Names files and the folder of the unit that they belong to.
    public init(_ files: [String], into target: String, options: ImportOptions = ImportOptions()) {
        self.files = files
        self.target = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
        self.options = options
    }

    /// Imports the files. A file that cannot be read is an error of the report; the others are imported all the same.
    ///
    /// - Throws: ``AuthoringError`` when the authoring folder cannot be read or written, or a tool is missing.
    public func run(_ mode: PolicyImport.Mode, today: Day) throws(AuthoringError) -> ImportReport {
        CMark.prepare()
        var report = ImportReport()
        var ledgers = LedgerDesk(folder: target, options: options, today: today)
        var documents = DocumentDesk(folder: target, options: options, today: today)
        for path in files {
            do throws(AuthoringError) {
                let file = try SourceFile(path)
                switch (file.format, options.kind) {
                case (.workbook, nil), (.workbook, .ledger), (.csv, nil), (.csv, .ledger):
                    try ledgers.take(file, &report)
                case (.workbook, _), (.csv, _):
                    throw .badRequest(
                        Message(zh: "“\(path)”是表格，只能导入为台账", en: "'\(path)' is a table, which can only be a ledger"))
                case (_, .ledger(let book)):
                    try ledgers.take(try documents.tables(of: file, &report), book, file, &report)
                case (_, .guide), (_, .affair), (_, nil): try documents.take(file, &report)
                }
            } catch {
                guard !error.stopsImport else { throw error }
                report.remarks.append(
                    ImportRemark(
                        .error, ImportPlace(file: path.split(separator: "/").last.map(String.init) ?? path),
                        error.message,
                        hint: error.hint))
            }
        }
        try ledgers.finish(&report)
        guard mode == .write, !(report.written.isEmpty) else { return report }
        try Self.prepare(target, nil)
        try ledgers.write()
        try documents.write()
        return report
    }

    /// A new authoring folder gets a unit to belong to, which staff will rename.
    static func prepare(_ target: String, _ shelf: String?) throws(AuthoringError) {
        try FileSystem.makeFolder(shelf.map { target + "/" + $0 } ?? target)
        let names = try FileSystem.entries(of: target).map(\.name)
        guard !names.contains("unit.yaml") else { return }
        try FileSystem.write("id: imported\nname: 导入的内容\nlevel: street\n", to: target + "/unit.yaml")
    }
}

extension AuthoringError {
    /// Whether the other files would fare no better.
    var stopsImport: Bool {
        switch self {
        case .toolMissing, .cannotWrite, .folderNotEmpty: true
        case .cannotRead, .fileTooLarge, .cannotImport, .toolTimedOut, .toolFailed, .badRequest: false
        }
    }
}
