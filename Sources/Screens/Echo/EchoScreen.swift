import Content
import Interface

/// Questions of citizens and their public answers.
struct EchoScreen: Screen {
    let replies: [(item: Item, reply: Reply)]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let answered = replies.count { $0.reply.answered != nil }
        let late = replies.count { $0.reply.answered == nil && $0.reply.due < context.today }
        let head: [View<Action>] = [
            View.column(spacing: 8, [context.pageTitle(strings(.echo)), context.secondary(strings(.echoIntro))]),
            context.figures([
                ("\(replies.count)", strings(.asked), context.palette.primary),
                ("\(answered)", strings(.answered), context.palette.good),
                (averageDays, strings(.averageDays), context.palette.ink),
                ("\(late)", strings(.overdue), context.palette.alarm),
            ]),
        ]
        let list = context.listPage(head: head, count: replies.count, estimatedHeight: 200) { index in
            row(replies[index].item, replies[index].reply, context)
        }
        guard context.participates else { return list }
        return context.withActions(
            list, [context.bigButton(strings(.askTopic), icon: "topic", isMain: true, action: .open(.subject))])
    }

    /// Days from question to answer with one decimal; a dash while nothing is answered.
    private var averageDays: String {
        let days = replies.compactMap { entry in entry.reply.answered.map { $0 - entry.reply.asked } }
        guard !days.isEmpty else { return "–" }
        let tenths = (days.reduce(0, +) * 10 + days.count / 2) / days.count
        return "\(tenths / 10).\(tenths % 10)"
    }

    private func row(_ item: Item, _ reply: Reply, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let left = reply.due - context.today
        let state: String
        if let answered = reply.answered {
            state = "\(reply.office) · \(strings(.answeredOn, strings.date(answered)))"
        } else {
            let days = left >= 0 ? strings(.daysLeft, "\(left)") : strings(.overdueDays, "\(-left)")
            state = "\(reply.office) · \(strings(.dueOn, strings.date(reply.due))) · \(days)"
        }
        return View.column(
            spacing: 12,
            [
                View.row(
                    spacing: 20,
                    [
                        context.replyState(reply),
                        View.text(item.title, context.theme.font(.bodyStrong), context.palette.ink).flexible(),
                    ]),
                context.secondary(state),
            ] + (item.summary.map { [context.body($0)] } ?? []) + time(reply, context)
        ).padding(Insets(horizontal: 36, vertical: 28)).button(item.title, action: .open(.item(item.id)))
    }

    /// How much of its time an open question has used up.
    private func time(_ reply: Reply, _ context: ScreenContext) -> [View<Action>] {
        guard reply.answered == nil, reply.due >= context.today else { return [] }
        let used = (context.today - reply.asked) * 100 / max(1, reply.due - reply.asked)
        return [context.progress(min(100, max(0, used)), color: context.palette.tiles[3])]
    }
}
