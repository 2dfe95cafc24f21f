import Foundation
import Interface
import TakeAway
import TestSupport
import Testing

@testable import Printing

struct PrintTroubleTests {
    @Test(
        "what CUPS says of a printer becomes something that a person can act on",
        arguments: [
            ("none", false, true, nil), ("", false, true, nil), ("media-empty-error", false, true, .noPaper),
            ("toner-low-report", false, true, nil), ("offline-report", false, true, .offline),
            ("media-jam-error,toner-low-warning", true, true, .jammed), ("cover-open", false, true, .jammed),
            ("marker-supply-empty-error", false, true, .noInk), ("paused", true, true, .refused),
            ("none", false, false, .refused),
        ] as [(String, Bool, Bool, PrintTrouble?)])
    func reasons(_ reasons: String, _ isStopped: Bool, _ takesJobs: Bool, _ expected: PrintTrouble?) {
        #expect(PrintTrouble(reasons: reasons, isStopped: isStopped, takesJobs: takesJobs) == expected)
    }
}

struct SheetTests {
    private let lines = (0..<12).map { TakeAwayDocument.Line("材料\($0)（原件和复印件，自备）", mark: $0 < 3 ? .ticked : .open) }

    private func document(_ repeats: Int = 1) throws -> TakeAwayDocument {
        TakeAwayDocument(
            title: "农村居民最低生活保障申请", subtitle: "民政办", code: ShortCode(author: "MZ-0103"),
            sections: (0..<repeats).map { TakeAwayDocument.Section("要带什么\($0)", lines) })
    }

    private func print(_ document: TakeAwayDocument, _ paper: Paper) throws -> (folder: TemporaryFolder, pdf: String) {
        let folder = try TemporaryFolder()
        let request = PrintRequest(
            wish: .print, document: document, footer: "清溪街道 2026-11-24", paper: paper, folder: folder.path)
        _ = try PrintJob(request).run()
        return (folder, folder.path + "/MZ-0103-1.pdf")
    }

    private func text(_ pdf: String) throws -> String {
        try Programs.run("/usr/bin/pdftotext", ["-layout", pdf, "-"]).output
    }

    @Test("the printed sheet holds every line, and its code is read back to the same text", arguments: Paper.allCases)
    func printed(_ paper: Paper) throws {
        let document = try document()
        let (folder, pdf) = try print(document, paper)
        let words = try text(pdf).filter { !$0.isWhitespace }
        for line in document.sections.flatMap(\.lines) { #expect(words.contains(line.text), "\(line.text)") }
        #expect(words.contains("编号MZ-0103"))
        #expect(words.contains("清溪街道2026-11-24"))
        _ = try Programs.run("/usr/bin/pdftoppm", ["-r", "300", "-png", pdf, folder.path + "/page"])
        let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix("png") }
        let read = try Programs.run(
            "/usr/bin/zbarimg", ["-q", "--raw", "-Sbinary"] + pictures.sorted().map { folder.path + "/" + $0 })
        for part in CodeSeries(document.plainText, title: document.title).parts {
            #expect(read.output.contains(part))
        }
    }

    @Test("characters that Noto CJK lacks are printed in another face, not as empty boxes")
    func fallback() throws {
        let plain = try print(try document(), .a4)
        let odd = try print(
            TakeAwayDocument(
                title: "名字", code: ShortCode(author: "MZ-0103"),
                sections: [.init("ا", [.init("阿里木·ئالىم", mark: nil)])]), .a4)
        defer { withExtendedLifetime((plain.folder, odd.folder)) {} }
        #expect(!(try Programs.run("/usr/bin/pdffonts", [plain.pdf]).output.contains("DejaVu")))
        #expect(try Programs.run("/usr/bin/pdffonts", [odd.pdf]).output.contains("DejaVu"))
        #expect(try text(odd.pdf).contains("阿里木"))
    }

    @Test("A4 is A4, a roll is 72 mm wide and one page long however much stands on it")
    func sizes() throws {
        let (a4Folder, a4) = try print(try document(4), .a4)
        let (rollFolder, roll) = try print(try document(4), .receipt80)
        defer { withExtendedLifetime((a4Folder, rollFolder)) {} }
        let a4Info = try Programs.run("/usr/bin/pdfinfo", [a4]).output
        #expect(a4Info.contains("(A4)"))
        #expect(a4Info.contains(/Pages: +3/))
        let rollInfo = try Programs.run("/usr/bin/pdfinfo", [roll]).output
        #expect(rollInfo.contains(/Pages: +1/))
        #expect(rollInfo.contains(/Page size: +204\.\d+ x/))
    }

    @Test("nothing on a sheet reaches over its edge, even a word without a place to break")
    func margins() throws {
        let long = TakeAwayDocument(
            title: String(repeating: "很长的标题", count: 12),
            sections: [
                .init(
                    "网址",
                    [.init(String(repeating: "abcdefghij", count: 30)), .init(String(repeating: "字", count: 3000))])
            ])
        for paper in Paper.allCases {
            let pages = Sheet(document: long, footer: "", paper: paper).pages(PDFMeasurer())
            for page in pages {
                for item in page.list.items {
                    #expect(item.command.bounds.maxX <= page.size.width)
                    #expect(item.command.bounds.maxY <= page.size.height)
                }
            }
        }
    }

    @Test("a second print does not write over the first, and a folder that cannot be made is told")
    func folders() throws {
        let folder = try TemporaryFolder()
        let request = PrintRequest(wish: .print, document: try document(), folder: folder.path)
        for _ in 0..<2 { #expect(try PrintJob(request).run() == .printed(pages: 1)) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
        let nowhere = PrintRequest(wish: .print, document: try document(), folder: "/dev/null/x")
        #expect {
            try PrintJob(nowhere).run()
        } throws: { error in
            (error as? PrintingError)?.trouble == .broken
        }
    }
}
