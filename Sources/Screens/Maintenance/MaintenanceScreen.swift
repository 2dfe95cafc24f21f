import Content
import Interface
import Store

/// A keypad, and behind it what staff need at the machine.
struct MaintenanceScreen: Screen {
    let status: ContentStatus

    func body(_ context: ScreenContext) -> View<Action> {
        context.maintenance.isOpen ? panel(context) : door(context)
    }

    // MARK: Door

    private func door(_ context: ScreenContext) -> View<Action> {
        let state = context.maintenance
        let strings = context.strings
        let title = View<Action>.row(
            spacing: 20,
            [
                .icon("lock", size: 56, color: context.palette.ink),
                context.pageTitle(strings(.maintenance)).flexible(),
            ])
        let message = message(context)
        guard state.answer.takesDigits else { return context.scrollPage("maintenance", [title, message]) }
        let words = [title, message, dots(state, context)]
        guard context.isLandscape else { return context.scrollPage("maintenance", words + [keypad(state, context)]) }
        let halves = View<Action>.row(
            spacing: Theme.margin, alignment: .start,
            [View.column(spacing: 20, words).flexible(), keypad(state, context).flexible()])
        return context.scrollPage("maintenance", [halves])
    }

    /// A refusal stands on a card: alarm on bare paper has a contrast of less than 7:1.
    private func message(_ context: ScreenContext) -> View<Action> {
        let state = context.maintenance
        let isRefusal = state.answer.isRefusal && !state.isChecking
        let words = View<Action>.text(
            message(state, context.strings), context.theme.font(.bodyStrong),
            isRefusal ? context.palette.alarm : context.palette.soft, alignment: .center)
        guard isRefusal else { return words }
        return words.padding(Insets(all: 24)).box(context.cardDecoration)
    }

    private func message(_ state: MaintenanceState, _ strings: Strings) -> String {
        if state.isChecking { return strings(.pinChecking) }
        return switch state.answer {
        case .closed?: strings(.pinNotSet)
        case .locked(let seconds)?: strings(.pinLocked, "\((seconds + 59) / 60)")
        case .wrong(let left)?: strings(.pinWrong, "\(left)")
        case .ready?, .open?, nil: strings(.pinEnter)
        }
    }

    private func dots(_ state: MaintenanceState, _ context: ScreenContext) -> View<Action> {
        let dots = state.typed.map { _ in
            View<Action>.empty.frame(width: 36, height: 36).box(Decoration(fill: context.palette.ink, radius: 18))
        }
        return View.row(spacing: 20, [.spacer] + dots + [.spacer]).frame(height: 72)
    }

    private func keypad(_ state: MaintenanceState, _ context: ScreenContext) -> View<Action> {
        func key(_ label: String, isMain: Bool = false, icon: String? = nil, _ action: MaintenanceAction) -> View<
            Action
        > {
            let color = isMain ? context.palette.onPrimary : context.palette.ink
            let face =
                icon.map { View<Action>.icon($0, size: 56, color: color) }
                ?? .text(label, Font(weight: .bold, size: 48), color, alignment: .center, lineLimit: 1)
            return View.column(alignment: .center, [.spacer, face, .spacer])
                .frame(height: context.isLandscape ? 112 : 128)
                .box(
                    Decoration(
                        fill: isMain ? context.palette.primary : context.palette.card, border: context.palette.line,
                        radius: Theme.radius)
                )
                .button(label, radius: Theme.radius, isEnabled: !state.isChecking, action: .maintenance(action))
        }
        let strings = context.strings
        let keys =
            (1...9).map { key("\($0)", .digit($0)) } + [
                key(strings(.deleteKey), icon: "backspace", .erase), key("0", .digit(0)),
                key(strings(.done), isMain: true, .enter),
            ]
        let pad = View<Action>.grid(columns: 3, spacing: 20, keys)
        return View.row([.spacer, pad.frame(width: 720), .spacer])
    }

    // MARK: Panel

    private func panel(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let facts = context.maintenance.facts
        var rows: [(String, String?)] = [
            (strings(.version), facts?.version),
            (strings(.contentDate), status.newest?.description ?? strings(.noContent)),
        ]
        rows += status.units.map { unit in
            (unit.name, "\(strings(.release, "\(unit.release)")) · \(strings(.itemsCount, "\(unit.items)"))")
        }
        if !status.damagedPacks.isEmpty {
            rows.append((strings(.damagedPacks), status.damagedPacks.joined(separator: "、")))
        }
        rows.append((strings(.disk), facts.map { disk($0, strings) }))
        rows.append((strings(.network), facts.map { $0.sync ?? strings(.neverSynchronized) }))
        if let syncing = facts?.syncing { rows.append((strings(.syncNow), SyncWords(syncing, strings).doing)) }
        let tests: [(Phrase, String, MaintenanceAction)] =
            syncButtons(facts?.syncing) + [
                (.screenTest, "contrast", .test(.colors(0))), (.touchTest, "check", .test(.touch)),
                (.restartProgram, "refresh", .restart), (.leaveMaintenance, "lock", .leave),
            ]
        let buttons = tests.map { phrase, icon, action in
            context.bigButton(
                strings(phrase), icon: icon, isMain: phrase == .leaveMaintenance, action: .maintenance(action))
        }
        let columns = context.isLandscape || context.theme.textScale < 1.3 ? 2 : 1
        return context.scrollPage(
            "maintenance",
            [
                context.pageTitle(strings(.maintenance)), .grid(columns: columns, spacing: 24, buttons),
                context.facts(rows) ?? .empty,
            ])
    }

    private func syncButtons(_ syncing: SyncFacts?) -> [(Phrase, String, MaintenanceAction)] {
        guard let syncing else { return [] }
        // A stick that is being read is not offered again.
        let sticks = syncing.sticks.filter { $0 != syncing.reading }.prefix(1)
        let reads = sticks.map { (Phrase.readStick, "voucher", MaintenanceAction.sync(.read(stick: $0))) }
        let pause = (
            syncing.isPaused ? Phrase.goOnSyncing : .pauseSyncing, syncing.isPaused ? "refresh" : "pause",
            MaintenanceAction.sync(.pause(!syncing.isPaused))
        )
        return reads + [(.lookNow, "refresh", .sync(.look)), pause]
    }

    private func disk(_ facts: MachineFacts, _ strings: Strings) -> String {
        func gigabytes(_ bytes: Int64) -> String { "\(bytes / 1_000_000_000).\(bytes / 100_000_000 % 10) GB" }
        return strings(.diskFree, gigabytes(facts.freeBytes), gigabytes(facts.totalBytes))
    }
}

extension DoorAnswer? {
    /// Whether a PIN may be tried.
    fileprivate var takesDigits: Bool {
        switch self {
        case .closed?, .locked?, nil: false
        case .ready?, .wrong?, .open?: true
        }
    }

    fileprivate var isRefusal: Bool {
        switch self {
        case .locked?, .wrong?: true
        default: false
        }
    }
}
