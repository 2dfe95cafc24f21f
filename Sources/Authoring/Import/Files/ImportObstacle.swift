import Content

/// Why a whole file cannot be imported.
public enum ImportObstacle: Error, Hashable, Sendable {
    /// It can only be opened with a password.
    case encrypted
    /// A document of Word before 2007, whatever its name says.
    case oldWord
    /// A workbook of Excel before 2007, whatever its name says.
    case oldExcel
    /// It unpacks to more than is taken.
    case inflated(bytes: Int)
    /// It breaks off, or is not what its name says.
    case damaged
    /// Its rows have no numbers, so that nothing could be named.
    case unnumberedRows
    /// Content and ending do not agree.
    case otherContent(ending: String)
    /// No reader for such files.
    case unknownEnding(String)
    /// There is nothing in it.
    case empty
    /// More rows than are taken.
    case tooManyRows(limit: Int)
    /// It is text in no encoding that is read.
    case undecodable
    /// A PDF without text: a scan.
    case noText
}

extension ImportObstacle: ExplainedError {
    /// One sentence with what was found.
    public var message: Message {
        switch self {
        case .encrypted: Message(zh: "文件有密码", en: "the file is protected by a password")
        case .oldWord:
            Message(zh: "这是 Word 97–2003 的 .doc 文件（改名不改变格式）", en: "this is a .doc of Word 97–2003, whatever its name")
        case .oldExcel:
            Message(
                zh: "这是 Excel 97–2003 的 .xls 文件（改名不改变格式）", en: "this is an .xls of Excel 97–2003, whatever its name")
        case .inflated(let bytes):
            Message(
                zh: "解压后有 \(megabytes(bytes)) MB，不读（压缩炸弹？）",
                en: "it unpacks to \(megabytes(bytes)) MB and is not read (a zip bomb?)")
        case .damaged: Message(zh: "文件损坏或不完整", en: "the file is damaged or incomplete")
        case .unnumberedRows: Message(zh: "工作表的行没有编号", en: "the rows of the sheet have no numbers")
        case .otherContent(let ending): Message(zh: "内容不是 .\(ending) 文件", en: "the content is no .\(ending) file")
        case .unknownEnding(let ending): Message(zh: "不能导入“.\(ending)”文件", en: "'.\(ending)' files cannot be imported")
        case .empty: Message(zh: "文件是空的", en: "the file is empty")
        case .tooManyRows(let limit): Message(zh: "超过 \(limit) 行", en: "there are more than \(limit) rows")
        case .undecodable:
            Message(zh: "文字编码既不是 UTF-8、UTF-16 也不是 GB18030", en: "the text is neither UTF-8, UTF-16 nor GB18030")
        case .noText: Message(zh: "PDF 里没有文字（是扫描件）", en: "the PDF holds no text (a scan)")
        }
    }

    /// What to do about it.
    public var hint: Message? {
        switch self {
        case .encrypted: Message(zh: "在 WPS 或 Office 里去掉密码后另存", en: "remove the password in WPS or Office and save it")
        case .oldWord, .otherContent(ending: "docx"):
            Message(zh: "用 WPS 或 Word 打开，另存为 .docx", en: "open it in WPS or Word and save it as .docx")
        case .oldExcel, .unnumberedRows, .otherContent(ending: "xlsx"):
            Message(zh: "用 WPS 或 Excel 打开，另存为 .xlsx", en: "open it in WPS or Excel and save it as .xlsx")
        case .unknownEnding:
            Message(zh: "可导入：.xlsx .csv .docx .html .pdf", en: "these can: .xlsx .csv .docx .html .pdf")
        case .inflated, .tooManyRows: Message(zh: "拆成几个文件", en: "split the file")
        case .damaged: Message(zh: "重新拷贝，或打开后另存", en: "copy it again, or open and save it")
        case .undecodable: Message(zh: "另存为 UTF-8 编码的 CSV", en: "save it as CSV in UTF-8")
        case .noText:
            Message(
                zh: "找原来的 Word 文件，或识别文字后再导入", en: "find the Word file it was made from, or run text recognition first")
        case .otherContent, .empty: nil
        }
    }
}
