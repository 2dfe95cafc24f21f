import CEspeak

/// Turns text into sound in memory by espeak-ng; the only file that calls it.
///
/// The library keeps its state in globals of its own, so everything goes through one actor; `shared` is that library.
/// It is opened at the first text (about 50 ms), never at the start of the kiosk.
public actor EspeakSynthesizer {
    /// The library, of which a process has one.
    public static let shared = EspeakSynthesizer()

    private var rate: Int?

    private init() {}

    /// What the callback collects for one text.
    private final class Collector {
        var samples: [Int16] = []
        var events: [SynthesizedSpeech.Event] = []
        let isCancelled: () -> Bool

        init(isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }

        /// Takes one buffer and its list of events, which ends with one of type `LIST_TERMINATED`.
        func take(_ wave: UnsafeMutablePointer<Int16>?, _ count: Int, _ list: UnsafeMutablePointer<espeak_EVENT>) {
            if let wave, count > 0 { samples.append(contentsOf: UnsafeBufferPointer(start: wave, count: count)) }
            var event = list
            while event.pointee.type != espeakEVENT_LIST_TERMINATED {
                let kind: SynthesizedSpeech.Event.Kind? =
                    switch event.pointee.type {
                    case espeakEVENT_WORD: .word
                    case espeakEVENT_SENTENCE: .sentence
                    default: nil
                    }
                if let kind {
                    events.append(
                        SynthesizedSpeech.Event(
                            kind: kind, position: max(0, Int(event.pointee.text_position) - 1),
                            milliseconds: Int(event.pointee.audio_position)))
                }
                event += 1
            }
        }
    }

    /// Speaks a text into memory.
    /// - Parameter wordsPerMinute: espeak-ng's own pace is 175; lobbies and old ears like it slower.
    /// - Throws: ``SpeechError/engineMissing(name:reason:)``, ``SpeechError/voiceMissing(voice:)`` or
    ///   ``SpeechError/notSpoken(reason:)``.
    public func synthesize(_ text: String, voice: Voice, wordsPerMinute: Int = 150) throws(SpeechError)
        -> SynthesizedSpeech
    {
        let rate = try open()
        guard espeak_SetVoiceByName(voice.espeakName) == EE_OK else { throw .voiceMissing(voice: voice.espeakName) }
        espeak_SetParameter(espeakRATE, Int32(wordsPerMinute), 0)
        let collector = Collector(isCancelled: { Task.isCancelled })
        let status = text.withCString { words in
            espeak_Synth(
                words, text.utf8.count + 1, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8 | espeakENDPAUSE), nil,
                Unmanaged.passUnretained(collector).toOpaque())
        }
        guard status == EE_OK else { throw .notSpoken(reason: "espeak_Synth returned \(status.rawValue)") }
        return withExtendedLifetime(collector) {
            SynthesizedSpeech(samples: collector.samples, rate: rate, events: collector.events)
        }
    }

    private func open() throws(SpeechError) -> Int {
        if let rate { return rate }
        // Without DONT_EXIT the library ends the whole program when its data are missing.
        let opened = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 200, nil, espeakINITIALIZE_DONT_EXIT)
        guard opened > 0 else {
            throw .engineMissing(name: "espeak-ng", reason: "its data are missing (install espeak-ng-data)")
        }
        espeak_SetSynthCallback { wave, count, events in
            guard let events, let data = events.pointee.user_data else { return 0 }
            let collector = Unmanaged<Collector>.fromOpaque(data).takeUnretainedValue()
            collector.take(wave, Int(count), events)
            return collector.isCancelled() ? 1 : 0
        }
        rate = Int(opened)
        return Int(opened)
    }
}
