import Foundation
import Synchronization

/// Another speech engine: a program that gets the text on its standard input and plays it itself.
public struct SpeechCommand: Hashable, Sendable {
    /// Name or path of the program.
    public let program: String
    /// Its arguments.
    public let arguments: [String]

    /// A command, such as `["piper-say", "--voice", "zh"]`; nil when it names no program.
    public init?(_ words: [String]) {
        guard let program = words.first, !program.isEmpty else { return nil }
        self.program = program
        arguments = Array(words.dropFirst())
    }

    /// Runs the program for one text, to its end. The program is ended when the task is cancelled.
    ///
    /// The language is told by the environment variable `ONETOUCH_VOICE`: `cmn` or `en`.
    /// - Throws: ``SpeechError/engineMissing(name:reason:)`` or ``SpeechError/commandFailed(program:status:)``.
    public func speak(_ text: String, voice: Voice) async throws(SpeechError) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["--", program] + arguments
        var environment = ProcessInfo.processInfo.environment
        environment["ONETOUCH_VOICE"] = voice.espeakName
        process.environment = environment
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = try input(text)
        let running = Mutex(process)
        let status: Int32? = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
                do {
                    try process.run()
                    // A cancellation that came before the start finds nothing to end.
                    if Task.isCancelled { process.terminate() }
                } catch {
                    continuation.resume(returning: nil)
                }
            }
        } onCancel: {
            running.withLock { if $0.isRunning { $0.terminate() } }
        }
        if Task.isCancelled { return }
        guard let status else { throw .engineMissing(name: program, reason: "it cannot be run") }
        // `env` says 127 when there is no such program, 126 when it cannot be run.
        if status == 127 || status == 126 { throw .engineMissing(name: program, reason: "there is no such program") }
        if status != 0 { throw .commandFailed(program: program, status: status) }
    }

    /// A file rather than a pipe: a program that ends early cannot end the kiosk by SIGPIPE.
    private func input(_ text: String) throws(SpeechError) -> FileHandle {
        let path = FileManager.default.temporaryDirectory.path + "/onetouch-speech-\(UUID().uuidString)"
        let url = URL(fileURLWithPath: path)
        do {
            try Data(text.utf8).write(to: url)
            let handle = try FileHandle(forReadingFrom: url)
            // The name goes at once; the open file stays as long as the program reads it.
            try FileManager.default.removeItem(at: url)
            return handle
        } catch {
            throw .notSpoken(reason: "no room in the temporary folder: \(error.localizedDescription)")
        }
    }
}
