import Content
import Interface

/// When a visit begins and ends: the question, the countdown, the idle screen.
extension KioskApp {
    /// Rings move so often while the countdown runs.
    private static let countdownStep: Milliseconds = 250

    private var questionAt: Milliseconds { lastActivity + settings.visitTimeout }
    private var visitEnd: Milliseconds { questionAt + settings.visitCountdown }
    /// Staff are not asked: what they left open closes.
    private var asksFirst: Bool { !session.maintenance.isOpen }

    /// Milliseconds left to answer the question; nil while nobody is asked.
    var questionLeft: Milliseconds? {
        attract == nil && asksFirst && now >= questionAt ? max(0, visitEnd - now) : nil
    }

    /// The next minute, the question, the countdown, or the next slide.
    func wake() -> Milliseconds {
        if let attract { return attract.end }
        if questionLeft != nil { return min(visitEnd, now + Self.countdownStep) }
        let minute = now + Milliseconds(60 - clock(now).second % 60) * 1000
        return min(
            minute, questionAt, sentenceEnd ?? minute, progressLook ?? minute, session.maintenance.nextLook ?? minute)
    }

    /// Lets a visit end and slides change. However long the machine slept, there is one step to make.
    mutating func advanceVisit() {
        if let attract {
            if now >= attract.end { showNextSlide() }
        } else if now >= (asksFirst ? visitEnd : questionAt) {
            startAttract()
        }
    }

    /// Wipes everything that the visit did, and plays slides until somebody comes.
    mutating func startAttract() {
        noteSearchLeft()
        startVisit()
        attract = AttractState(slides: readSlides(), since: now)
    }

    private mutating func showNextSlide() {
        guard var next = attract else { return }
        next.index += 1
        next.since = now
        // After a round everything is read anew: content, dates and hours have moved on.
        if next.index >= next.slides.count { next = AttractState(slides: readSlides(), since: now) }
        attract = next
    }

    private mutating func readSlides() -> [AttractSlide] {
        let strings = Strings(language: settings.language)
        do {
            return try content.reading { snapshot in
                try AttractLoader(
                    content: snapshot, time: clock(now), strings: strings, seconds: settings.attractSeconds
                ).slides()
            }
        } catch {
            effects.append(.report(page: "attract", reason: "\(error)"))
            return [AttractLoader.fallback(strings, seconds: settings.attractSeconds)]
        }
    }

    mutating func reduce(_ action: VisitAction) {
        switch action {
        // Any touch has done it already; these are what the buttons say.
        case .keep, .wake: break
        }
    }
}
