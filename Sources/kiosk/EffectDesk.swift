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
    private let wake: @Sendable () -> Void
    private let door: MaintenanceDoor
    private let printing: PrintService
    private let machine: MachineReport

    /// - Parameter isSynchronous: performs everything at once.
    init(
        door: MaintenanceDoor, printing: PrintService, machine: MachineReport, isSynchronous: Bool,
        wake: @escaping @Sendable () -> Void = {}
    ) {
        self.door = door
        self.printing = printing
        self.machine = machine
        self.wake = wake
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
        case .report(let page, let reason): Log.warn("\(page): \(reason)")
        case .print(let wish, let document, let footer):
            answer { .printing(printing.run(wish, document, footer: footer)) }
        case .knock(let second): answer { .door(door.knock(at: second)) }
        case .checkPIN(let pin, let second): answer { .door(door.check(pin, at: second)) }
        case .lookAtMachine: answer { .machine(machine.look()) }
        case .restart:
            Log.warn("restart asked for in maintenance")
            wantsRestart = true
        }
    }

    private func answer(_ make: @escaping @Sendable () -> Answer) {
        guard let work else { return mailbox.put(make()) }
        let (mailbox, wake) = (mailbox, wake)
        work.async {
            mailbox.put(make())
            wake()
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

/// One line on standard error, which the system's journal keeps.
enum Log {
    static func warn(_ text: String) { FileHandle.standardError.write(Data("kiosk: \(text)\n".utf8)) }
}
