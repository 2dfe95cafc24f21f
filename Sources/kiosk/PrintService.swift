import Foundation
import Screens
import TakeAway

/// Has `kiosk-print` lay out and print, and waits for its answer.
struct PrintService: Sendable {
    let program: String
    let paper: Paper
    let printer: String
    let folder: String

    /// A queue that hangs is given up after so many seconds.
    private static let patience = 60.0

    /// The program that stands beside this one.
    static var besideKiosk: String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("kiosk-print").path
    }

    func run(_ wish: PrintRequest.Wish, _ document: TakeAwayDocument, footer: String) -> PrintOutcome {
        let request = PrintRequest(
            wish: wish, document: document, footer: footer, paper: paper, printer: printer, folder: folder)
        do {
            return try ask(request)
        } catch {
            EffectDesk.log("printing: \(error)")
            return .failed(.broken)
        }
    }

    private func ask(_ request: PrintRequest) throws -> PrintOutcome {
        let input = Pipe()
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let watchdog = DispatchWorkItem { process.terminate() }
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + Self.patience, execute: watchdog)
        defer { watchdog.cancel() }
        try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(request))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode(PrintOutcome.self, from: answer)
    }
}
