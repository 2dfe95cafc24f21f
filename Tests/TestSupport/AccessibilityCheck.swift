import Interface

/// Something on a screen that keeps a person from seeing, reading or touching it.
public enum AccessibilityProblem: Hashable, Sendable {
    /// Text and what is painted beneath it are too alike (WCAG 2.1, 1.4.6: 7:1).
    case lowContrast(String, ratio: Double)
    /// An icon and what is painted beneath it are too alike (WCAG 2.1, 1.4.11: 3:1).
    case faintIcon(String, ratio: Double)
    /// Text smaller than 28 units times the text scale.
    case smallText(String, size: Double)
    /// A control smaller than 96 units in one direction.
    case smallTarget(String, width: Double, height: Double)
    /// Two controls less than 8 units apart.
    case crowded(String, String, gap: Double)
    /// Text runs out of its clip, or out of the control that it names.
    case cutText(String)
    /// Text ended by … because it had no room.
    case shortened(String)
    /// Something is painted over a text.
    case covered(String)
    /// Two texts lie upon each other.
    case overlapping(String, String)
    /// A word or number is broken in the middle.
    case brokenWord(String)
    /// A text is drawn that reading aloud and scripts do not know.
    case unread(String)
    /// The second text is read after the first although it stands before it.
    case outOfOrder(String, String)
    /// A control without a name.
    case nameless(String)
    /// A control that every page must have is not there.
    case missingControl(String)
    /// With low reach, a control in the upper part of the screen.
    case outOfReach(String, top: Double)
}

/// Looks for what keeps people from using a screen, in its display list and frame.
public struct AccessibilityCheck: Sendable {
    /// Room for the screen in logical units.
    public var viewport: Size
    /// Factor on all text.
    public var textScale = 1.0
    /// Controls that must be there, by name.
    public var required: [String] = []
    /// Whether everything that can be touched must lie in the lower 60 %.
    public var isLowReach = false

    /// A check for one screen.
    public init(viewport: Size) { self.viewport = viewport }

    /// Everything that is wrong with a frame.
    public func problems<Action>(in frame: Frame<Action>) -> [AccessibilityProblem] {
        let runs = textRuns(frame)
        return painting(frame, runs) + text(frame, runs) + order(frame, runs) + targets(frame, runs)
    }

    struct Run {
        let index: Int
        let text: String
        let font: Font
        let color: Color
        let baseline: Double
        /// What the glyphs take up, cut or not.
        let bounds: Rect
        let clip: Rect
        var visible: Rect { bounds.intersection(clip) }
        /// The height of the letters without the space between lines.
        var letters: Rect {
            let spare = max(0, (bounds.size.height - font.size) / 2)
            return bounds.inset(by: Insets(vertical: spare)).intersection(clip)
        }
    }

    private func textRuns<Action>(_ frame: Frame<Action>) -> [Run] {
        frame.list.items.enumerated().compactMap { index, item in
            guard !frame.behind.contains(where: { $0.contains(index) }) else { return nil }
            guard case .text(let text, let font, let color, let baseline, let bounds) = item.command else { return nil }
            // The display list allows glyphs four units beyond their advances.
            let run = Run(
                index: index, text: text, font: font, color: color, baseline: baseline.y,
                bounds: bounds.inset(by: Insets(horizontal: 4)), clip: item.clip)
            return run.visible.isEmpty ? nil : run
        }
    }

    /// Whether content scrolls in and out at a height.
    func isScrollEdge<Action>(_ y: Double, _ x: Double, _ frame: Frame<Action>) -> Bool {
        frame.scrolls.contains { scroll in
            x >= scroll.viewport.minX && x <= scroll.viewport.maxX
                && (abs(scroll.viewport.minY - y) < 8 || abs(scroll.viewport.maxY - y) < 8)
        }
    }
}
