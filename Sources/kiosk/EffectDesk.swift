import Foundation
import Interface
import SDLBackend
import Screens
import Synchronization

/// Performs what the screens ask of the world, and brings what came of it back to them.
///
/// Work that takes time runs outside the main actor and leaves its answer in the mailbox; `wake` then ends the loop's
/// sleep.
@MainActor
final class EffectDesk {
    private let mailbox = Mailbox()
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void = {}) { self.wake = wake }

    /// Starts what was asked for and hands over the answers that have come in.
    func settle<Measurer>(_ loop: InterfaceLoop<KioskApp, Measurer>) {
        for effect in loop.takeEffects() { perform(effect) }
        for answer in mailbox.empty() { loop.edit { $0.receive(answer) } }
    }

    /// Leaves an answer for the loop.
    func put(_ answer: Answer) { mailbox.put(answer) }

    private func perform(_ effect: Effect) {
        switch effect {
        case .report(let page, let reason):
            FileHandle.standardError.write(Data("kiosk: \(page): \(reason)\n".utf8))
        }
    }
}

/// Answers on their way to the loop, put in from any thread.
final class Mailbox: Sendable {
    private let answers = Mutex<[Answer]>([])

    func put(_ answer: Answer) { answers.withLock { $0.append(answer) } }

    func empty() -> [Answer] {
        answers.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
