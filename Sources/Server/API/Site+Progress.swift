import Content
import GRDB
import Participation

extension Site {
    /// What a code stands for. Of merged matters the answer is the main one's.
    func progress(_ db: Database, _ code: ReceiptCode) throws -> ProgressReport {
        let matters = try MatterStore.matters(db, code: code)
        return ProgressReport(
            code: code,
            matters: try matters.map { matter in
                // A main one may have been merged itself; merging needs an open target, so there are no circles.
                var main = matter
                while let next = try main.merged.flatMap({ try MatterStore.matter(db, number: $0) }) { main = next }
                return progress(of: matter, answeredAs: main, withPrivateAnswer: matters.count == 1)
            })
    }

    private func progress(of matter: Matter, answeredAs main: Matter, withPrivateAnswer: Bool) -> MatterProgress {
        let isTold = main.state == .published || withPrivateAnswer
        let isAnswered = main.state.isClosed
        return MatterProgress(
            kind: matter.kind, state: main.state.progress, received: clock.day(matter.asked), due: main.due,
            daysLeft: isAnswered ? nil : main.due.map { workflow.calendar.workingDays(from: clock.today, to: $0) },
            office: main.office,
            answer: isAnswered && isTold ? [main.answer, main.basis].compactMap { $0 }.joined(separator: "\n") : nil,
            answered: main.answered.map(clock.day))
    }
}
