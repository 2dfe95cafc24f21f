/// How much of a flow chart is shown: all of it by numbers, or its words in three sizes.
public struct FlowZoom: Hashable, Sendable {
    /// What a button does.
    public enum Change: Hashable, Sendable, CaseIterable {
        /// One step larger.
        case enlarge
        /// One step smaller.
        case shrink
    }

    /// Factors on the text; below the first one only numbers are shown.
    static let scales = [1.0, 1.35, 1.7]

    /// -1 for the overview.
    private(set) var step = 0

    var isOverview: Bool { step < 0 }
    var scale: Double { Self.scales[max(0, step)] }

    mutating func take(_ change: Change) {
        switch change {
        case .enlarge: step = min(step + 1, Self.scales.count - 1)
        case .shrink: step = max(step - 1, -1)
        }
    }

    /// Whether a change would show anything else.
    func allows(_ change: Change) -> Bool {
        var changed = self
        changed.take(change)
        return changed != self
    }
}
