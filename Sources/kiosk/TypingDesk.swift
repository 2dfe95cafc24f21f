import Dispatch
import Foundation
import Screens
import TextInput
import Typing

/// Opens the keyboard's dictionaries when somebody begins to type, and has them made when they are missing or old.
struct TypingDesk: Sendable {
    let service: TypingService
    /// Work that takes time, in the order in which it was asked for; nil performs it at once.
    private let queue: DispatchQueue?

    init(_ service: TypingService, isSynchronous: Bool) {
        self.service = service
        queue = isSynchronous ? nil : DispatchQueue(label: "onetouch.typing", qos: .userInitiated)
    }

    func prepare(_ report: @escaping @Sendable (Answer) -> Void) {
        perform { [service] in
            let isOpen = open()
            guard service.isStale else { return report(.typing(isOpen ? .ready : .missing)) }
            report(.typing(isOpen ? .ready : .preparing))
            guard service.remake() else { return report(.typing(isOpen ? .ready : .missing)) }
            report(.typing(open() ? .ready : .missing))
        }
    }

    func close() { perform { [service] in service.close() } }

    private func perform(_ work: @escaping @Sendable () -> Void) {
        guard let queue else { return work() }
        queue.async(execute: work)
    }

    private func open() -> Bool {
        do {
            try service.open()
            return true
        } catch {
            // Letters are found without words; only staff need to know.
            EffectDesk.log("typing: \(error)")
            return false
        }
    }
}

/// The process that makes dictionaries: this program once more, because a machine may have no other.
enum TypingMaker {
    /// Returns whether it went well.
    static func run(_ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["--make-dictionaries"] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            EffectDesk.log("typing: \(error)")
            return false
        }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
