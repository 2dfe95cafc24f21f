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

    private let speaker: Speaker
    private var speech: Task<Void, Never>?

    init(speaker: Speaker, wake: @escaping @Sendable () -> Void = {}) {
        self.speaker = speaker
        self.wake = wake
    }

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
            Self.log("\(page): \(reason)")
        case .speak(let sentence):
            if case .silent = speaker {
                mailbox.put(.speaking(id: sentence.id, Speaker.duration(of: sentence)))
            } else {
                speech = Self.say(sentence, by: speaker, after: speech, into: mailbox, wake: wake)
            }
        case .stopSpeaking: speech = Self.hush(speaker, after: speech)
        }
    }

    /// One sentence after another: the one before is told to end, and has ended before the next begins.
    private nonisolated static func say(
        _ sentence: SpokenSentence, by speaker: Speaker, after before: Task<Void, Never>?, into mailbox: Mailbox,
        wake: @escaping @Sendable () -> Void
    ) -> Task<Void, Never> {
        before?.cancel()
        return Task {
            await before?.value
            let answer = await speaker.say(sentence)
            mailbox.put(answer)
            wake()
        }
    }

    private nonisolated static func hush(_ speaker: Speaker, after before: Task<Void, Never>?) -> Task<Void, Never> {
        before?.cancel()
        return Task {
            await before?.value
            await speaker.hush()
        }
    }

    /// One line for staff.
    nonisolated static func log(_ line: String) {
        FileHandle.standardError.write(Data("kiosk: \(line)\n".utf8))
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
