import Content
import Crypto

/// Takes documents into the guides and affairs of one folder.
struct DocumentDesk {
    let folder: String
    let options: ImportOptions
    let today: Day
    private var texts: [(path: String, text: String)] = []
    private var pictures: [(path: String, bytes: [UInt8])] = []

    init(folder: String, options: ImportOptions, today: Day) {
        self.folder = folder
        self.options = options
        self.today = today
    }

    private func read(_ file: SourceFile, _ report: inout ImportReport) throws(AuthoringError) -> OfficeDocument {
        let place = ImportPlace(file: file.name)
        if file.archive?.entries.contains(where: { $0.name.lowercased().hasSuffix("vbaproject.bin") }) == true {
            report.remarks.append(
                ImportRemark(
                    .warning, place,
                    Message(zh: "文件里有宏：没有运行，也没有导入", en: "the file holds macros: they were not run and not taken")))
        }
        guard file.format != .pdf else {
            report.remarks.append(
                ImportRemark(
                    .warning, place,
                    Message(
                        zh: "PDF 只取文字，表格和图片没有导入，请对照原件",
                        en: "of a PDF only the text is taken, no tables or pictures: compare it")))
            return try OfficeDocument.pdf(file)
        }
        let document = try OfficeDocument.pandoc(file)
        report.remarks += document.dropped.map { ImportRemark(.warning, place, $0) }
        return document
    }

    /// The tables of a document, for those who want them as ledgers.
    func tables(of file: SourceFile, _ report: inout ImportReport) throws(AuthoringError) -> [SheetGrid] {
        let tables = OfficeDocument.tables(try read(file, &report).blocks)
        guard !tables.isEmpty else {
            throw .badRequest(Message(zh: "“\(file.name)”里没有表格", en: "'\(file.name)' holds no table"))
        }
        return tables.enumerated().map { index, table in table.grid(file: file.name, name: "表\(index + 1)") }
    }

    /// Takes a document as what it is asked to be, or looks like.
    mutating func take(_ file: SourceFile, _ report: inout ImportReport) throws(AuthoringError) {
        let document = try read(file, &report)
        let place = ImportPlace(file: file.name)
        guard !document.blocks.isEmpty else {
            throw .cannotImport(path: file.path, obstacle: .empty)
        }
        let sections = GuideSections(document.blocks)
        let looksLikeGuide = sections.found.count >= 4
        let isGuide = options.kind.map { $0 == .guide } ?? looksLikeGuide
        report.remarks.append(
            ImportRemark(
                .note, place,
                Message(
                    zh: isGuide ? "导入为办事指南（认出 \(sections.found.count) 项）" : "导入为公开事项",
                    en: isGuide
                        ? "taken for a guide (\(sections.found.count) fields recognised)" : "taken for an affair")))
        if isGuide { takeGuide(sections, document, file, &report) } else { takeAffair(document, file, &report) }
    }

    private mutating func takeGuide(
        _ sections: GuideSections, _ document: OfficeDocument, _ file: SourceFile, _ report: inout ImportReport
    ) {
        let place = ImportPlace(file: file.name)
        let draft = GuideDraft(sections, place)
        report.remarks += draft.remarks
        let named = sections.found["title"].map { OfficeDocument.lines($0).joined() } ?? sections.heading
        let title =
            named.map { $0.hasSuffix("办事指南") && $0.count > 4 ? String($0.dropLast(4)) : $0 } ?? Self.stem(file.name)
        if named == nil {
            report.remarks.append(
                ImportRemark(
                    .warning, place, Message(zh: "没有找到标题，用文件名", en: "no title was found: the file's name was taken")))
        }
        if !sections.rest.isEmpty {
            let words = OfficeDocument.plain(sections.rest).replacing("\n", with: " ")
            report.remarks.append(
                ImportRemark(
                    .warning, place,
                    Message(
                        zh: "不知道属于哪一项，放在正文里：\(words.prefix(80))",
                        en: "of no known field, put into the text: \(words.prefix(80))")))
        }
        let lines = [("title", yamlText(title))] + draft.lines
        write("guides", lines, body: sections.rest, isComplete: draft.isComplete, document, file, &report)
    }

