/// The languages that can be read aloud.
public enum Voice: Hashable, Sendable, CaseIterable {
    /// 普通话.
    case mandarin
    /// English.
    case english

    /// espeak-ng's name for it.
    public var espeakName: String {
        switch self {
        case .mandarin: "cmn"
        case .english: "en"
        }
    }
}

/// Sound, and what is said when.
public struct SynthesizedSpeech: Hashable, Sendable {
    /// 16-bit samples of one channel.
    public var samples: [Int16]
    /// Samples in a second.
    public var rate: Int
    /// Beginnings of words and sentences, in order.
    public var events: [Event]

    /// Something begins.
    public struct Event: Hashable, Sendable {
        /// What begins.
        public enum Kind: Hashable, Sendable {
            /// A word.
            case word
            /// A sentence.
            case sentence
        }

        /// What begins.
        public let kind: Kind
        /// Where in the text, in characters from its beginning.
        public let position: Int
        /// When, in milliseconds from the beginning of the sound.
        public let milliseconds: Int
    }

    /// Length of the sound in milliseconds.
    public var milliseconds: Int { rate > 0 ? samples.count * 1000 / rate : 0 }
}
