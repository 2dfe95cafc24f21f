import Content

extension String {
    /// XML's five entities and character references, read.
    var withoutEntities: String {
        guard contains("&") else { return self }
        var result = ""
        var rest = self[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.firstIndex(of: ";") else { break }
            let name = rest[rest.index(after: start)..<end]
            let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][String(name)]
            let code =
                name.hasPrefix("#x")
                ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
            result += named ?? code.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? String(rest[...end])
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}

/// What a sheet's XML says besides the texts of its cells, which xlsx2csv reads: joined and hidden cells, and formulas
/// without a result (ECMA-376 part 1, 18.3).
struct SheetMarkup: Sendable {
    private(set) var merges: [MergedCells] = []
    private(set) var uncomputed: Set<GridCell> = []
    private(set) var formulas = 0
    private(set) var hiddenRows: [Int] = []
    private(set) var hiddenColumns: [Int] = []
    private(set) var rowCount = 0
    /// Whether a row has no number, which xlsx2csv would drop without a word.
    private(set) var hasUnnumberedRow = false

    private var cell = ""
    private var hasFormula = false
    private var hasValue = false

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { buffer in
            var place = 0
            while let open = Self.next(UInt8(ascii: "<"), in: buffer, from: place) {
                guard let close = Self.next(UInt8(ascii: ">"), in: buffer, from: open) else { break }
                take(
                    UnsafeBufferPointer(rebasing: buffer[(open + 1)..<close]),
                    next: close + 1 < buffer.count ? buffer[close + 1] : 0)
                place = close + 1
            }
        }
    }

    private static func next(_ byte: UInt8, in buffer: UnsafeBufferPointer<UInt8>, from place: Int) -> Int? {
        var index = place
        while index < buffer.count {
            if buffer[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// Most tags are cells and values: they are told apart by their bytes, and only rare ones become texts.
    private mutating func take(_ tag: UnsafeBufferPointer<UInt8>, next: UInt8) {
        let isClosing = tag.first == UInt8(ascii: "/")
        let body = tag.dropFirst(isClosing ? 1 : 0)
        let full = body.prefix { $0 != 0x20 && $0 != UInt8(ascii: "/") && $0 != 0x0A }
        let name = full.lastIndex(of: UInt8(ascii: ":")).map { full[($0 + 1)...] } ?? full
        func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String { String(decoding: bytes, as: UTF8.self) }
        if name.elementsEqual("c".utf8) {
            if isClosing { endCell() } else { (cell, hasFormula, hasValue) = (text(body), false, false) }
        } else if name.elementsEqual("f".utf8) {
            hasFormula = true
        } else if name.elementsEqual("v".utf8) {
            if !isClosing, tag.last != UInt8(ascii: "/"), next != UInt8(ascii: "<") { hasValue = true }
        } else if name.elementsEqual("row".utf8), !isClosing {
            takeRow(text(body))
        } else if name.elementsEqual("col".utf8), !isClosing {
            takeColumns(text(body))
        } else if name.elementsEqual("mergeCell".utf8), !isClosing {
            takeMerge(text(body))
        }
    }

    private mutating func endCell() {
        guard hasFormula else { return }
        formulas += 1
        if !hasValue, let place = Self.attribute("r", of: cell).flatMap({ GridCell($0) }) { uncomputed.insert(place) }
        hasFormula = false
    }

    private mutating func takeRow(_ text: String) {
        rowCount += 1
        guard let number = Self.attribute("r", of: text).flatMap({ Int($0) }) else {
            hasUnnumberedRow = true
            return
        }
        if Self.isTrue(Self.attribute("hidden", of: text)) { hiddenRows.append(number) }
    }

    private mutating func takeColumns(_ text: String) {
        guard Self.isTrue(Self.attribute("hidden", of: text)),
            let first = Self.attribute("min", of: text).flatMap({ Int($0) }),
            let last = Self.attribute("max", of: text).flatMap({ Int($0) }), first >= 1, first <= last
        else { return }
        hiddenColumns += Array((first - 1)...min(last - 1, first + 300))
    }

    private mutating func takeMerge(_ text: String) {
        let ends = (Self.attribute("ref", of: text) ?? "").split(separator: ":").compactMap { GridCell($0) }
        guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column else { return }
        merges.append(MergedCells(rows: ends[0].row...ends[1].row, columns: ends[0].column...ends[1].column))
    }

    private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

    /// An attribute's value; nil when there is none.
    static func attribute(_ name: String, of tag: String) -> String? {
        guard let start = tag.firstRange(of: " \(name)=")?.upperBound, start < tag.endIndex else { return nil }
        let rest = tag[tag.index(after: start)...]
        return rest.firstIndex(of: tag[start]).map { String(rest[..<$0]).withoutEntities }
    }

    /// Every tag of a name in a short XML text.
    static func tags(_ name: String, in text: String) -> [String] {
        text.split(separator: "<").compactMap { piece in
            let tag = piece.prefix { $0 != ">" }
            let full = tag.prefix { !$0.isWhitespace && $0 != "/" }
            return (full.split(separator: ":").last ?? full) == name ? String(tag) : nil
        }
    }
}