    private mutating func takeAffair(_ document: OfficeDocument, _ file: SourceFile, _ report: inout ImportReport) {
        let draft = AffairDraft(document.blocks, ImportPlace(file: file.name), options: options)
        report.remarks += draft.remarks
        let ledger = OfficeDocument.tables(document.blocks).enumerated().first { index, table in
            TableFinder(grid: table.grid(file: file.name, name: "\(index)"), mapping: nil, wanted: nil).find() != nil
        }
        if let ledger {
            report.remarks.append(
                ImportRemark(
                    .warning, ImportPlace(file: file.name, sheet: "表\(ledger.offset + 1)"),
                    Message(
                        zh: "这张表像台账；要导入台账，用 --kind", en: "this table looks like a ledger; to take it as one, say --kind"
                    )))
        }
        let lines = [("title", yamlText(draft.title ?? Self.stem(file.name)))] + draft.lines
        write("affairs", lines, body: draft.body, isComplete: draft.isComplete, document, file, &report)
    }

    private static func stem(_ name: String) -> String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }

    // MARK: Files

    private mutating func write(
        _ shelf: String, _ keys: [(String, String)], body: [OfficeDocument.Block], isComplete: Bool,
        _ document: OfficeDocument,
        _ file: SourceFile, _ report: inout ImportReport
    ) {
        let name = PolicyImport.fileName(for: Self.stem(file.name) + ".md")
        let whole = "\(shelf)/\(name)"
        let draft = "\(shelf)/_\(name)"
        // Staff finish a draft by renaming it; from then on that file is the one.
        let path = isComplete || FileSystem.exists(folder + "/" + whole) ? whole : draft
        let candidates = [path, draft].map { folder + "/" + $0 }
        // Nil: it is new.
        let old = candidates.lazy.compactMap { try? FileSystem.bytes(of: $0, limit: PolicyImport.fileLimit) }.first.map
        { String(decoding: $0, as: UTF8.self) }
        let published = published(document, file, old, &report)
        let all = [keys[0], ("published", published.description)] + keys.dropFirst()
        var paths: [String: String] = [:]
        for path in OfficeDocument.pictures(body) where paths[path] == nil {
            paths[path] = picture(path, document, file, &report)
        }
        let text = Markdown.text(body) { paths[$0] }
        let inTables = OfficeDocument.tables(body).flatMap { $0.rows.joined() }.flatMap {
            OfficeDocument.pictures($0.blocks)
        }
        if !inTables.isEmpty {
            report.remarks.append(
                ImportRemark(
                    .warning, ImportPlace(file: file.name),
                    Message(
                        zh: "表格里的 \(inTables.count) 张图片没有导入",
                        en: "\(inTables.count) pictures within tables were left out")))
        }
        let head =
            ["---", "# \(yamlText(file.name))"] + all.map { "\($0.0):\($0.1.hasPrefix("\n") ? "" : " ")\($0.1)" }
        let kept = FrontMatter.added(to: old, besides: Self.spellings(of: all.map(\.0)))
        let (written, isMasked) = PersonalMask.masked(
            (head + kept + ["---", ""]).joined(separator: "\n") + text + (text.isEmpty ? "" : "\n"))
        if isMasked {
            report.remarks.append(
                ImportRemark(
                    .warning, ImportPlace(file: file.name),
                    Message(zh: "有公民的证件号或账号，只留后四位", en: "citizens' numbers: only their last four characters were taken")
                ))
        }
        report.count(path) { count in
            if old == nil {
                count.added += 1
            } else if old == written {
                count.unchanged += 1
            } else {
                count.changed += 1
            }
        }
        if path == draft {
            report.remarks.append(
                ImportRemark(
                    .warning, ImportPlace(file: file.name),
                    Message(
                        zh: "不完整，写成草稿 \(path)，不会发布",
                        en: "incomplete: written as the draft \(path), which is not published")))
        }
        if old != written || path == draft { texts.append((path, written)) }
    }

    /// Keys of the format in both languages.
    private static func spellings(of keys: [String]) -> Set<String> {
        let vocabulary = (Vocabulary.guide.keys + Vocabulary.affair.keys).filter { keys.contains($0.english) }
        return Set(keys).union(vocabulary.flatMap { [$0.english] + $0.chinese })
    }

    private func published(
        _ document: OfficeDocument, _ file: SourceFile, _ old: String?, _ report: inout ImportReport
    ) -> Day {
        if let day = options.published ?? document.signedOn { return day }
        // A line of our own making holds a date.
        let before = old.flatMap { $0.firstMatch(of: /\npublished: (\d{4}-\d\d-\d\d)\n/) }.flatMap {
            try? Day(parsing: String($0.1))
        }
        if let before { return before }
        report.remarks.append(
            ImportRemark(
                .warning, ImportPlace(file: file.name),
                Message(zh: "没有发布日期，写今天 \(today)", en: "no date of publication: today, \(today), was written"),
                hint: Message(zh: "用 --published 说明", en: "say it with --published")))
        return today
    }

    // MARK: Pictures

    /// Checks a picture as validation will, and gives the path under which it will lie.
    private mutating func picture(
        _ path: String, _ document: OfficeDocument, _ file: SourceFile, _ report: inout ImportReport
    ) -> String? {
        let place = ImportPlace(file: file.name)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        func leaveOut(_ message: Message, _ hint: Message?) -> String? {
            report.remarks.append(
                ImportRemark(
                    .error, place,
                    Message(
                        zh: "图片“\(name)”没有导入：\(message.chinese)",
                        en: "the picture '\(name)' was left out: \(message.english)"), hint: hint))
            return nil
        }
        guard let source = source(of: path, document, file) else {
            return leaveOut(Message(zh: "不在文件里", en: "it is not in the file"), nil)
        }
        let findings = Findings(path: name)
        do throws(AuthoringError) {
            let bytes = try FileSystem.bytes(of: source, limit: PictureFile.byteLimit)
            guard let picture = PictureFile(bytes, findings: findings), picture.decodedSize(findings: findings) != nil
            else {
                let problem = findings.problems.first
                return leaveOut(problem?.message ?? Message(zh: "无法解码", en: "it cannot be decoded"), problem?.hint)
            }
            let digest = SHA256.hash(data: bytes).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
                .joined()
            let ending = picture.format == .jpeg ? "jpg" : picture.format.rawValue
            let target = "media/imported/\(digest).\(ending)"
            pictures.append((target, bytes))
            return target
        } catch {
            return leaveOut(error.message, error.hint)
        }
    }

    /// Pandoc unpacks the pictures of a .docx; those of an .html lie beside it, and only there.
    private func source(of path: String, _ document: OfficeDocument, _ file: SourceFile) -> String? {
        if let scratch = document.folder, path.hasPrefix(scratch.path), !path.contains("..") { return path }
        guard file.format == .html, !path.contains(":"), !path.hasPrefix("/"), !path.contains("..") else { return nil }
        let folder = FileSystem.absolute(file.path).split(separator: "/").dropLast().joined(separator: "/")
        return "/\(folder)/\(path)"
    }

    /// - Throws: ``AuthoringError/cannotWrite(path:reason:)``.
    func write() throws(AuthoringError) {
        for (path, text) in texts {
            try FileSystem.makeFolder(folder + "/" + path.prefix { $0 != "/" })
            try FileSystem.replace(text, at: folder + "/" + path)
        }
        guard !pictures.isEmpty else { return }
        try FileSystem.makeFolder(folder + "/media/imported")
        for (path, bytes) in pictures { try FileSystem.replace(bytes, at: folder + "/" + path) }
    }
}
