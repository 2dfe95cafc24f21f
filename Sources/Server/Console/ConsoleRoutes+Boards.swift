import Content
import Foundation
import Hummingbird
import Participation

extension ConsoleRoutes {
    func addBoards(to router: Router<SiteContext>) {
        router.get("/board") { request, _ in try await board(request) }
        router.get("/fleet") { request, _ in
            let session = try await session(request)
            return try await fleet(session, request)
        }
        router.post("/fleet/code") { request, _ in try await makeCode(request) }
        router.post("/fleet/lock") { request, _ in try await lockDevice(request) }
        router.get("/statistics") { request, _ in try await statistics(request) }
        router.get("/statistics.csv") { request, _ in try await statisticsCSV(request) }
    }

    // MARK: Completeness

    private struct BoardBody: Sendable {
        struct Entry: Sendable {
            let title: String
            let cycle: String
            let period: String
            let state: String
            let stateClass: String
        }

        struct Row: Sendable {
            let unit: String
            let id: String
            let expected: Int
            let published: Int
            let late: Int
            let missing: String
            let barClass: String
            let entries: [Entry]
            let isOpen: Bool
        }

        let hasContent: Bool
        let expected: Int
        let published: Int
        let late: Int
        let due: Int
        let percent: String
        let rows: [Row]
    }

    private func board(_ request: Request) async throws -> Response {
        let session = try await session(request)
        if request.uri.queryParameters["again"] != nil { try await site.reloadContent() }
        let chosen = request.uri.queryParameters["unit"].map(String.init)
        let mine = session.person.units(with: Set(Role.allCases))
        let shown = site.content.disclosure.filter { mine.contains($0.unit.id.text) }
        let expected = shown.reduce(0) { $0 + $1.report.expected }
        let published = shown.reduce(0) { $0 + $1.report.published }
        let late = shown.reduce(0) { $0 + $1.report.statuses.count(where: \.isLate) }
        let body = BoardBody(
            hasContent: !site.configuration.content.isEmpty, expected: expected, published: published, late: late,
            due: expected - published - late,
            percent: expected == 0 ? "—" : "\(published * 1000 / expected / 10).\(published * 1000 / expected % 10)%",
            rows: shown.map { row($0, isOpen: $0.unit.id.text == chosen) })
        return try await page(
            "board", session, here: "/board", title: "公开看板", subtitle: "按公开目录算出：应公开多少、公开了多少、差哪一项、超了几天。", body)
    }

    private func row(_ unit: UnitDisclosure, isOpen: Bool) -> BoardBody.Row {
        let report = unit.report
        let late = report.statuses.count(where: \.isLate)
        let missing = report.missing.prefix(3).map { status in
            switch status.state {
            case .late(let days): "\(status.entry.title)（超 \(days) 天）"
            case .due(let until): "\(status.entry.title)（还有 \(until - site.clock.today) 天）"
            case .published: status.entry.title
            }
        }
        return BoardBody.Row(
            unit: unit.unit.name, id: unit.unit.id.text, expected: report.expected, published: report.published,
            late: late,
            missing: missing.isEmpty ? "—" : missing.joined(separator: "、") + (report.missing.count > 3 ? "…" : ""),
            barClass: late > 2 ? "late" : late > 0 ? "soon" : "good",
            entries: isOpen ? report.statuses.map(entry) : [], isOpen: isOpen)
    }

    private func entry(_ status: DisclosureStatus) -> BoardBody.Entry {
        let (state, stateClass) =
            switch status.state {
            case .published: ("已公开", "good")
            case .due(let until): ("\(until) 前", "soon")
            case .late(let days): ("超 \(days) 天", "late")
            }
        return BoardBody.Entry(
            title: status.entry.title, cycle: status.entry.cycle.text, period: status.period?.description ?? "—",
            state: state, stateClass: stateClass)
    }

    // MARK: Kiosks

    private struct FleetBody: Sendable {
        struct Row: Sendable {
            let id: String
            let name: String
            let unit: String
            let version: String
            let release: String
            let contact: String
            let contactClass: String
            let waiting: Int
            let disk: String
            let temperature: String
            let clock: String
            let errors: String
            let isLocked: Bool
        }

        struct UnitBox: Sendable {
            let id: String
            let name: String
            let kiosks: Int
            let silent: Int?
            let boxClass: String
        }

        let rows: [Row]
        let isEmpty: Bool
        let boxes: [UnitBox]
        let mayEnrol: Bool
        let units: [Choice]
        let code: String?
        let unit: String
        let previous: Int?
        let next: Int?
    }

