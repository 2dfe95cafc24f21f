extension View {
    /// Children from top to bottom.
    public static func column(
        spacing: Double = 0, alignment: CrossAlignment = .stretch, _ children: [View]
    ) -> View { .stack(.vertical, spacing: spacing, alignment: alignment, children) }

    /// Children from left to right.
    public static func row(
        spacing: Double = 0, alignment: CrossAlignment = .center, _ children: [View]
    ) -> View { .stack(.horizontal, spacing: spacing, alignment: alignment, children) }

    /// Text of one look.
    public static func text(
        _ text: String, _ font: Font, _ color: Color, alignment: TextAlignment = .leading, lineLimit: Int? = nil
    ) -> View {
        .text(
            StyledText(
                spans: [TextSpan(text, color: color)], font: font, alignment: alignment, lineLimit: lineLimit))
    }

    /// Room around.
    public func padding(_ insets: Insets) -> View { .padding(insets, self) }

    /// Background and border.
    public func box(_ decoration: Decoration) -> View { .box(decoration, self) }

    /// A fixed width, height, or a smallest height.
    public func frame(width: Double? = nil, height: Double? = nil, minHeight: Double? = nil) -> View {
        .frame(width: width, height: height, minHeight: minHeight, self)
    }

    /// Takes a share of the room that is left.
    public func flexible(_ weight: Double = 1) -> View { .flexible(weight: weight, self) }

    /// Can be tapped, or held.
    public func button(
        _ label: String, radius: Double = 0, isEnabled: Bool = true, trigger: Trigger = .tap, action: Action
    ) -> View {
        .button(Button(label, radius: radius, isEnabled: isEnabled, trigger: trigger, action: action), self)
    }

    /// Can be moved about with a finger.
    public func pan(_ action: @escaping (_ distance: Point) -> Action) -> View { .pan(action, self) }

    /// A key of a keyboard, which may do something else when it is held.
    public func key(_ label: String, radius: Double = 0, action: Action, held: Held<Action>? = nil) -> View {
        var button = Button(label, radius: radius, action: action)
        button.held = held
        button.isKey = true
        return .button(button, self)
    }

    /// Acts when a finger has rested on it for so long.
    public func holdButton(_ label: String, for length: Milliseconds, action: Action) -> View {
        .button(Button(label, trigger: .hold(length), action: action), self)
    }
}
