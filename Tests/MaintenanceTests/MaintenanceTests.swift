import Foundation
import Testing

@testable import Maintenance

struct PINHashTests {
    @Test("a PIN opens with its hash, another does not, and the hash survives being written and read")
    func matches() throws {
        let hash = try PINHash(pin: "271828")
        #expect(try hash.matches("271828"))
        #expect(try !hash.matches("271829"))
        #expect(try !hash.matches(""))
        #expect(PINHash(hash.description) == hash)
    }

    @Test("two hashes of one PIN differ, and neither shows it")
    func salted() throws {
        let first = try PINHash(pin: "271828").description
        #expect(first != (try PINHash(pin: "271828").description))
        #expect(!first.contains("271828"))
    }

    @Test("scrypt as RFC 7914 section 12 has it")
    func vector() throws {
        let expected = "70 23 bd cb 3a fd 73 48 46 1c 06 cd 81 fd 38 eb fd a8 fb ba 90 4f 8e 3e a9 b5 43 f6 54 5d a1 f2"
        let bytes = Data(expected.split(separator: " ").compactMap { UInt8($0, radix: 16) })
        let salt = Data("SodiumChloride".utf8).base64EncodedString()
        // N = 16384, r = 8, p = 1, P = pleaseletmein; scrypt's output is a stream, so 32 of its 64 bytes are its beginning.
        let hash = try #require(PINHash("scrypt:14:8:1:\(salt):\(bytes.base64EncodedString())"))
        #expect(try hash.matches("pleaseletmein"))
    }

    @Test("what is no PIN is refused", arguments: ["", "123", "1234567890123", "12a4", "１２３４"])
    func bad(_ pin: String) {
        #expect(throws: MaintenanceError.badPIN(length: 4...12)) { try PINHash(pin: pin) }
    }

    @Test(
        "what is no hash is refused",
        arguments: [
            "", "1234", "scrypt:14:8:1:AAAA:AAAA", "scrypt:40:8:1:AAAAAAAAAAAAAAAAAAAAAA==:AAAA", "md5:1:1:1:A:B",
        ])
    func unreadable(_ text: String) { #expect(PINHash(text) == nil) }
}

struct DoorLockTests {
    @Test("five wrong PINs lock the door for five minutes, and a restart does not open it")
    func locks() {
        var door = DoorLock()
        #expect((0..<5).map { _ in door.fail(at: 1000) } == [4, 3, 2, 1, 0])
        var restarted = DoorLock(stored: door.stored)
        #expect(restarted.secondsLeft(at: 1000) == 300)
        #expect(restarted.secondsLeft(at: 1299) == 1)
        #expect(restarted.secondsLeft(at: 1300) == 0)
        #expect(restarted.fail(at: 1301) == 4)
    }

    @Test("four wrong PINs are remembered through a restart, the right one forgets them")
    func remembers() {
        var door = DoorLock()
        for _ in 0..<4 { _ = door.fail(at: 0) }
        var restarted = DoorLock(stored: door.stored)
        #expect(restarted.fail(at: 0) == 0)
        restarted.succeed()
        #expect(restarted.stored == nil)
    }

    @Test("a clock that was set back, as one without a battery, locks for no more than five minutes")
    func clockSetBack() {
        var door = DoorLock()
        for _ in 0..<5 { _ = door.fail(at: 1_800_000_000) }
        #expect(door.secondsLeft(at: 100) == 300)
        #expect(door.secondsLeft(at: 400) == 0)
    }

    @Test("what is no state of a door is a fresh one", arguments: [nil, "", "x", "9", "a,b"])
    func garbage(_ text: String?) { #expect(DoorLock(stored: text) == DoorLock()) }
}
