import Content
import Foundation
import Store
import TakeAway
import TestSupport
import Testing

@testable import Screens

/// What a phone reads off the screen of the real program.
@Suite(.serialized)
struct TakeAwayOnScreenTests {
    static let sizes = ["1080x1920", "1920x1080", "1366x768", "768x1366"]

    /// The texts that the codes of a guide of the demo street must carry.
    private func expected(_ id: String, ticks: Set<Int>) throws -> [String] {
        let state = StateDirectory(existing: try DemoState.folder() + "/state")
        let store = try ContentStore(state: state, access: .readOnly)
        return try store.reading { content in
            let screen = try #require(
                try ScreenLoader(content: content, today: try Day(parsing: "2026-11-24"), queries: []).load(
                    .guide(try ItemID(id))) as? GuideScreen)
            var page = Page(number: 1, route: .home, screen: screen)
            page.ticks = ticks
            let code = ShortCode(author: try #require(screen.item.authorCode))
            guard
                case .document(let document) = screen.offer(
                    code, part: nil, page: page, strings: Strings(language: .simplifiedChinese))
            else { return [] }
            return CodeSeries(document.plainText, title: document.title).parts
        }
    }

    private func read(_ picture: String) throws -> String {
        let result = try Programs.run("/usr/bin/zbarimg", ["-q", "--raw", "-Sbinary", picture])
        try #require(result.status == 0, "no code in \(picture)")
        return result.output
    }

    @Test("each code on the screen is read back as exactly its part of the checklist", arguments: sizes)
    func codes(_ size: String) throws {
        let parts = try expected("qingxi-dibao", ticks: [0])
        #expect(parts.count > 1)
        var script = """
            tap "办事指南"
            tap "农村居民最低生活保障申请"
            tap "社会救助申请书"
            tap "扫码带走"
            screenshot code-1
            tap "高对比"
            screenshot contrast-1

            """
        for index in 2...parts.count { script += "tap \"下一张\"\nscreenshot code-\(index)\n" }
        let folder = try DemoState.copy()
        try folder.write(script, to: "script")
        let result = try Programs.run(
            "kiosk",
            [
                "--headless", "--script", folder.path + "/script", "--screenshots", folder.path, "--size", size,
                "--state", folder.path + "/state", "--now", DemoState.now,
            ], directory: Programs.root)
        try #require(result.status == 0, "\(result.errors)")
        #expect(try read(folder.path + "/contrast-1.png") == parts[0])
        for (index, part) in parts.enumerated() {
            #expect(try read(folder.path + "/code-\(index + 1).png") == part)
        }
    }
}

/// A print service of its own, with one queue that prints into a file.
private final class PrintServer {
    let socket: String
    let folder: TemporaryFolder
    private let server: RunningProgram

    struct NotStarted: Error { let log: String }

    init() throws {
        folder = try TemporaryFolder()
        let root = folder.path
        socket = root + "/cups.sock"
        for name in ["root", "spool/tmp", "cache", "run", "log", "out"] {
            try FileManager.default.createDirectory(atPath: root + "/" + name, withIntermediateDirectories: true)
        }
        try folder.write(
            """
            ServerRoot \(root)/root
            RequestRoot \(root)/spool
            TempDir \(root)/spool/tmp
            CacheDir \(root)/cache
            StateDir \(root)/run
            AccessLog \(root)/log/access
            ErrorLog \(root)/log/error
            PageLog \(root)/log/page
            FileDevice Yes
            """, to: "cups-files.conf")
        try folder.write(
            """
            Listen \(socket)
            Browsing Off
            DefaultAuthType None
            WebInterface No
            <Location />
              Order allow,deny
              Allow all
            </Location>
            <Policy default>
              <Limit All>
                Order deny,allow
              </Limit>
            </Policy>
            """, to: "cupsd.conf")
        _ = try Programs.run("/bin/chmod", ["-R", "a+rwX", root])
        server = try RunningProgram(
            "/usr/sbin/cupsd", ["-f", "-c", root + "/cupsd.conf", "-s", root + "/cups-files.conf"])
        try addQueue()
    }

    private func addQueue() throws {
        let ppd = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"
        for _ in 0..<100 {
            let added = try run(
                "/usr/sbin/lpadmin", "-p", "hall", "-E", "-v", "file:\(folder.path)/out/job.ps", "-P", ppd)
            if added.status == 0 { return }
            usleep(100_000)
        }
        throw NotStarted(log: server.errors)
    }

    @discardableResult
    func run(_ program: String, _ arguments: String...) throws -> ProgramResult {
        try Programs.run(program, arguments, environment: ["CUPS_SERVER": socket])
    }
}

@Suite(.serialized)
struct PrintQueueTests {
    private func print(_ document: TakeAwayDocument, _ wish: PrintRequest.Wish, queue: String, socket: String) throws
        -> PrintOutcome
    {
        let folder = try TemporaryFolder()
        let request = PrintRequest(wish: wish, document: document, printer: queue)
        try folder.write(try JSONEncoder().encode(request), to: "request")
        let result = try Programs.run(
            "/bin/sh", ["-c", "exec '\(Programs.path("kiosk-print"))' < '\(folder.path)/request'"],
            environment: ["CUPS_SERVER": socket])
        return try JSONDecoder().decode(PrintOutcome.self, from: Data(result.output.utf8))
    }

    @Test("through a queue of CUPS comes what was sent, its code readable; a queue that does not print says so")
    func queue() throws {
        let server = try PrintServer()
        let document = TakeAwayDocument(
            title: "农村居民最低生活保障申请", code: ShortCode(author: "MZ-0101"),
            sections: [.init("要带什么", [.init("户口簿（原件）", mark: .ticked)])])
        #expect(try print(document, .look, queue: "hall", socket: server.socket) == .ready(pages: 1))
        #expect(try print(document, .print, queue: "hall", socket: server.socket) == .printed(pages: 1))
        let page = server.folder.path + "/page.png"
        _ = try Programs.run(
            "/usr/bin/gs",
            ["-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r300", "-o", page, server.folder.path + "/out/job.ps"])
        let read = try Programs.run("/usr/bin/zbarimg", ["-q", "--raw", "-Sbinary", page])
        #expect(read.output == document.plainText)

        #expect(try print(document, .look, queue: "other", socket: server.socket) == .failed(.noPrinter))
        #expect(try print(document, .look, queue: "", socket: server.socket) == .failed(.noPrinter))
        try server.run("/usr/sbin/cupsreject", "hall")
        #expect(try print(document, .print, queue: "hall", socket: server.socket) == .failed(.refused))
        try server.run("/usr/sbin/cupsaccept", "hall")
        try server.run("/usr/sbin/cupsdisable", "hall")
        #expect(try print(document, .look, queue: "hall", socket: server.socket) == .failed(.refused))
    }

    @Test("without a print service the citizen is told that there is no printer")
    func noService() throws {
        let document = TakeAwayDocument(title: "清单", sections: [.init(nil, [.init("户口簿")])])
        #expect(try print(document, .look, queue: "hall", socket: "/nowhere/cups.sock") == .failed(.noPrinter))
    }
}
