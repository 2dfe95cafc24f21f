import Content
import Foundation
import TUF
import Testing

@testable import Sync

@Suite("Errors: one sentence that says what is wrong, in Chinese and English")
struct ErrorTests {
    private static let day = Date(timeIntervalSince1970: 1_795_564_800)
    static let sentences: [(SyncError, chinese: String, english: String)] = [
        (
            .refused(.rollback("snapshot.json", in: .timestamp, version: 2, trusted: 3, found: 1), source: "库"),
            "库：内容库倒退到旧版本，拒收（timestamp 2: expected version 3 or later of 'snapshot.json', found 1）",
            "库: the repository went back to an older version, refused (timestamp 2: expected version 3 or later of 'snapshot.json', found 1)"
        ),
        (
            .expired(role: "timestamp", source: "库", at: day, now: day + 86_400, serverTime: nil),
            "库：“timestamp”的签名已在 2026-11-25T00:00:00Z 过期（本机按 2026-11-26T00:00:00Z 判断），保留原有内容（提示：检查本机时钟；发布方应更新签名）",
            "库: 'timestamp' expired at 2026-11-25T00:00:00Z (judged at 2026-11-26T00:00:00Z); the old content stays (hint: check the clock; the publisher has to refresh the signatures)"
        ),
        (
            .webPage("http://a/"), "http://a/：得到的是网页，不是文件（提示：这个网络可能要先登录）",
            "http://a/: a web page came in place of the file (hint: the network probably wants a login first)"
        ),
        (
            .diskFull(path: "/s", needed: 4096, free: 1024), "/s 所在的磁盘空间不够：需要 4 KB，只剩 1 KB（提示：腾出空间）",
            "not enough room on the disk of /s: 4 KB needed, 1 KB free (hint: free some space)"
        ),
        (
            .sourceGone("/media/u"), "/media/u 不见了（提示：把 U 盘插回去，会接着来）",
            "/media/u is gone (hint: put the stick back, it goes on where it was)"
        ),
        (.wrongHash("a.zst"), "a.zst：内容与签名的摘要值不符，拒收", "a.zst: not what was signed (wrong hash), refused"),
    ]

    @Test("sentences", arguments: sentences)
    func sentence(_ error: SyncError, chinese: String, english: String) {
        #expect(error.sentence(in: .chinese) == chinese)
        #expect(error.sentence(in: .english) == english)
    }

    @Test("a unit's trouble is told from that of the way and of this machine")
    func concerns() {
        #expect(SyncError.wrongHash("a").concernsOneUnit)
        #expect(SyncError.refused(.notAvailable(.metadata("qingxi", version: 2)), source: "").concernsOneUnit)
        #expect(!SyncError.refused(.inUse(directory: "/s"), source: "").concernsOneUnit)
        #expect(!SyncError.diskFull(path: "/s", needed: 1, free: 0).concernsOneUnit)
        #expect(SyncError.badStatus("a", status: 503).isPassing)
        #expect(!SyncError.badStatus("a", status: 401).isPassing)
    }
}
