import Content

/// Cells that a sheet shows as one, counted from row 1 and column 0.
struct MergedCells: Hashable, Sendable {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
}

/// A row that is not empty.
struct GridRow: Hashable, Sendable {
    /// Row of the sheet or line of the text, from 1.
    let number: Int
    var cells: [String]

    /// The text of a cell; empty beyond the last.
    subscript(column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }

    /// Columns that hold something.
    var filled: [Int] { cells.indices.filter { !cells[$0].isEmpty } }
}

/// A table as it lies in a file: texts in rows and columns, nothing understood yet.
struct SheetGrid: Sendable {
    let file: String
    /// Name of the sheet or table; nil for a CSV file.
    let sheet: String?
    var rows: [GridRow]
    var merges: [MergedCells] = []
    /// Cells with a formula whose result was never computed.
    var uncomputed: Set<GridCell> = []
    /// How many cells hold formulas.
    var formulas = 0
    var hiddenRows: [Int] = []
    var hiddenColumns: [Int] = []
    /// Whether numbers come from cells that hold numbers, so that `3.1` may stand for 3.10.
    var isWorkbook = false
    /// Whether such numbers count days from 1904.
    var is1904 = false

    init(file: String, sheet: String?, rows: [GridRow]) {
        self.file = file
        self.sheet = sheet
        self.rows = rows
    }

    func place(_ row: Int? = nil, _ column: Int? = nil) -> ImportPlace {
        ImportPlace(file: file, sheet: sheet, row: row, column: column)
    }

    /// Number of columns that hold anything.
    var width: Int { rows.reduce(0) { max($0, ($1.filled.last ?? -1) + 1) } }
}

/// A cell, counted from row 1 and column 0.
struct GridCell: Hashable, Sendable {
    let row: Int
    let column: Int

    init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `C12`.
    init?(_ reference: some StringProtocol) {
        var column = 0
        var row = 0
        for byte in reference.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "0")...UInt8(ascii: "9") where row < 100_000_000: row = row * 10 + Int(byte) - 48
            default: return nil
            }
        }
        guard row > 0, column > 0 else { return nil }
        self.init(row: row, column: column - 1)
    }
}
