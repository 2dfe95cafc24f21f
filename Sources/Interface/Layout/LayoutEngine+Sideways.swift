/// Where something that moves sideways stands, remembered between frames.
struct SidewaysState {
    /// Distance from the left of the content to the left of its room.
    var offset = 0.0
    /// Width of the room in the newest frame.
    var viewport = 0.0
    /// Width of the content in the newest frame.
    var content = 0.0

    var maximum: Double { max(0, content - viewport) }
}

extension LayoutEngine {
    /// Content as wide as it likes to be in the room that it has.
    func sidewaysBox(_ id: String, _ child: View<Action>, _ proposal: Proposal) -> Box<Action> {
        let inner = box(child, proposal)
        var state = sideways[id] ?? SidewaysState()
        state.viewport = proposal.width
        state.content = inner.size.width
        state.offset = min(max(0, state.offset), state.maximum)
        sideways[id] = state
        let content = Box<Action>.SidewaysContent(
            id: id, offset: state.offset, maximum: state.maximum, inner: inner)
        return Box(size: Size(width: proposal.width, height: inner.size.height), content: .sideways(content))
    }
}
