/// Steps and the ways between them, laid out from top to bottom, each lane a column of its own.
public struct Diagram<Action> {
    /// The outline of a step.
    public enum Outline: Hashable, Sendable {
        /// Where a flow begins or ends.
        case round
        /// Something is done.
        case square
        /// Something is decided.
        case chamfered
    }

    /// One step.
    public struct Step {
        /// Its number, by which texts name it.
        public var number: String
        /// What happens.
        public var title: String
        /// How long it takes, a word or two; empty when not said.
        public var time: String
        /// Whether it carries the sign for a risk.
        public var isRisky: Bool
        /// Its outline.
        public var outline: Outline
        /// The lane that it stands in, by number.
        public var lane: Int
        /// Everything about it, for reading aloud. It holds the number, the title and the time as they are shown.
        public var reading: StyledText
        /// What a touch opens.
        public var action: Action?

        /// A step.
        public init(
            number: String, title: String, time: String, isRisky: Bool, outline: Outline, lane: Int,
            reading: StyledText, action: Action?
        ) {
            self.number = number
            self.title = title
            self.time = time
            self.isRisky = isRisky
            self.outline = outline
            self.lane = lane
            self.reading = reading
            self.action = action
        }
    }

    /// A way from one step to another, by their numbers in the list.
    public struct Way: Hashable, Sendable {
        /// Where it begins.
        public var from: Int
        /// Where it leads.
        public var to: Int
        /// When it is taken; empty when always.
        public var label: String

        /// A way.
        public init(from: Int, to: Int, label: String) {
            self.from = from
            self.to = to
            self.label = label
        }
    }

    /// Which part of the diagram is shown: names of lanes may stay while the steps scroll.
    public enum Part: Hashable, Sendable {
        /// The names of the lanes.
        case lanes
        /// The steps and ways.
        case steps
    }

    /// Colours and type.
    public struct Style: Hashable, Sendable {
        /// Of all text.
        public var font: Font
        /// Text, lines and borders.
        public var ink: Color
        /// Ways that lead back, and times.
        public var soft: Color
        /// Between lanes.
        public var line: Color
        /// Behind steps.
        public var card: Color
        /// Behind every other lane.
        public var ground: Color
        /// Behind the lanes between.
        public var wash: Color
        /// Border of decisions.
        public var accent: Color
        /// Signs of risks, and what is written on them.
        public var alarm: Color
        /// On a sign of a risk.
        public var onAlarm: Color
        /// Behind the step that is being read aloud.
        public var mark: Color

        /// A style.
        public init(
            font: Font, ink: Color, soft: Color, line: Color, card: Color, ground: Color, wash: Color, accent: Color,
            alarm: Color, onAlarm: Color, mark: Color
        ) {
            self.font = font
            self.ink = ink
            self.soft = soft
            self.line = line
            self.card = card
            self.ground = ground
            self.wash = wash
            self.accent = accent
            self.alarm = alarm
            self.onAlarm = onAlarm
            self.mark = mark
        }
    }

    /// Names of the lanes.
    public var lanes: [String]
    /// The steps.
    public var steps: [Step]
    /// The ways between them; those that name no step are left out.
    public var ways: [Way]
    /// Colours and type.
    public var style: Style
    /// Which part is shown.
    public var part: Part
    /// Shows only the numbers of the steps, so that the whole flow is in sight; then nothing can be touched.
    public var isOverview: Bool

    /// A diagram.
    public init(
        lanes: [String], steps: [Step], ways: [Way], style: Style, part: Part = .steps, isOverview: Bool = false
    ) {
        self.lanes = lanes
        self.steps = steps.map { step in
            var step = step
            step.lane = min(max(0, step.lane), max(0, lanes.count - 1))
            return step
        }
        self.ways = ways.filter { steps.indices.contains($0.from) && steps.indices.contains($0.to) }
        self.style = style
        self.part = part
        self.isOverview = isOverview
    }

    func rewritten(by rewriter: inout some ViewRewriter<Action>) -> Diagram {
        var diagram = self
        for index in lanes.indices {
            // Names of lanes are read with the steps that stand in them.
            diagram.lanes[index] = rewriter.description(lanes[index])
        }
        for index in steps.indices {
            diagram.steps[index].number = rewriter.description(steps[index].number)
            diagram.steps[index].title = rewriter.description(steps[index].title)
            diagram.steps[index].time = rewriter.description(steps[index].time)
            if part == .steps { diagram.steps[index].reading = rewriter.text(steps[index].reading) }
        }
        for index in ways.indices { diagram.ways[index].label = rewriter.description(ways[index].label) }
        return diagram
    }
}
