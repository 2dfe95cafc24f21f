import Content
struct DocumentDesk {
    init(folder: String, options: ImportOptions, today: Day) {}
    mutating func tables(of file: SourceFile, _ report: inout ImportReport) throws(AuthoringError) -> [SheetGrid] { [] }
    mutating func take(_ file: SourceFile, _ report: inout ImportReport) throws(AuthoringError) {}
    func write() throws(AuthoringError) {}
}
