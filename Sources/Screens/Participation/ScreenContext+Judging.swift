import Content
import Interface
import Participation

/// What a page asks of its reader: whether it was of use, and whether anything is unclear.
extension ScreenContext {
    /// 有用吗? One tap, once in a visit.
    func judging(_ item: Item) -> [View<Action>] {
        guard participates else { return [] }
        // Only a row's number can be wrong, and there is none.
        let subject = try? Subject(.item, item: item.id, title: item.title)
        let ask = buttonRow(
            [
                bigButton(
                    strings(.askTopic), icon: "topic", isMain: false, action: .open(.form(.topic, about: subject)))
            ] + rating(.item, item))
        guard judged[item.id] == nil else {
            return [panel(.column(spacing: 20, [body(strings(.receivedThanks)), ask]))]
        }
        let buttons = buttonRow([
            bigButton(strings(.useful), icon: "check", isMain: false, action: .speakUp(.useful(true, item.id))),
            bigButton(strings(.notUseful), isMain: false, action: .speakUp(.useful(false, item.id))),
        ])
        return [panel(.column(spacing: 20, [body(strings(.usefulQuestion)), buttons, ask]))]
    }

    /// 评一评: five faces for an item or a window.
    func rating(_ kind: Subject.Kind, _ item: Item) -> [View<Action>] {
        // As above.
        guard participates, let subject = try? Subject(kind, item: item.id, title: item.title) else { return [] }
        return [
            bigButton(
                strings(.rate), icon: "face-4", isMain: false, action: .open(.form(.rating, about: subject)))
        ]
    }

    /// 这个答复满意吗? Of a public answer.
    func verdict(on item: Item) -> [View<Action>] {
        guard participates else { return [] }
        guard judged[item.id] == nil else { return [panel(body(strings(.receivedThanks)))] }
        let buttons = buttonRow([
            bigButton(strings(.satisfied), icon: "check", isMain: false, action: .speakUp(.verdict(true, item.id))),
            bigButton(strings(.dissatisfied), isMain: false, action: .speakUp(.verdict(false, item.id))),
        ])
        return [
            panel(.column(spacing: 20, [body(strings(.verdictQuestion)), buttons, secondary(strings(.verdictHint))]))
        ]
    }

    /// 对这笔有疑问: a question about one row of a ledger, from 1.
    func doubt(_ ledger: ItemID, row: Int, title: String) -> [View<Action>] {
        guard participates, let subject = try? Subject(.ledgerRow, item: ledger, row: row, title: title) else {
            return []  // Rows are counted from 1, so that no subject can be wrong.
        }
        return [
            bigButton(
                strings(.doubtRow), icon: "topic", isMain: false, action: .open(.form(.topic, about: subject)))
        ]
    }
}
