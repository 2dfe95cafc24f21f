import Content
import Foundation
import GRDB
import Participation
import TestSupport
import Testing

@testable import Server

@Suite("The console") struct ConsoleTests {
    @Test("nobody sees a page without logging in, and a session ends without use")
    func sessions() async throws {
        try await World.with { world in
            for path in ["/inbox", "/matter/1", "/accounts", "/audit", "/statistics.csv"] {
                let answer = try await world.request("GET", path)
                #expect(answer.status == 303 && answer.headers.first(name: "Location") == "/login")
            }
            let clerk = try await Browser(world, "clerk", .clerk)
            #expect(try await clerk.get("/inbox").status == 200)
            world.pass(seconds: 3700)
            #expect(try await clerk.get("/inbox").status == 303)
        }
    }

    @Test("cookies are HttpOnly and SameSite=Strict; pages forbid inline script, framing and caching")
    func headers() async throws {
        try await World.with { world in
            _ = try await Browser(world, "clerk", .clerk)
            let login = try await Browser.login(world, "clerk", password)
            let cookie = try #require(login.headers.first(name: "Set-Cookie"))
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
            let page = try await world.request("GET", "/login")
            let policy = try #require(page.headers.first(name: "Content-Security-Policy"))
            #expect(
                policy.contains("script-src 'self'") && !policy.contains("unsafe")
                    && policy.contains("frame-ancestors 'none'"))
            #expect(page.headers.first(name: "Cache-Control") == "no-store")
            #expect(!page.text.contains("style=\"") && !page.text.contains("onclick"))
        }
        try await World.with({ $0.secureCookies = true }) { world in
            _ = try await Browser(world, "clerk", .clerk)
            #expect(
                try await Browser.login(world, "clerk", password).headers.first(name: "Set-Cookie")?.contains("Secure")
                    == true)
        }
    }

    @Test("five wrong passwords lock an account, for an unknown login the answer is the same, and time opens it again")
    func guessing() async throws {
        try await World.with { world in
            _ = try await Browser(world, "clerk", .clerk)
            let unknown = try await Browser.login(world, "nobody", "x")
            for _ in 0..<5 {
                let wrong = try await Browser.login(world, "clerk", "wrong password")
                #expect(wrong.status == 403 && wrong.text == unknown.text)
            }
            #expect(try await Browser.login(world, "clerk", password).status == 429)
            world.pass(seconds: 901)
            #expect(try await Browser.login(world, "clerk", password).status == 303)
        }
    }

    @Test("a one-time password is asked for where it is set, and is good once")
    func totp() async throws {
        try await World.with { world in
            let admin = try await Browser(world, "admin", .admin)
            _ = try await Browser(world, "clerk", .clerk)
            let answer = try await admin.post("/accounts/totp", ["login": "clerk"])
            let secret = try #require(answer.text.firstMatch(of: /：([A-Z2-7]{32})/)).1
            #expect(try await Browser.login(world, "clerk", password).status == 403)
            let code = TOTP.code(String(secret), step: world.now / 30)
            #expect(try await Browser.login(world, "clerk", password, code: code).status == 303)
            #expect(try await Browser.login(world, "clerk", password, code: code).status == 403)
        }
        // RFC 6238, appendix B: the last six digits of the test values for SHA-1.
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        #expect(
            [59, 1_111_111_109, 20_000_000_000].map { TOTP.code(secret, step: $0 / 30) } == [
                "287082", "081804", "353130",
            ])
    }

    @Test("a form without the page's own token, or from another site, changes nothing")
    func csrf() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let submission = try topic()
            _ = try await world.post([.submission(submission)], as: identity)
            let number = try await world.number(of: submission)
            let clerk = try await Browser(world, "clerk", .clerk)
            let fields = ["version": "1", "office": "民政办"]
            for csrf in ["", "x"] {
                #expect(try await clerk.post("/matter/\(number)/assign", fields, csrf: csrf).status == 403)
            }
            let foreign = try await world.request(
                "POST", "/login",
                [("Content-Type", "application/x-www-form-urlencoded"), ("Origin", "https://evil.example")],
                Browser.form(["login": "clerk", "password": password]))
            #expect(foreign.status == 403)
            #expect(try await clerk.post("/matter/\(number)/assign", fields).status == 303)
        }
    }

    @Test("SQL and HTML in every field are shown as text, on every page that shows them")
    func injection() async throws {
        let attack = "<script>alert(1)</script>'; DROP TABLE matter; -- {{csrf}}"
        try await World.with { world in
            let identity = try await world.enrol(attack.prefix(40).description)
            let item = try ItemID("mz-dibao")
            let unit = try UnitID("qingxi")
            let about = try Subject(.item, item: item, title: attack)
            let request = try DisclosureRequest(
                applicant: String(attack.prefix(50)), identity: String(attack.prefix(50)), contact: attack,
                wanted: Words(attack),
                form: .paper, delivery: .post)
            let matters = [
                Submission(.topic(try Words(attack), about: about), unit: unit, at: noon),
                Submission(.disclosure(request), unit: unit, at: noon),
            ]
            let search = try #require(UsageCount(.searchWithoutResult, "<b>'\"&", hour: noon / 3600))
            var health = HealthReport(id: EntryID(milliseconds: 1), at: noon, version: attack)
            health.errors = [attack]
            _ = try await world.post(
                matters.map { .submission($0) } + [
                    .usage(UsageReport(id: EntryID(milliseconds: 2), counts: [search])), .health(health),
                    .submission(Submission(.rating(try Rating(face: 1), of: about), unit: unit, at: noon)),
                ], as: identity)
            let leader = try await Browser(world, "leader", .leader)
            var pages = ["/inbox", "/fleet", "/statistics", "/inbox?q=%3Cscript%3Ealert(1)"]
            for submission in matters { pages.append("/matter/\(try await world.number(of: submission))") }
            for page in pages {
                let answer = try await leader.get(page)
                #expect(answer.status == 200)
                #expect(!answer.text.contains("<script>alert") && !answer.text.contains("<b>'"), "\(page)")
            }
            #expect(try await leader.get("/inbox").text.contains("&lt;script&gt;alert(1)"))
            #expect(try await leader.get("/statistics.csv").text.contains("\"<b>'\"\"&\""))
        }
    }

    @Test("staff of one unit reach nothing of another, whatever path they type")
    func units() async throws {
        let place = try Shipped.place()
        try await World.with(content: place.path) { world in
            let identity = try await world.enrol()
            let submission = try topic("西河村的事情", unit: "xihe")
            _ = try await world.post([.submission(submission)], as: identity)
            let number = try await world.number(of: submission)
            let other = try await Browser(world, "dongqiao", .clerk, unit: "dongqiao")
            #expect(!(try await other.get("/inbox")).text.contains("西河村的事情"))
            #expect(try await other.get("/matter/\(number)").status == 404)
            #expect(try await other.step(number, "assign", ["office": "民政办"]).status == 404)
            #expect(try await other.get("/matter/\(number)/notice").status == 404)
            let admin = try await Browser(world, "admin", .admin, unit: "dongqiao")
            #expect(try await admin.post("/fleet/code", ["name": "大厅", "unit": "xihe"]).status == 403)
            #expect(try await admin.post("/fleet/lock", ["device": identity.device, "locked": "1"]).status == 404)
            let made = ["login": "spy", "name": "某人", "password": password, "unit": "xihe", "role": "leader"]
            #expect(try await admin.post("/accounts/create", made).status == 403)
            #expect(try await admin.get("/inbox").status == 403)
            for path in [
                "/matter/../audit", "/static/../../server.toml", "/matter/1%20OR%201=1", "/static/%2e%2e/x",
                "/matter/-1",
            ] {
                #expect([303, 404].contains(try await other.get(path).status), "\(path)")
            }
            let above = try await Browser(world, "qingxi", .clerk)
            #expect(try await above.get("/matter/\(number)").status == 200)
        }
    }

    @Test("of two offices that edit at once the second is told, and what it typed is shown again")
    func twoEditors() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let submission = try topic()
            _ = try await world.post([.submission(submission)], as: identity)
            let number = try await world.number(of: submission)
            let clerk = try await Browser(world, "clerk", .clerk)
            _ = try await clerk.step(number, "assign", ["office": "民政办"])
            let first = try await Browser(world, "first", .office, office: "民政办")
            let version = "2"
            let drafted = try await first.post("/matter/\(number)/draft", ["version": version, "answer": "第一个人的答复"])
            #expect(drafted.status == 303)
            let late = try await clerk.post("/matter/\(number)/draft", ["version": version, "answer": "第二个人的答复"])
            #expect(late.status == 409)
            #expect(late.text.contains("陈first") && late.text.contains("第二个人的答复") && late.text.contains("第一个人的答复"))
        }
    }

    @Test("every action of staff is in the audit log, which nobody can change unseen")
    func audit() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let submission = try topic()
            _ = try await world.post([.submission(submission)], as: identity)
            let number = try await world.number(of: submission)
            let clerk = try await Browser(world, "clerk", .clerk)
            _ = try await clerk.step(number, "assign", ["office": "民政办"])
            _ = try await clerk.step(number, "draft", ["answer": "秘密草稿"])
            let actions = try await world.site.store.read { try AuditLog.newest($0, before: nil, limit: 10) }
            #expect(
                actions.map(\.action) == [
                    "matter.draft", "matter.assign", "login", "staff.create", "device.enrol", "device.code",
                ])
            #expect(!actions.contains { "\($0)".contains("秘密") || "\($0)".contains("垃圾") })
            let data = world.folder.path + "/data"
            #expect(try Site.verifyAudit(data: data).count == 6)
            for change in ["UPDATE audit SET staff = 'x' WHERE number = 3", "DELETE FROM audit WHERE number = 3"] {
                await #expect(throws: ServerError.self) {
                    try await world.site.store.write { try $0.execute(sql: change) }
                }
            }
            try await world.site.store.write { db in
                try db.execute(sql: "DROP TRIGGER audit_unchanged")
                try db.execute(sql: "UPDATE audit SET staff = 'x' WHERE number = 3")
            }
            #expect(throws: ServerError.auditBroken(entry: 3)) { try Site.verifyAudit(data: data) }
        }
    }

    @Test("an administrator makes, changes and disables accounts; a disabled one is out at once")
    func accounts() async throws {
        try await World.with { world in
            let admin = try await Browser(world, "admin", .admin)
            let fields = ["login": "wang", "name": "王五", "password": password, "unit": "qingxi", "role": "clerk"]
            #expect(try await admin.post("/accounts/create", fields).text.contains("已建立 wang"))
            #expect(try await admin.post("/accounts/create", fields).status == 422)
            #expect(
                try await admin.post("/accounts/create", fields.merging(["login": "zhao", "password": "short"]) { $1 })
                    .status == 422)
            let wang = try await Browser(world, "wang", .clerk)
            #expect(try await wang.get("/accounts").status == 403)
            #expect(try await admin.post("/accounts/disable", ["login": "wang"]).status == 200)
            #expect(try await wang.get("/inbox").status == 303)
            #expect(try await Browser.login(world, "wang", password).status == 403)
        }
    }
}
