import Foundation
import TakeAway

/// Does what a ``PrintRequest`` asks.
public struct PrintJob {
    private let request: PrintRequest
    /// Seconds for which a job is followed after it was sent.
    private static let patience = 20

    /// A job for a request.
    public init(_ request: PrintRequest) { self.request = request }

    /// Counts pages or prints.
    ///
    /// - Throws: ``PrintingError``.
    public func run() throws(PrintingError) -> PrintOutcome {
        let pages = Sheet(document: request.document, footer: request.footer, paper: request.paper)
            .pages(PDFMeasurer())
        switch request.wish {
        case .look:
            if request.folder.isEmpty { _ = try PrintQueue(request.printer) }
            return .ready(pages: pages.count)
        case .print:
            if request.folder.isEmpty { try send(pages) } else { try write(pages) }
            return .printed(pages: pages.count)
        }
    }

    /// A file that goes when it was sent: nobody's checklist stays on the machine.
    private func send(_ pages: [Sheet.Page]) throws(PrintingError) {
        let queue = try PrintQueue(request.printer)
        let path = NSTemporaryDirectory() + "onetouch-\(UUID().uuidString).pdf"
        // There may be nothing to remove when writing failed.
        defer { try? FileManager.default.removeItem(atPath: path) }
        try PDFFile.write(pages, to: path)
        let height = Int(((pages.first?.size.height ?? 0) * Sheet.unit).rounded(.up))
        let media = request.paper == .a4 ? "A4" : "Custom.72x\(height)mm"
        try queue.print(path, title: request.document.title, media: media, patience: Self.patience)
    }

    /// Files are numbered, so that none is written over.
    private func write(_ pages: [Sheet.Page]) throws(PrintingError) {
        let folder = request.folder
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .notWritten(path: folder, reason: error.localizedDescription)
        }
        let name = request.document.code?.text.filter { $0.isLetter || $0.isNumber || $0 == "-" } ?? "print"
        var number = 1
        func path() -> String { "\(folder)/\(name)-\(number).pdf" }
        while FileManager.default.fileExists(atPath: path()) { number += 1 }
        try PDFFile.write(pages, to: path())
    }
}