    private func fleet(_ session: StaffSession, _ request: Request?, code: String? = nil) async throws -> Response {
        try need([.admin, .auditor, .leader, .clerk], session)
        let person = session.person
        let content = site.content
        let units = person.units(with: [.admin, .auditor, .leader, .clerk])
        let query = request?.uri.queryParameters
        let chosen = query?["unit"].map(String.init).flatMap { units.contains($0) ? $0 : nil }
        let page = query?["page"].flatMap { Int($0) }.map { min(max(1, $0), 2000) } ?? 1
        let now = site.clock.now()
        let (listed, counts) = try await site.store.read { db in
            (
                try DeviceStore.list(db, in: chosen.map { [$0] } ?? units, page: page),
                try DeviceStore.counts(db, silentSince: now - 86_400)
            )
        }
        let boxes = content.tree.all.filter(units.contains).map { unit in
            let (all, silent) = counts[unit] ?? (0, 0)
            return FleetBody.UnitBox(
                id: unit, name: content.tree.name(unit), kiosks: all, silent: silent > 0 ? silent : nil,
                boxClass: all == 0 ? "quiet" : silent == 0 ? "good" : silent == all ? "late" : "soon")
        }
        let body = FleetBody(
            rows: listed.devices.map { row($0, content, now) }, isEmpty: listed.devices.isEmpty, boxes: boxes,
            mayEnrol: person.has(.admin),
            units: content.tree.all.filter(person.units(with: [.admin]).contains).map {
                Choice(value: $0, name: content.tree.name($0), isChosen: false)
            }, code: code, unit: chosen ?? "", previous: page > 1 ? page - 1 : nil,
            next: listed.hasMore ? page + 1 : nil)
        return try await self.page(
            "fleet", session, here: "/fleet", title: "终端", subtitle: "最久没有联系的在前。", body)
    }

    private func row(_ device: Device, _ content: SiteContent, _ now: Int) -> FleetBody.Row {
        let age = device.contact.map { now - $0 }
        let words =
            switch age {
            case nil: "从未"
            case .some(..<120): "刚才"
            case .some(let age) where age < 7200: "\(age / 60) 分钟前"
            case .some(let age) where age < 172_800: "\(age / 3600) 小时前"
            case .some(let age): "\(age / 86_400) 天前"
            }
        let health = device.health
        return FleetBody.Row(
            id: device.id, name: device.name, unit: content.tree.name(device.unit), version: health?.version ?? "—",
            release: health?.release.map { "发布 \($0)" } ?? "—", contact: words,
            contactClass: (age ?? Int.max) < 7200 ? "good" : (age ?? Int.max) < 86_400 ? "soon" : "late",
            waiting: health?.waiting ?? 0, disk: health?.diskFree.map { "\($0 / 1_000_000_000) GB" } ?? "—",
            temperature: health?.temperature.map { "\($0 / 1000) ℃" } ?? "—",
            clock: health?.clockOffset.map { abs($0) > 60 ? "差 \($0) 秒" : "准" } ?? "—",
            errors: health?.errors.joined(separator: "；") ?? "", isLocked: device.isLocked)
    }

    private func makeCode(_ request: Request) async throws -> Response {
        struct Form: Decodable {
            let csrf: String
            let name: String
            let unit: String
        }
        let session = try await session(request)
        let form = try await form(Form.self, of: request)
        try check(form.csrf, session)
        guard session.person.roles(in: form.unit).contains(.admin) else { throw ServerError.forbidden }
        let code = try await site.makeEnrolmentCode(name: form.name, unit: form.unit, by: session.person.login)
        return try await fleet(session, nil, code: code)
    }

    private func lockDevice(_ request: Request) async throws -> Response {
        struct Form: Decodable {
            let csrf: String
            let device: String
            let locked: Int
        }
        let session = try await session(request)
        let form = try await form(Form.self, of: request)
        try check(form.csrf, session)
        let now = site.clock.now()
        try await site.store.write { db in
            guard let device = try DeviceStore.device(db, form.device),
                session.person.roles(in: device.unit).contains(.admin)
            else { throw ServerError.notFound }
            try db.execute(
                sql: "UPDATE device SET locked = ? WHERE id = ?", arguments: [form.locked == 1, form.device])
            try AuditLog.append(
                db, staff: session.person.login, action: form.locked == 1 ? "device.lock" : "device.unlock",
                target: form.device, detail: "", at: now)
        }
        return .redirect(to: "/fleet", type: .normal)
    }
}
