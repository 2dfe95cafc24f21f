import Content
import Foundation
import Participation
import TestSupport
import Testing

@testable import Server

@Suite("The console in Chromium") struct BrowserTests {
    @Test(
        "a matter is assigned and answered with the keyboard alone, on a laptop and on a phone: nothing is cut off, nothing is forbidden, everything has a name",
        arguments: [(1366, 768), (390, 844)])
    func browser(width: Int, height: Int) async throws {
        let place = try Shipped.place()
        try await World.with(content: place.path) { world in
            let identity = try await world.enrol()
            let long = "https://example.com/" + String(repeating: "很长的一行", count: 60)
            let submissions = [try topic(), try topic(long), try topic("有人吃空饷", kind: .report)]
            let health = HealthReport(id: EntryID(milliseconds: 1), at: noon, version: "0.1.0", release: 42)
            _ = try await world.post(submissions.map { .submission($0) } + [.health(health)], as: identity)
            let number = try await world.number(of: submissions[0])
            _ = try await Browser(world, "all", .clerk)
            for role in [Role.leader, .auditor, .admin] {
                try await world.site.store.write {
                    try StaffStore.grant($0, RoleGrant(unit: "qingxi", role: role, office: ""), to: "all")
                }
            }
            let driver = try await WebDriver(width: width, height: height)
            do {
                try await walk(driver, world, number, width: width)
            } catch {
                await driver.close()
                throw error
            }
            await driver.close()
            let matter = try await world.site.store.read { try MatterStore.matter($0, number: number) }
            #expect(matter?.office == "清溪街道" && matter?.draft == "已重新扫描。" && matter?.state == .submitted)
        }
    }

    private func walk(_ driver: WebDriver, _ world: World, _ number: Int, width: Int) async throws {
        try await driver.open(world.server + "/login")
        // The first field has the focus.
        try await driver.press("all\u{E004}\(password)\u{E007}")
        try await settle(driver, "location.pathname === '/inbox'")
        for path in [
            "/inbox", "/overdue", "/board", "/closed", "/fleet", "/statistics", "/accounts", "/audit",
            "/matter/\(number)", "/matter/\(number + 1)",
        ] {
            try await driver.open(world.server + path)
            let wide = try await driver.run("return document.scrollingElement.scrollWidth - innerWidth")
            #expect((wide.number ?? 1) <= 0, "\(path) is \(wide) px too wide at \(width)")
            let nameless = try await driver.run(Self.nameless)
            #expect(nameless == .array([]), "\(path)")
            if let folder = ProcessInfo.processInfo.environment["ONETOUCH_CONSOLE_SCREENSHOTS"] {
                try await driver.screenshot(
                    to: "\(folder)/\(width)\(path.replacingOccurrences(of: "/", with: "-")).png")
            }
        }
        try await driver.open(world.server + "/matter/\(number)")
        _ = try await driver.run("document.querySelector('[name=office]').focus()")
        try await driver.press("清溪街道\u{E007}")
        try await settle(driver, "document.querySelector('[name=answer]') !== null")
        _ = try await driver.run("document.querySelector('[name=answer]').focus()")
        try await driver.press("已重新扫描。\u{E004}\u{E004} ")
        try await settle(driver, "document.body.innerText.includes('审核中')")
        let complaints = try await driver.complaints()
        #expect(complaints == [])
    }

    /// Waits until a page says so.
    private func settle(_ driver: WebDriver, _ condition: String) async throws {
        for _ in 0..<100 {
            if try await driver.run("return document.readyState === 'complete' && \(condition)") == .bool(true) {
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("never: \(condition); \(try await driver.run("return document.body.innerText"))")
    }

    /// Fields and buttons that a screen reader would have no name for, pictures without words, headings out of order.
    private static let nameless = """
        const found = [];
        for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
            if (!field.labels.length && !field.getAttribute('aria-label')) found.push(field.outerHTML);
        for (const button of document.querySelectorAll('button, a'))
            if (!(button.innerText.trim() || button.textContent.trim() || button.getAttribute('aria-label'))) found.push(button.outerHTML);
        for (const picture of document.querySelectorAll('svg')) if (!picture.getAttribute('aria-label')) found.push('svg');
        if (document.querySelectorAll('h1').length !== 1 || !document.documentElement.lang) found.push('h1 or lang');
        return found;
        """
}
