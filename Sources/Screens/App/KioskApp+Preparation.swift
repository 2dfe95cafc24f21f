import Store

/// Content that is being made readable: every page stays in use meanwhile, and comes by itself when it can.
extension KioskApp {
    /// The page that stands for one whose content is missing or damaged, while that is being mended; nil when the
    /// error is another one. Staff come in all the same.
    mutating func screen(for route: Route, insteadOf error: any Error) -> (any Screen)? {
        let fault: ContentFault
        switch error as? StoreError {
        case .empty: fault = .missing
        case .damaged: fault = .damaged
        default: return nil
        }
        if preparation.progress == .none {
            if preparation.attempts < Preparation.mostAttempts {
                preparation.attempts += 1
                preparation.progress = .running(percent: nil)
                effects.append(.report(page: "content", reason: "\(error)"))
                effects.append(.prepareContent(fault))
            } else {
                preparation.progress = .failed
            }
        }
        return route == .maintenance ? MaintenanceScreen(status: .unknown) : PreparingScreen()
    }

    mutating func prepare(_ answer: Answer) {
        switch answer {
        case .preparing(let percent):
            if case .running = preparation.progress { preparation.progress = .running(percent: percent) }
        case .contentUnreadable: preparation.progress = .failed
        default:
            preparation.progress = .none
            readPlaceName()
            // Pages that show something keep it; those that waited show what they were opened for.
            for index in session.pages.indices where session.pages[index].screen is PreparingScreen {
                session.pages[index].screen = screen(for: session.pages[index].route)
            }
            if attract != nil { startAttract() }
        }
    }
}
