import Foundation
import Speech
import Testing

/// The real espeak-ng library, speaking into memory: no sound device is touched.
@Suite(.serialized)
struct EspeakSynthesizerTests {
    @Test("a Chinese text becomes sound of a sensible length, loud enough to hear", .timeLimit(.minutes(1)))
    func mandarin() async throws {
        let speech = try await EspeakSynthesizer.shared.synthesize("带好户口簿和身份证。", voice: .mandarin)
        #expect(speech.rate >= 8000)
        #expect((1000...10_000).contains(speech.milliseconds))
        #expect((speech.samples.map { abs(Int($0)) }.max() ?? 0) > 2000)
    }

    @Test("events name words and sentences in the order of the text and of the sound", .timeLimit(.minutes(1)))
    func events() async throws {
        let text = "Bring your ID card. Go to window three. It is free."
        let speech = try await EspeakSynthesizer.shared.synthesize(text, voice: .english)
        #expect(speech.events.count { $0.kind == .sentence } == 3)
        #expect(speech.events.count { $0.kind == .word } >= 10)
        let positions = speech.events.map(\.position)
        #expect(positions == positions.sorted())
        let times = speech.events.map(\.milliseconds)
        #expect(times == times.sorted())
        #expect(times.allSatisfy { $0 <= speech.milliseconds })
    }

    @Test("one text after another, in both voices, each whole", .timeLimit(.minutes(1)))
    func several() async throws {
        let first = try await EspeakSynthesizer.shared.synthesize("你好。", voice: .mandarin)
        let english = try await EspeakSynthesizer.shared.synthesize("Hello.", voice: .english)
        let again = try await EspeakSynthesizer.shared.synthesize("你好。", voice: .mandarin)
        #expect(!english.samples.isEmpty)
        #expect(first.milliseconds == again.milliseconds)
    }

    @Test(
        "texts without words, and very odd ones, do no harm", .timeLimit(.minutes(1)),
        arguments: ["", "。", "🙂", "<a>&", "[[x]]"])
    func odd(_ text: String) async throws {
        let speech = try await EspeakSynthesizer.shared.synthesize(text, voice: .mandarin)
        #expect(speech.milliseconds < 10_000)
    }
}

struct SpeechCommandTests {
    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("onetouch-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    @Test("a program gets the text on its standard input and the language in its environment", .timeLimit(.minutes(1)))
    func text() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let heard = folder.path + "/heard"
        let command = try #require(
            SpeechCommand(["sh", "-c", "cat > \(heard); printf ' %s' $ONETOUCH_VOICE >> \(heard)"]))
        try await command.speak("今天停水。", voice: .mandarin)
        #expect(try String(contentsOfFile: heard, encoding: .utf8) == "今天停水。 cmn")
    }

    @Test("a program that is not there, and one that fails, say which it was", .timeLimit(.minutes(1)))
    func failures() async throws {
        let missing = try #require(SpeechCommand(["onetouch-no-such-program"]))
        await #expect(
            throws: SpeechError.engineMissing(name: "onetouch-no-such-program", reason: "No such file or directory")
        ) {
            try await missing.speak("你好", voice: .mandarin)
        }
        let failing = try #require(SpeechCommand(["sh", "-c", "exit 3"]))
        await #expect(throws: SpeechError.commandFailed(program: "sh", status: 3)) {
            try await failing.speak("你好", voice: .mandarin)
        }
    }

    @Test("stopping ends the program at once", .timeLimit(.minutes(1)))
    func cancel() async throws {
        let command = try #require(SpeechCommand(["sleep", "600"]))
        let speaking = Task { try await command.speak("很长的文章", voice: .mandarin) }
        try await Task.sleep(for: .milliseconds(200))
        speaking.cancel()
        try await speaking.value
    }

    @Test("a command without a program is none")
    func empty() {
        #expect(SpeechCommand([]) == nil)
        #expect(SpeechCommand([""]) == nil)
    }
}
