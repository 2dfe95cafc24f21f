/// What moves a scroll: fingers, page buttons, and what goes on when the finger has gone.
extension InterfaceLoop {
    private func maximum(of id: String) -> Double? {
        guard let state = engine.scrolls[id] else { return nil }
        return max(0, engine.contentHeights[id, default: 0] - state.viewportHeight)
    }

    /// Moves a scroll by so much, within its ends.
    func scroll(_ id: String, by amount: Double) {
        guard let maximum = maximum(of: id), var state = engine.scrolls[id] else { return }
        var residue = 0.0
        move(&state, to: min(max(0, state.offset + amount), maximum), residue: &residue)
        state.overshoot = 0
        keep(state, id)
    }

    /// Follows a finger; beyond an end only by a part of its way.
    func drag(_ id: String, by amount: Double, residue: inout Double) {
        guard let maximum = maximum(of: id), var state = engine.scrolls[id] else { return }
        let height = max(1, state.viewportHeight)
        let pull = RubberBand.pull(overshoot: state.overshoot, viewport: height)
        let wanted = state.offset + pull + amount + residue
        let inside = min(max(0, wanted), maximum)
        move(&state, to: inside, residue: &residue)
        state.overshoot = reducesMotion ? 0 : RubberBand.overshoot(pull: wanted - inside, viewport: height)
        keep(state, id)
    }

    /// The finger has gone: the content flies on, or springs back.
    func release(_ id: String, velocity: Double, at time: Milliseconds) {
        guard let state = engine.scrolls[id] else { return }
        if state.overshoot != 0 {
            motion = ScrollMotion(scroll: id, phase: .spring(velocity: 0), at: time)
        } else if abs(velocity) > 0.3 {
            let speed = min(max(-velocity, -ScrollMotion.fastest), ScrollMotion.fastest)
            motion = ScrollMotion(scroll: id, phase: .fling(velocity: speed), at: time)
        }
    }

    /// A page button: nearly one viewport, so that the last line read is still in sight.
    func turnPage(of id: String, _ direction: PageDirection) {
        if let state = engine.sideways[id] {
            return slide(id, by: (direction == .forward ? 1 : -1) * (state.viewport * 0.6).rounded())
        }
        guard let state = engine.scrolls[id] else { return }
        var distance = (direction == .forward ? 1 : -1) * (state.viewportHeight * 0.85).rounded()
        // A tap while the page still glides counts as well.
        if let moving = motion, moving.scroll == id, case .glide(let remaining) = moving.phase { distance += remaining }
        if reducesMotion {
            scroll(id, by: distance)
        } else {
            motion = ScrollMotion(scroll: id, phase: .glide(remaining: distance), at: now)
        }
    }

    /// Moves what moves sideways, within its ends.
    func slide(_ id: String, by amount: Double) {
        guard var state = engine.sideways[id] else { return }
        state.offset = min(max(0, state.offset + amount), state.maximum)
        engine.sideways[id] = state
        layoutChanged()
    }

    /// Carries on what moves by itself.
    func advanceMotion(to time: Milliseconds) {
        guard var moving = motion else { return }
        let elapsed = time - moving.at
        guard elapsed > 0 else { return }
        moving.at = time
        guard let maximum = maximum(of: moving.scroll), var state = engine.scrolls[moving.scroll] else {
            motion = nil
            return
        }
        var offset = state.offset + moving.residue
        var goesOn = true
        // After a pause, such as a suspended machine, motion goes on where it was.
        for _ in 0..<min(elapsed, 100) where goesOn {
            goesOn = moving.step(
                offset: &offset, overshoot: &state.overshoot, maximum: maximum, isElastic: !reducesMotion)
        }
        move(&state, to: offset, residue: &moving.residue)
        motion = goesOn ? moving : nil
        keep(state, moving.scroll)
    }

    /// Moves by whole pixels, except to an end; the rest is kept for the next move.
    private func move(_ state: inout ScrollState, to wanted: Double, residue: inout Double) {
        let scale = engine.grid.scale
        let step = ((wanted - state.offset) * scale).rounded() / scale
        residue = wanted - state.offset - step
        state.offset = max(0, state.offset + step)
    }

    private func keep(_ state: ScrollState, _ id: String) {
        engine.scrolls[id] = state
        layoutChanged()
    }
}
