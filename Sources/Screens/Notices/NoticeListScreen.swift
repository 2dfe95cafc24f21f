import Content
import Interface
import Store

/// Notices, pinned ones first.
struct NoticeListScreen: Screen {
    let notices: [ItemSummary]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        return context.listPage(head: [context.pageTitle(strings(.notices))], count: notices.count) { index in
            let notice = notices[index]
            let isPinned = notice.pinUntil.map { $0 >= context.today } ?? false
            return context.row(
                strings.title(notice.title, english: notice.titleEnglish),
                subtitle: [strings.recent(notice.published, today: context.today), notice.summary]
                    .compactMap { $0 }.joined(separator: " · "),
                leading: mark(notice.level, isPinned, context), titleFont: context.theme.font(.bodyStrong),
                action: .open(.item(notice.id)))
        }
    }

    private func mark(_ level: NoticeLevel?, _ isPinned: Bool, _ context: ScreenContext) -> View<Action>? {
        let palette = context.palette
        switch level {
        case .urgent: return context.badge(context.strings(.urgent), fill: palette.primary, color: palette.onPrimary)
        case .important:
            return context.badge(context.strings(.important), fill: palette.primary, color: palette.onPrimary)
        default: return isPinned ? context.badge(context.strings(.pinned)) : nil
        }
    }
}
