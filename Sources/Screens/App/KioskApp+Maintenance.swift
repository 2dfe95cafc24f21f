import Content
import Interface

/// The door for staff and what lies behind it.
extension KioskApp {
    mutating func reduce(_ action: MaintenanceAction) {
        switch action {
        case .knock:
            guard session.page.route != .maintenance else { return }
            session.card = nil
            push(.maintenance)
            effects.append(.knock(at: wallSecond))
        case .digit(let digit):
            guard canType, session.maintenance.typed.count < MaintenanceState.mostDigits else { return }
            session.maintenance.typed += "\(digit)"
        case .erase: if canType { session.maintenance.typed = String(session.maintenance.typed.dropLast()) }
        case .enter:
            guard canType, !session.maintenance.typed.isEmpty else { return }
            effects.append(.checkPIN(session.maintenance.typed, at: wallSecond))
            session.maintenance.typed = ""
            session.maintenance.isChecking = true
        default: if session.maintenance.isOpen { reduceInside(action) }
        }
    }

    private var canType: Bool {
        session.page.route == .maintenance && !session.maintenance.isOpen && !session.maintenance.isChecking
    }

    private func next(_ test: MaintenanceTest?) -> MaintenanceTest? {
        guard case .colors(let index)? = test, index + 1 < MaintenanceTestView.colors.count else { return nil }
        return .colors(index + 1)
    }

    private mutating func reduceInside(_ action: MaintenanceAction) {
        switch action {
        case .test(let test):
            session.maintenance.test = test
            session.maintenance.cells = []
            session.maintenance.trail = []
        case .nextColor: session.maintenance.test = next(session.maintenance.test)
        case .look: effects.append(.lookAtMachine)
        case .restart: effects.append(.restart)
        case .sync(let wish): effects.append(.wish(wish))
        case .leave: startAttract()
        case .knock, .digit, .erase, .enter: break
        }
    }

    /// Seconds of the wall clock, for a lock that outlives a restart.
    private var wallSecond: Int {
        let time = clock(now)
        return time.day.ordinal * 86_400 + time.second
    }

    mutating func receive(_ answer: DoorAnswer) {
        // Whoever knocked may have gone; a late answer opens nothing.
        guard session.page.route == .maintenance, !session.maintenance.isOpen else { return }
        if answer == .open, !session.maintenance.isChecking { return }
        session.maintenance.isChecking = false
        session.maintenance.answer = answer
        guard answer == .open else { return }
        session.maintenance.isOpen = true
        effects.append(.lookAtMachine)
    }

    /// What the machine is like; on a kiosk with sync it is looked at again and again while staff watch.
    mutating func receive(_ facts: MachineFacts) {
        guard session.maintenance.isOpen else { return }
        session.maintenance.facts = facts
        session.maintenance.nextLook = facts.syncing == nil ? nil : now + MaintenanceState.lookEvery
    }

    mutating func lookAgain() {
        guard session.maintenance.isOpen, let next = session.maintenance.nextLook, now >= next else { return }
        // The next look is due when this one has been answered.
        session.maintenance.nextLook = nil
        effects.append(.lookAtMachine)
    }

    /// Draws where a finger is during the touch test.
    public mutating func touch(at point: Point, in viewport: Size) -> Bool {
        guard session.maintenance.isOpen, session.maintenance.test == .touch else { return false }
        session.maintenance.trail.append(point)
        if session.maintenance.trail.count > MaintenanceState.trailLength { session.maintenance.trail.removeFirst() }
        let cell = MaintenanceTestView.cell(at: point, in: viewport, textScale: session.theme.textScale)
        if let cell { session.maintenance.cells.insert(cell) }
        return true
    }
}
