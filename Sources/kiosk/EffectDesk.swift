import Dispatch
import Foundation
import Interface
import SDLBackend
import Screens
import Store
import Synchronization

/// Performs what the screens ask of the world, and brings what came of it back to them.
///
/// Work that takes time runs on a queue of its own and leaves its answer in the mailbox; `wake` then ends the loop's
/// sleep. A headless run performs it at once, so that scripts need not wait for the real world.
@MainActor
final class EffectDesk {
    /// Whether the program is to end so that the system starts it anew.
    private(set) var wantsRestart = false
    private let mailbox = Mailbox()
    private let work: DispatchQueue?
    /// Ends the sleep of whoever waits for answers; set once there is a window to wake.
    var wake: @Sendable () -> Void = {}
    private let door: MaintenanceDoor
    private let printing: PrintService
    private let machine: MachineReport
    private let openings: OpeningCounts
    private let outbox: OutboxDesk
    private let typing: TypingDesk
    /// Makes the content readable and tells how far it is.
    private let prepareContent: @Sendable (ContentFault, _ tell: @escaping (Answer) -> Void) -> Answer

    private let speaker: Speaker
    private var speech: Task<Void, Never>?

    /// - Parameter isSynchronous: performs everything at once, but for speech.
    init(
        speaker: Speaker, door: MaintenanceDoor, printing: PrintService, machine: MachineReport,
        openings: OpeningCounts, outbox: OutboxDesk, typing: TypingDesk,
        prepareContent: @escaping @Sendable (ContentFault, _ tell: @escaping (Answer) -> Void) -> Answer,
        isSynchronous: Bool
    ) {
        self.prepareContent = prepareContent
        self.typing = typing
        self.speaker = speaker
        self.door = door
        self.printing = printing
        self.machine = machine
        self.openings = openings
        self.outbox = outbox
        work = isSynchronous ? nil : DispatchQueue(label: "onetouch.effects", qos: .utility)
    }

    /// Starts what was asked for and hands over the answers that have come in.
    func settle<Measurer>(_ loop: InterfaceLoop<KioskApp, Measurer>) {
        // An answer may ask for something in turn.
        var effects = loop.takeEffects()
        while !effects.isEmpty {
            for effect in effects { perform(effect) }
            for answer in mailbox.empty() { loop.edit { $0.receive(answer) } }
            effects = loop.takeEffects()
        }
        for answer in mailbox.empty() { loop.edit { $0.receive(answer) } }
    }

    /// Leaves an answer for the loop.
    func put(_ answer: Answer) { mailbox.put(answer) }

    private func perform(_ effect: Effect) {
        let (door, printing, machine) = (door, printing, machine)
        switch effect {
        case .report(let page, let reason): Self.log("\(page): \(reason)")
        case .print(let wish, let document, let footer):
            answer { .printing(printing.run(wish, document, footer: footer)) }
        case .knock(let second): answer { .door(door.knock(at: second)) }
        case .checkPIN(let pin, let second): answer { .door(door.check(pin, at: second)) }
        case .lookAtMachine: answer { .machine(machine.look()) }
        case .wish(let wish):
            answer {
                machine.desk?.leave(wish)
                return .machine(machine.look())
            }
        case .restart:
            Self.log("restart asked for in maintenance")
            wantsRestart = true
        case .speak(let sentence):
            if case .silent = speaker {
                mailbox.put(.speaking(id: sentence.id, Speaker.duration(of: sentence)))
            } else {
                speech = Self.say(sentence, by: speaker, after: speech, into: mailbox, wake: wake)
            }
        case .countOpening(let item, let day):
            let openings = openings
            inBackground { openings.count(item, on: day) }
        case .lookAtOpenings(let day):
            let openings = openings
            answer { .openings(openings.counts(on: day)) }
        case .prepareContent(let fault):
            let prepareContent = prepareContent
            answer { tell in prepareContent(fault, tell) }
        case .countUsage(let event, let subject):
            let outbox = outbox
            inBackground { outbox.count(event, subject) }
        case .submit(let content, let unit, let phone):
            let outbox = outbox
            answer { .submitted(content, outbox.submit(content, unit: unit, phone: phone)) }
        case .askProgress(let code):
            let outbox = outbox
            answer { .progress(code, outbox.ask(code)) }
        case .lookAtProgress(let code):
            let outbox = outbox
            answer { .progress(code, outbox.question(code)) }
        case .forgetProgress:
            let outbox = outbox
            inBackground { outbox.forget() }
        case .prepareTyping: typing.prepare(report)
        case .forgetTyping: typing.close()
        case .stopSpeaking: speech = Self.hush(speaker, after: speech)
        }
    }

    /// Leaves an answer and ends the loop's sleep, from any thread.
    private var report: @Sendable (Answer) -> Void {
        let (mailbox, wake) = (mailbox, wake)
        return { answer in
            mailbox.put(answer)
            wake()
        }
    }

    private func inBackground(_ perform: @escaping @Sendable () -> Void) {
        guard let work else { return perform() }
        work.async { perform() }
    }

    private func answer(_ make: @escaping @Sendable () -> Answer) {
        guard let work else { return mailbox.put(make()) }
        let (mailbox, wake) = (mailbox, wake)
        work.async {
            mailbox.put(make())
            wake()
        }
    }

    /// Answers that come one after the other.
    private func answer(_ make: @escaping @Sendable (_ tell: @escaping (Answer) -> Void) -> Answer) {
        let (mailbox, wake) = (mailbox, wake)
        answer {
            make { note in
                mailbox.put(note)
                wake()
            }
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
