import Content
import Testing

@testable import Settings

@Suite("[sync] of kiosk.conf")
struct SyncSettingsTests {
    @Test("every key is read")
    func values() throws {
        let text = """
            [sync]
            repositories = ["https://county.example/onetouch", ""]
            roots = ["/etc/onetouch/a.json", "/etc/onetouch/b.json"]
            poll-seconds = 30
            retry-seconds = 0.5
            timeout-seconds = 10
            kilobytes-per-second = 64
            hours = "22:00-06:00"
            proxy = "http://10.0.0.1:3128"
            ca-file = "/etc/onetouch/ca.pem"
            sticks = ["/mnt"]
            """
        let sync = try EffectiveConfiguration(parsing: text, path: "kiosk.conf").values.sync
        var expected = SyncConfiguration()
        expected.repositories = ["https://county.example/onetouch", ""]
        expected.roots = ["/etc/onetouch/a.json", "/etc/onetouch/b.json"]
        (expected.pollSeconds, expected.retrySeconds, expected.timeoutSeconds) = (30, 0.5, 10)
        (expected.kilobytesPerSecond, expected.hours) = (64, "22:00-06:00")
        (expected.proxy, expected.authorities, expected.sticks) = (
            "http://10.0.0.1:3128", "/etc/onetouch/ca.pem", ["/mnt"]
        )
        #expect(sync == expected)
    }

    @Test(
        "what makes no sense is refused with its line",
        arguments: [
            "repositories = [\"ftp://a\"]", "repositories = [\"https://\"]", "repositories = [\"https://a b\"]",
            "roots = [\"\"]", "poll-seconds = 4", "poll-seconds = 86401", "retry-seconds = 0", "timeout-seconds = 0",
            "kilobytes-per-second = -1", "hours = \"22-6\"", "hours = \"25:00-06:00\"", "hours = \"06:00-06:00\"",
            "proxy = \"10.0.0.1:3128\"", "proxy = \"http://10.0.0.1\"", "proxy = \"http://10.0.0.1:0\"",
            "sticks = [\"media\"]",
        ])
    func refused(_ line: String) throws {
        let error = #expect(throws: ConfigurationError.self) {
            try EffectiveConfiguration(parsing: "[sync]\n\(line)", path: "kiosk.conf")
        }
        #expect(error?.message.english.hasPrefix("kiosk.conf:2:1: error: 'sync.") == true)
    }
}
