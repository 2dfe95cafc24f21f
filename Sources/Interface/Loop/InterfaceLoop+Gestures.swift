/// One finger at a time: tapping, holding, dragging.
extension InterfaceLoop {
    func press(_ pointer: Int64, _ point: Point, _ time: Milliseconds) {
        contacts.down(pointer, at: time)
        if contacts.isPalm {
            if case .dragging(let id) = gesture?.phase { release(id, velocity: 0, at: time) }
            gesture?.phase = .lost
            layoutChanged()
            return
        }
        // A finger whose lifting was never reported must not lock the screen.
        if let current = gesture, current.pointer == pointer || !contacts.contains(current.pointer) {
            cancel(current.pointer)
        }
        contacts.down(pointer, at: time)
        rollOver()
        guard gesture == nil else { return }
        refreshFrame()
        interruptTransition()
        let wasMoving = motion.map { frame.scroll(at: point)?.id == $0.scroll } ?? false
        motion = nil
        // A touch that stops a moving list does not tap what happens to lie under it, and the second half of a double tap
        // was meant for the page before.
        let isSwallowed = wasMoving || doubleTaps.swallows(point, at: time)
        var begun = Gesture(
            pointer: pointer, at: point, time: time, target: isSwallowed ? nil : frame.target(at: point))
        begun.hold = frame.hold(at: point).map { ($0.effect, time + $0.after, $0.every) }
        gesture = begun
        noteActivity(at: time)
    }

    /// The next finger comes down while the one before still rests on a key: that key is tapped.
    private func rollOver() {
        guard let current = gesture, case .pressing(let target?) = current.phase, target.isKey else { return }
        endGesture()
        if !current.hasFired { perform(target.effect, at: current.start) }
    }

    func move(_ pointer: Int64, _ point: Point, _ time: Milliseconds) {
        contacts.moved(pointer, at: time)
        guard var current = gesture, current.pointer == pointer else { return }
        let before = current.last
        current.move(to: point, at: time)
        switch current.phase {
        case .pressing where point.distance(to: current.start) > Gesture<Program.Action>.slop:
            refreshFrame()
            if let region = frame.pan(at: current.start) {
                current.phase = .panning(region)
                pan(region, from: current.start, to: point)
            } else if let region = frame.scroll(at: current.start), region.maximumOffset > 0 {
                current.phase = .dragging(region.id)
                drag(region.id, by: current.start.y - point.y, residue: &current.residue)
            } else {
                current.phase = .lost
            }
            layoutChanged()
        case .dragging(let id): drag(id, by: before.y - point.y, residue: &current.residue)
        case .panning(let region): pan(region, from: before, to: point)
        case .pressing, .lost: break
        }
        gesture = current
    }

    private func pan(_ region: PanRegion<Program.Action>, from start: Point, to end: Point) {
        guard start != end else { return }
        perform(.action(region.action(Point(x: end.x - start.x, y: end.y - start.y))), at: end)
    }

    func lift(_ pointer: Int64, _ point: Point, _ time: Milliseconds) {
        contacts.up(pointer)
        guard let current = gesture, current.pointer == pointer else { return }
        move(pointer, point, time)
        advanceGesture(to: time)
        let ended = gesture ?? current
        endGesture()
        noteActivity(at: time)
        switch ended.phase {
        case .pressing(let target):
            if let target, !ended.hasFired { perform(target.effect, at: point) }
        case .dragging(let id): release(id, velocity: ended.velocity(at: time), at: time)
        case .panning, .lost: break
        }
    }

    /// The system takes a finger away.
    func cancel(_ pointer: Int64) {
        contacts.up(pointer)
        guard let current = gesture, current.pointer == pointer else { return }
        endGesture()
        if case .dragging(let id) = current.phase { release(id, velocity: 0, at: now) }
    }

    private func endGesture() {
        gesture = nil
        layoutChanged()
    }

    /// A finger that rests too long is no tap; one that rests long enough on something to hold fires it.
    func advanceGesture(to time: Milliseconds) {
        guard var current = gesture, case .pressing(let target) = current.phase else { return }
        if let hold = current.hold, time >= hold.at {
            current.hasFired = true
            // After a pause, such as a suspended machine, a key repeats once and goes on from there.
            if let every = hold.every { current.hold?.at = time + every } else { current.phase = .lost }
            gesture = current
            noteActivity(at: time)
            perform(hold.effect, at: current.start)
        } else if let target, target.held == nil, time - current.startedAt >= Gesture<Program.Action>.longestTap {
            current.phase = .pressing(nil)
            gesture = current
            layoutChanged()
        }
    }
}
