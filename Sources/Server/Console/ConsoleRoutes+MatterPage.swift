import Content
import Foundation
import Hummingbird
import Participation

/// One matter with everything that somebody may do with it.
private struct MatterBody: Sendable {
    struct Line: Sendable {
        let at: String
        let text: String
    }

    struct Alike: Sendable {
        let number: Int
        let code: String
        let title: String
        let version: Int
    }

    struct Applicant: Sendable {
        let name: String
        let identity: String
        let contact: String
        let form: String
        let delivery: String
    }

    let number: Int
    let version: Int
    let words: String
    let question: String
    let answer: String
    let typed: String?
    let shownAnswer: String?
    let basis: String?
    let isPrivate: Bool
    let phone: String?
    let applicant: Applicant?
    let state: String
    let limit: String
    let limitClass: String
    let due: String
    let extended: String?
    let events: [Line]
    let alike: [Alike]
    let hasAlike: Bool
    let offices: [Choice]
    let usualDays: Int
    let may: May

    /// Which forms are shown.
    struct May: Sendable {
        let assign, draft, submit, sendBack, approve, publish, answerPrivately, refuse, extend, merge, reopen, urge,
            note: Bool
        let isHandOver: Bool
        let isUrged: Bool

        init(_ names: Set<String>, _ matter: Matter) {
            assign = names.contains("assign")
            draft = names.contains("draft")
            submit = names.contains("submit")
            sendBack = names.contains("send-back")
            approve = names.contains("approve")
            publish = names.contains("publish")
            answerPrivately = names.contains("answer-privately")
            refuse = names.contains("refuse")
            extend = names.contains("extend")
            merge = names.contains("merge")
            reopen = names.contains("reopen")
            urge = names.contains("urge")
            note = names.contains("note")
            isHandOver = matter.state != .received
            isUrged = matter.urged != nil
        }
    }
}

extension ConsoleRoutes {
    func matterPage(
        _ session: StaffSession, _ number: Int, notice: String = "", status: HTTPResponse.Status = .ok,
        typed: String? = nil
    ) async throws -> Response {
        let person = session.person
        let rules = site.workflow
        let found = try await site.store.read { db -> (Matter, [MatterEvent], [Matter], Int, String)? in
            guard let matter = try MatterStore.matter(db, number: number) else { return nil }
            let alike = rules.possible(matter, person).contains("merge") ? try MatterStore.alike(db, matter) : []
            let device = try DeviceStore.device(db, matter.device)?.name ?? matter.device
            return (
                matter, try MatterStore.events(db, number), alike, try MatterStore.mergedCount(db, number), device
            )
        }
        // Whether it exists is nobody's business who may not see it.
        guard let (matter, events, alike, merged, device) = found,
            person.maySee(unit: matter.unit, office: matter.office, isPrivate: matter.isPrivate)
        else { throw ServerError.notFound }
        let content = site.content
        let parts = [
            matter.kind.text, "\(content.tree.name(matter.unit)) \(device)", site.clock.stamp(matter.asked),
            matter.subject.map(Self.about),
            matter.phone == nil ? "匿名" : nil, merged > 0 ? "同问 \(merged + 1) 人" : nil,
        ]
        let body = body(matter, person, events: events, alike: alike, content: content, typed: typed)
        return try await page(
            "matter", session, here: matter.state.isClosed ? "/closed" : "/inbox",
            title: "\(matter.shownCode) · \(matter.title)", subtitle: parts.compactMap { $0 }.joined(separator: " · "),
            notice: notice, status: status, body)
    }

    private static func about(_ subject: Subject) -> String {
        switch subject.kind {
        case .ledgerRow: "对台账第 \(subject.row ?? 0) 行“\(subject.title)”的疑问"
        case .item, .office, .window: "关于“\(subject.title)”"
        case .visit: "关于这次办事"
        }
    }

    private func body(
        _ matter: Matter, _ person: StaffMember, events: [MatterEvent], alike: [Matter], content: SiteContent,
        typed: String?
    ) -> MatterBody {
        let (limit, limitClass) = MatterRow.limit(matter, site)
        return MatterBody(
            number: matter.number, version: matter.version, words: matter.words, question: matter.publicQuestion,
            answer: matter.draft ?? "", typed: typed == matter.draft ? nil : typed,
            shownAnswer: matter.state.isClosed ? matter.answer : nil, basis: matter.basis, isPrivate: matter.isPrivate,
            // A number is for those who deal with the matter, and for as long as they do.
            phone: person.roles(in: matter.unit).isDisjoint(with: [.clerk, .leader])
                && !person.draftsFor(matter.office, in: matter.unit) ? nil : matter.phone,
            applicant: matter.disclosure.map { request in
                .init(
                    name: request.applicant, identity: request.identity, contact: request.contact,
                    form: request.form.text, delivery: request.delivery.text)
            }, state: matter.urged != nil && !matter.state.isClosed ? "\(matter.state.text)，已督办" : matter.state.text,
            limit: limit, limitClass: limitClass, due: matter.due?.description ?? "—", extended: matter.extended,
            events: events.map { event in
                .init(at: site.clock.stamp(event.at), text: Self.sentence(event))
            },
            alike: alike.map {
                .init(number: $0.number, code: $0.shownCode, title: $0.title, version: $0.version)
            }, hasAlike: !alike.isEmpty,
            offices: content.offices(for: matter.unit).map {
                Choice(value: $0, name: $0, isChosen: $0 == matter.office)
            },
            usualDays: site.configuration.days[matter.kind] ?? 10,
            may: .init(site.workflow.possible(matter, person), matter))
    }

    private static let actions = [
        "receive": "到达服务器", "assign": "分派给", "draft": "起草答复", "submit": "送审", "send-back": "退回修改：",
        "approve": "审核通过", "publish": "公开答复", "answer-privately": "私下答复", "refuse": "不予受理：",
        "extend": "延期", "merge": "并入", "merged-in": "并入了", "reopen": "重新办理：", "urge": "督办，", "note": "备注：",
        "satisfied": "群众表示满意", "unsatisfied": "群众表示不满意",
    ]

    private static func sentence(_ event: MatterEvent) -> String {
        let action = actions[event.action] ?? event.action
        let detail = event.action == "receive" ? "" : event.detail
        return "\(event.staff.map { "\($0)：" } ?? "")\(action)\(detail)"
    }
}

extension DisclosureRequest.Form {
    var text: String {
        switch self {
        case .paper: "纸质"
        case .electronic: "电子"
        case .reading: "当面查阅"
        }
    }
}

extension DisclosureRequest.Delivery {
    var text: String {
        switch self {
        case .pickUp: "自取"
        case .post: "邮寄"
        case .mail: "电子邮件"
        }
    }
}
