import Content
import Foundation
import Hummingbird
import Participation

/// A line of the inbox.
struct MatterRow: Sendable {
    let number: Int
    let code: String
    let title: String
    let kind: String
    let place: String
    let state: String
    let office: String
    let limit: String
    let limitClass: String

    init(_ matter: Matter, _ site: Site, content: SiteContent, devices: [String: String]) {
        number = matter.number
        code = matter.shownCode
        title = matter.title
        kind = matter.kind.text
        place = "\(content.tree.name(matter.unit)) \(devices[matter.device] ?? "")"
        state = matter.urged != nil && !matter.state.isClosed ? "已督办" : matter.state.text
        office = matter.office ?? "—"
        (limit, limitClass) = Self.limit(matter, site)
    }

    /// Working days left, and how it is coloured.
    static func limit(_ matter: Matter, _ site: Site) -> (String, String) {
        if matter.state.isClosed { return ("已办", "quiet") }
        guard let due = matter.due else { return ("未定", "quiet") }
        let left = site.workflow.calendar.workingDays(from: site.clock.today, to: due)
        if site.clock.today > due { return ("超 \(max(1, -left)) 天", "late") }
        if left == 0 { return ("今天", "soon") }
        return ("还剩 \(left) 天", left <= 3 ? "soon" : "quiet")
    }
}

/// A choice in a list.
struct Choice: Sendable {
    let value: String
    let name: String
    let isChosen: Bool
}

extension ConsoleRoutes {
    func addMatters(to router: Router<SiteContext>) {
        router.get("/inbox") { request, _ in try await list(request, closed: false) }
        router.get("/closed") { request, _ in try await list(request, closed: true) }
        router.get("/overdue") { request, _ in try await overdue(request) }
        router.get("/matter/{number}") { request, context in
            let session = try await session(request)
            return try await matterPage(session, try number(context))
        }
        router.get("/matter/{number}/notice") { request, context in try await notice(request, try number(context)) }
        router.post("/matter/{number}/{step}") { request, context in
            try await step(request, try number(context), context.parameters.get("step") ?? "")
        }
        router.post("/export") { request, _ in try await export(request) }
    }

    private func number(_ context: SiteContext) throws -> Int {
        guard let number = context.parameters.get("number", as: Int.self) else { throw ServerError.notFound }
        return number
    }

    private struct InboxBody: Sendable {
        let rows: [MatterRow]
        let isEmpty: Bool
        let closed: Bool
        let mayExport: Bool
        let path: String
        let open: Int
        let overdue: Int
        let soon: Int
        let average: String
        let satisfied: String
        let judged: Int
        let kinds: [Choice]
        let units: [Choice]
        let text: String
        let kind: String
        let unit: String
        let previous: Int?
        let next: Int?
    }

    private func list(_ request: Request, closed: Bool) async throws -> Response {
        let session = try await session(request)
        try need(Self.matterRoles, session)
        let person = session.person
        let query = request.uri.queryParameters
        var filter = MatterFilter()
        filter.kind = query["kind"].flatMap { SubmissionKind(rawValue: String($0)) }
        let content = site.content
        filter.unit = query["unit"].map(String.init).flatMap { content.tree.all.contains($0) ? $0 : nil }
        filter.text = String(
            (query["q"]?.removingPercentEncoding ?? "").replacingOccurrences(of: "+", with: " ").prefix(60))
        filter.page = query["page"].flatMap { Int($0) }.map { min(max(1, $0), 2000) } ?? 1
        filter.closed = closed
        let today = site.clock.today
        let soon = site.workflow.calendar.day(3, workingDaysAfter: today)
        let monthStart = (today.ordinal - today.civil.day + 1) * 86_400 - site.clock.hoursAhead * 3600
        let wanted = filter
        let (found, figures, devices) = try await site.store.read { db in
            let found = try MatterList.fetch(db, wanted, for: person, today: today)
            return (
                found, try MatterList.figures(db, for: person, today: today, monthStart: monthStart, soon: soon),
                try MatterList.deviceNames(db, of: found.matters)
            )
        }
        let kinds =
            [Choice(value: "", name: "全部", isChosen: filter.kind == nil)]
            + SubmissionKind.allCases.filter(\.isMatter).map {
                Choice(value: $0.rawValue, name: $0.text + ($0.isPrivate ? "（不公开）" : ""), isChosen: $0 == filter.kind)
            }
        let body = InboxBody(
            rows: found.matters.map { MatterRow($0, site, content: content, devices: devices) },
            isEmpty: found.matters.isEmpty, closed: closed,
            mayExport: closed && person.has(.leader) && !site.configuration.content.isEmpty,
            path: closed ? "/closed" : "/inbox", open: figures.open, overdue: figures.overdue, soon: figures.soon,
            average: figures.averageTenths.map { "\($0 / 10).\($0 % 10) 天" } ?? "—",
            satisfied: figures.judged == 0 ? "—" : "\(figures.satisfied * 100 / figures.judged)%",
            judged: figures.judged,
            kinds: kinds, units: unitChoices(content, person, chosen: filter.unit), text: filter.text,
            kind: filter.kind?.rawValue ?? "", unit: filter.unit ?? "",
            previous: filter.page > 1 ? filter.page - 1 : nil,
            next: found.hasMore ? filter.page + 1 : nil)
        return try await page(
            "inbox", session, here: closed ? "/closed" : "/inbox", title: closed ? "已办与发布" : "收件箱",
            subtitle: closed ? "公开的答复写入内容文件夹后，经签名发布到每台终端。" : "按限期排序。限期按工作日算，已扣除节假日。",
            notice: query["done"] == "export" ? "已写入内容文件夹" : "", body)
    }

