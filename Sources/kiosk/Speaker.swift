import Settings
import Content
import Interface
import SDLBackend
import Screens
import Speech

/// What says the sentences that the screens want said.
enum Speaker: Sendable {
    /// Nothing can be heard, but everything takes its time: for scripts, whose time is simulated.
    case silent
    /// espeak-ng into the kiosk's own sound device.
    case espeak(AudioOutput)
    /// A program that plays by itself.
    case command(SpeechCommand)
    /// The settings ask for a command and name none.
    case none

    /// The speaker that the settings ask for.
    init(_ configuration: KioskConfiguration) {
        switch configuration.speechEngine {
        case .espeak: self = .espeak(AudioOutput())
        case .command: self = SpeechCommand(configuration.speechCommand).map { .command($0) } ?? .none
        }
    }

    /// How long a silent speaker takes for a sentence: four characters a second, as a calm voice does.
    static func duration(of sentence: SpokenSentence) -> Milliseconds {
        max(500, Milliseconds(sentence.text.count) * 250)
    }

    /// Says a sentence. Returns as soon as it is known how that went, which for a command is its end.
    func say(_ sentence: SpokenSentence) async -> Answer {
        let voice: Voice = sentence.language == .mandarin ? .mandarin : .english
        do {
            switch self {
            case .silent: return .speaking(id: sentence.id, Self.duration(of: sentence))
            case .espeak(let output):
                let speech = try await EspeakSynthesizer.shared.synthesize(sentence.text, voice: voice)
                guard !Task.isCancelled else { return .notSpoken(id: sentence.id, .noSound) }
                try await output.play(speech.samples, rate: speech.rate)
                return .speaking(id: sentence.id, Milliseconds(speech.milliseconds))
            case .command(let command):
                try await command.speak(sentence.text, voice: voice)
                return .spoken(id: sentence.id)
            case .none: return .notSpoken(id: sentence.id, .noVoice)
            }
        } catch let error as BackendError {
            EffectDesk.log("\(error.sentence(in: .english))")
            return .notSpoken(id: sentence.id, .noSound)
        } catch {
            EffectDesk.log("\(error)")
            return .notSpoken(id: sentence.id, .noVoice)
        }
    }

    /// Falls silent; a command is ended by cancelling the task that runs it.
    func hush() async {
        if case .espeak(let output) = self { await output.stop() }
    }
}
