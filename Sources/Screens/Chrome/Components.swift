import Content
import Interface

/// The pieces that screens are made of.
extension ScreenContext {
    // MARK: Text

    /// As large as the type scale says, unless its longest word has no room for that.
    func pageTitle(_ text: String, role: TypeRole = .page) -> View<Action> {
        var font = theme.font(role)
        let widest = Self.widestWord(text, font) * 1.08
        if widest > headWidth { font.size = max(28 * theme.textScale, (font.size * headWidth / widest).rounded(.down)) }
        return .text(text, font, palette.ink)
    }

    func secondary(_ text: String, lineLimit: Int? = nil) -> View<Action> {
        .text(text, theme.font(.secondary), palette.soft, lineLimit: lineLimit)
    }

    func body(_ text: String) -> View<Action> { .text(text, theme.font(.body), palette.ink) }

    /// Whether what usually stands at the right of a row stands below it: with large text.
    var stacks: Bool { theme.textScale > 1.3 }

    /// A badge on a line of its own.
    func badgeLine(_ badge: View<Action>) -> View<Action> {
        View.row([badge, .spacer]).padding(Insets(top: 8))
    }

    func sectionTitle(_ text: String) -> View<Action> {
        .row(
            spacing: 16,
            [
                View.empty.frame(width: 10, height: 40 * theme.textScale).box(
                    Decoration(fill: palette.primary, radius: 5)),
                View.text(text, theme.font(.section), palette.ink).flexible(),
            ]
        ).padding(Insets(top: 24, bottom: 4))
    }

    // MARK: Cards

    var cardDecoration: Decoration {
        Decoration(fill: palette.card, border: palette.line, radius: Theme.radius)
    }

    var hairline: View<Action> { View.empty.frame(height: 2).box(Decoration(fill: palette.line)) }

    /// Room above and below a row, so that what can be tapped lies 8 units apart with a hairline between.
    var rowGap: Insets { Insets(vertical: 3) }

    /// The box before something that can be ticked.
    func tickBox(isOn: Bool) -> View<Action> {
        let mark: View<Action> = isOn ? .icon("check", size: 36, color: palette.onGood) : .empty
        return mark.padding(Insets(all: 8)).frame(width: 52, height: 52).box(
            Decoration(
                fill: isOn ? palette.good : palette.card, border: isOn ? palette.good : palette.soft, borderWidth: 4,
                radius: 10))
    }

    /// Rows with hairlines between them, in one card.
    func card(_ rows: [View<Action>]) -> View<Action> {
        let parts = rows.enumerated().flatMap { index, row in
            index == 0 ? [row.padding(rowGap)] : [hairline, row.padding(rowGap)]
        }
        return View.column(parts).box(cardDecoration)
    }

    /// A card around one view with room inside.
    func panel(_ view: View<Action>) -> View<Action> {
        view.padding(Insets(horizontal: 36, vertical: 28)).box(cardDecoration)
    }

    /// Title, text under it, something at the right, and where it leads.
    ///
    /// - Parameter note: what is wrong with it, below the text.
    func row(
        _ title: String, subtitle: String?, trailing: View<Action>? = nil, leading: View<Action>? = nil,
        note: String? = nil, titleFont: Font? = nil, action: Action?
    ) -> View<Action> {
        let texts =
            [View<Action>.text(title, titleFont ?? theme.font(.listTitle), palette.ink)]
            + (subtitle.map { $0.isEmpty ? [] : [secondary($0)] } ?? [])
            + (note.map { [.text($0, theme.font(.secondaryStrong), palette.alarm)] } ?? [])
            + (stacks ? trailing.map { [badgeLine($0)] } ?? [] : [])
        var parts: [View<Action>] = []
        if let leading { parts.append(leading) }
        parts.append(View.column(spacing: 2, texts).flexible())
        if let trailing, !stacks { parts.append(trailing) }
        if action != nil { parts.append(.icon("chevron", size: 40, color: palette.ink)) }
        let row = View.row(spacing: 24, parts).padding(Insets(horizontal: 36, vertical: 24)).frame(minHeight: 120)
        guard let action else { return row }
        return row.button(title, action: action)
    }

    /// A name and its value, side by side while they fit.
    func fact(_ name: String, _ value: String) -> View<Action> {
        let label = View<Action>.text(name, theme.font(.body), palette.soft)
        let room = Insets(horizontal: 36, vertical: 20)
        // Large text in a narrow column leaves no room for an amount beside its name.
        guard !splits || theme.textScale < 1.2 else {
            return View.column(spacing: 4, [label, body(value)]).padding(room)
        }
        let width = 200 * theme.textScale
        let left = min(headWidth, mainWidth) - width - 96
        let words = Self.widestWord(value, theme.font(.body)) * 1.08
        guard words <= left else {
            return View.column(
                spacing: 4, [View.text(name, theme.font(.body), palette.soft), body(value)]
            ).padding(Insets(horizontal: 36, vertical: 20))
        }
        return View.row(
            spacing: 24, alignment: .start, [label.frame(width: width), body(value).flexible()]
        ).padding(room)
    }

