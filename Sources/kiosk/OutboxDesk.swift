import Content
import Foundation
import Participation
import Screens
import Store
import Synchronization

/// What citizens send, in `visits.sqlite`, which is opened when it is first needed. The network is not here:
/// `kiosk-sync` sends what waits.
final class OutboxDesk: Sendable {
    private let path: String
    private let outbox = Mutex<Outbox?>(nil)

    init(state: StateDirectory) { path = state.visits }

    /// Puts a submission on the disk; it is there when this returns.
    func submit(_ content: Submission.Content, unit: UnitID, phone: PhoneNumber?) -> SubmitOutcome {
        let submission = Submission(content, unit: unit, phone: phone, at: Self.now)
        do {
            try opened().add(submission)
            return .received(submission.code)
        } catch {
            EffectDesk.log("\(error)")
            return .refused(error)
        }
    }

    /// Leaves a question for `kiosk-sync`.
    func ask(_ code: ReceiptCode) -> ProgressQuestion {
        attempt { try $0.ask(code, at: Self.now) }
        return .open
    }

    /// Whether `kiosk-sync` has brought an answer.
    func question(_ code: ReceiptCode) -> ProgressQuestion {
        attempt { try $0.question(code) } ?? .notAsked
    }

    /// Counts within this hour. A search that may tell who typed it is not counted.
    func count(_ event: UsageCount.Event, _ subject: String) {
        guard let count = UsageCount(event, subject, hour: Self.now / 3600) else { return }
        attempt { try $0.count(count) }
    }

    /// Forgets what was asked, at the end of a visit.
    func forget() { attempt { try $0.forgetQuestions() } }

    private static var now: Int { Int(Date().timeIntervalSince1970) }

    @discardableResult
    private func attempt<Value>(_ work: (Outbox) throws -> Value) -> Value? {
        do {
            return try work(try opened())
        } catch {
            EffectDesk.log("\(error)")  // The screen says that nothing is known.
            return nil
        }
    }

    private func opened() throws(ParticipationError) -> Outbox {
        try outbox.withLock { (outbox) throws(ParticipationError) in
            if let outbox { return outbox }
            let opened = try Outbox(path: path)
            outbox = opened
            return opened
        }
    }
}
