/// Why a text is not read aloud.
public enum SpeechError: Error, Hashable, Sendable {
    /// The engine or its data are not installed.
    case engineMissing(name: String, reason: String)
    /// The engine has no voice for a language.
    case voiceMissing(voice: String)
    /// The engine did not speak a text.
    case notSpoken(reason: String)
    /// A command for speaking ended with an error.
    case commandFailed(program: String, status: Int32)
}

extension SpeechError: CustomStringConvertible {
    /// One sentence for the log.
    public var description: String {
        switch self {
        case .engineMissing(let name, let reason): "the speech engine \(name) cannot be started: \(reason)"
        case .voiceMissing(let voice): "there is no voice '\(voice)' (install espeak-ng-data)"
        case .notSpoken(let reason): "a text was not spoken: \(reason)"
        case .commandFailed(let program, let status): "\(program) ended with status \(status)"
        }
    }
}
