import ArgumentParser
import Foundation
import Printing
import TakeAway

/// Lays out and prints one document for the kiosk. A process of its own: CUPS, its TLS and its drivers neither slow the
/// start of the touch process nor can they hang it.
@main
struct KioskPrint: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-print", abstract: "Print one document for the kiosk.",
        discussion: "Reads a request as JSON from standard input and writes what came of it as JSON to standard output."
    )

    func run() throws {
        let request = try JSONDecoder().decode(PrintRequest.self, from: FileHandle.standardInput.readDataToEndOfFile())
        let outcome: PrintOutcome
        do {
            outcome = try PrintJob(request).run()
        } catch {
            FileHandle.standardError.write(Data("kiosk-print: \(error)\n".utf8))
            outcome = .failed(error.trouble)
        }
        FileHandle.standardOutput.write(try JSONEncoder().encode(outcome))
    }
}
