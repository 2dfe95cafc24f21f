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
                ("\(replies.count - answered - late)", strings(.open), context.palette.ink),
                ("\(late)", strings(.overdue), context.palette.alarm),
            ]),
        ]
        return context.listPage(head: head, count: replies.count, estimatedHeight: 200) { index in
            row(replies[index].item, replies[index].reply, context)
        }
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
            ] + (item.summary.map { [context.body($0)] } ?? [])
        ).padding(Insets(horizontal: 36, vertical: 28)).button(item.title, action: .open(.item(item.id)))
    }
}