    func unitChoices(_ content: SiteContent, _ person: StaffMember, chosen: String?) -> [Choice] {
        let mine = person.units(with: Set(Role.allCases))
        return [Choice(value: "", name: "全部单位", isChosen: chosen == nil)]
            + content.tree.all.filter(mine.contains).map {
                Choice(value: $0, name: content.tree.name($0), isChosen: $0 == chosen)
            }
    }

    private struct OverdueBody: Sendable {
        let rows: [MatterRow]
        let isEmpty: Bool
    }

    private func overdue(_ request: Request) async throws -> Response {
        let session = try await session(request)
        try need(Self.matterRoles, session)
        let person = session.person
        let today = site.clock.today
        var filter = MatterFilter()
        filter.onlyOverdue = true
        let wanted = filter
        let (found, devices) = try await site.store.read { db in
            let found = try MatterList.fetch(db, wanted, for: person, today: today)
            return (found, try MatterList.deviceNames(db, of: found.matters))
        }
        let content = site.content
        return try await page(
            "overdue", session, here: "/overdue", title: "超期督办", subtitle: "超过限期还没有答复的，最久的在前。",
            OverdueBody(
                rows: found.matters.map { MatterRow($0, site, content: content, devices: devices) },
                isEmpty: found.matters.isEmpty))
    }

    // MARK: Steps

    private struct StepForm: Decodable {
        let csrf: String
        let version: Int
        var office: String?
        var days: String?
        var answer: String?
        var question: String?
        var reason: String?
        var basis: String?
        var target: Int?

        func step(_ name: String) -> WorkflowStep? {
            switch name {
            case "assign": .assign(office: office ?? "", days: days.flatMap { Int($0) })
            case "draft": .draft(answer: answer ?? "", question: question ?? "")
            case "submit": .submit(answer: answer ?? "", question: question ?? "")
            case "send-back": .sendBack(reason: reason ?? "")
            case "approve": .approve
            case "publish": .publish
            case "answer-privately": .answerPrivately
            case "refuse": .refuse(reason: reason ?? "", basis: basis ?? "")
            case "extend": .extend(days: days.flatMap { Int($0) } ?? 0, reason: reason ?? "")
            case "merge": .merge(into: target ?? 0)
            case "reopen": .reopen(reason: reason ?? "")
            case "urge": .urge(days: days.flatMap { Int($0) } ?? 3)
            case "note": .note(reason ?? "")
            default: nil
            }
        }
    }

    private func step(_ request: Request, _ number: Int, _ name: String) async throws -> Response {
        let session = try await session(request)
        let form = try await form(StepForm.self, of: request)
        try check(form.csrf, session)
        guard let step = form.step(name) else { throw ServerError.notFound }
        let rules = site.workflow
        do {
            try await site.store.write { db in
                try MatterStore.perform(
                    db, step, on: number, version: form.version, by: session.person, rules: rules)
            }
        } catch let error as ServerError {
            switch error {
            case .changedMeanwhile(let by, let at):
                // What was typed is shown again beside the new state, so that nobody's work is lost.
                let words = "\(by.isEmpty ? "系统" : by) \(site.clock.stamp(at)) 已经改动了这一件，您的改动没有保存。请看清下面的新状态，再决定。"
                return try await matterPage(session, number, notice: words, status: .conflict, typed: form.answer)
            case .step(let message):
                return try await matterPage(
                    session, number, notice: message.chinese, status: .unprocessableContent, typed: form.answer)
            default: throw error
            }
        }
        return .redirect(to: "/matter/\(number)", type: .normal)
    }

    private func export(_ request: Request) async throws -> Response {
        let session = try await session(request)
        struct Form: Decodable { let csrf: String }
        try check(try await form(Form.self, of: request).csrf, session)
        try need([.leader], session)
        _ = try await site.exportReplies(by: session.person.login)
        return .redirect(to: "/closed?done=export", type: .normal)
    }

    private func notice(_ request: Request, _ number: Int) async throws -> Response {
        let session = try await session(request)
        let matter = try await site.store.read { try MatterStore.matter($0, number: number) }
        guard let matter, session.person.maySee(unit: matter.unit, office: matter.office, isPrivate: matter.isPrivate),
            let due = matter.due, let urged = matter.urged
        else { throw ServerError.notFound }
        let left = site.workflow.calendar.workingDays(from: site.clock.today, to: due)
        return ConsolePage.notice(
            ConsolePage.NoticeBody(
                number: "\(site.clock.today.civil.year)-\(matter.number)", unit: site.content.tree.name(matter.unit),
                office: matter.office ?? site.content.tree.name(matter.unit),
                title: matter.isPrivate ? "（不公开事项）" : matter.title, code: matter.shownCode,
                received: site.clock.day(matter.received).description, due: due.description, late: max(0, -left),
                feedback: Day(ordinal: urged).description, today: site.clock.today.description))
    }
}