    func facts(_ pairs: [(String, String?)]) -> View<Action>? {
        let rows = pairs.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : fact(name, $0) }
        }
        return rows.isEmpty ? nil : card(rows)
    }

    /// Figures in columns, as at the top of a guide.
    func figures(_ values: [(value: String, label: String, color: Color)]) -> View<Action> {
        let cells = values.map { entry in
            View<Action>.column(
                spacing: 4,
                [
                    .text(entry.value, theme.font(.figure), entry.color, alignment: .center),
                    .text(entry.label, theme.font(.secondary), palette.soft, alignment: .center),
                ]
            ).padding(Insets(horizontal: 12, vertical: 24)).flexible()
        }
        let rule = View<Action>.empty.frame(width: 2).box(Decoration(fill: palette.line))
        let parts = cells.enumerated().flatMap { index, cell in index == 0 ? [cell] : [rule, cell] }
        let columns = figureColumns(values.map { ($0.value, $0.label) })
        if columns < values.count {
            return .column(
                spacing: 16,
                stride(from: 0, to: values.count, by: columns).map { start in
                    figures(Array(values[start..<min(start + columns, values.count)]))
                })
        }
        return View.row(alignment: .stretch, parts).box(cardDecoration)
    }

    /// As many figures side by side as their widest word or number has room for, in rows of the same length.
    private func figureColumns(_ values: [(value: String, label: String)]) -> Int {
        let widest = values.map { value, label in
            max(ChromeMetrics.estimate(value, theme.font(.figure)), Self.widestWord(label, theme.font(.secondary)))
        }
        let needed = (widest.max() ?? 0) + 32
        let fitting = (1...max(1, values.count)).last { Double($0) * needed <= headWidth } ?? 1
        let rows = (values.count + fitting - 1) / max(1, fitting)
        return (values.count + rows - 1) / max(1, rows)
    }

    /// What cannot be broken: Latin words and numbers whole, Chinese by the character pair.
    static func widestWord(_ text: String, _ font: Font) -> Double {
        text.split { $0.isWhitespace || $0 == "、" || $0 == "，" }.map { word in
            let isChinese = word.unicodeScalars.contains { $0.properties.isIdeographic }
            return isChinese && word.count > 5
                ? font.size * 4 : ChromeMetrics.estimate(String(word), font)
        }.max() ?? 0
    }

    /// As many columns as the longest word of the titles allows.
    /// - Parameter inset: what of a column's width is not there for its title.
    func columns(for titles: [String], _ font: Font, atMost most: Int, inset: Double, width: Double? = nil) -> Int {
        let needed = (titles.map { Self.widestWord($0, font) }.max() ?? 0) + inset + 28
        return max(1, min(most, Int((width ?? mainWidth) / max(1, needed))))
    }

    // MARK: Small things

    func badge(_ text: String, fill: Color? = nil, color: Color? = nil) -> View<Action> {
        View.text(text, theme.font(.secondary), color ?? palette.ink)
            .padding(Insets(horizontal: 18, vertical: 4))
            .box(Decoration(fill: fill ?? palette.wash, radius: 12))
    }

    func tag(_ kind: ItemKind) -> View<Action> {
        let index =
            switch kind {
            case .guide: 0
            case .policy: 1
            case .affair, .catalogue: 2
            case .ledger: 3
            case .notice, .slide: 4
            case .office, .window, .flow, .statistic: 5
            case .reply: 6
            }
        let text = strings.kind(kind)
        let isDark = palette == .highContrast
        return badge(text, fill: isDark ? palette.wash : palette.tiles[index], color: palette.onTile)
    }

    func chip(_ text: String, isOn: Bool, action: Action) -> View<Action> {
        let words = View<Action>.text(
            text, theme.font(isOn ? .bodyStrong : .body), isOn ? palette.onPrimary : palette.ink)
        return View.column([.spacer, words, .spacer])
            .padding(Insets(horizontal: 36, vertical: 20))
            .frame(minHeight: Theme.minimumTarget)
            .box(
                Decoration(
                    fill: isOn ? palette.primary : palette.card, border: isOn ? nil : palette.line,
                    radius: 48 * max(1, theme.textScale * 0.85))
            )
            .button(text, radius: 48, action: action)
    }

    func chips(_ chips: [View<Action>]) -> View<Action> { .wrap(spacing: 16, lineSpacing: 16, chips) }

    /// A track with its filled part, 0...100.
    func progress(_ percent: Int, color: Color) -> View<Action> {
        let filled = View<Action>.empty.frame(height: 24).box(Decoration(fill: color, radius: 12))
        return View.row([
            filled.flexible(Double(max(1, percent))),
            View.empty.frame(height: 24).flexible(Double(max(1, 100 - percent))),
        ]).box(Decoration(fill: palette.wash, radius: 12))
    }

    /// What stands where nothing is, and what to do.
    func emptyState(_ title: String, _ hint: String) -> View<Action> {
        View.column(
            spacing: 16, alignment: .center,
            [
                .icon("info", size: 88, color: palette.soft),
                .text(title, theme.font(.listTitle), palette.ink, alignment: .center),
                .text(hint, theme.font(.body), palette.soft, alignment: .center),
            ]
        ).padding(Insets(horizontal: 48, vertical: 96))
    }
}
