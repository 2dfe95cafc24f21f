/// Sounds that people of a place do not tell apart, so that either may be typed for the other.
public enum FuzzyPair: String, Hashable, Sendable, CaseIterable {
    /// 知 and 资.
    case zhZ = "zh/z"
    /// 吃 and 次.
    case chC = "ch/c"
    /// 诗 and 思.
    case shS = "sh/s"
    /// 你 and 李.
    case nL = "n/l"
    /// 热 and 乐.
    case rL = "r/l"
    /// 发 and 花.
    case fH = "f/h"
    /// 安 and 昂.
    case anAng = "an/ang"
    /// 恩 and 鞥.
    case enEng = "en/eng"
    /// 音 and 英.
    case inIng = "in/ing"

    /// The two spellings, at the beginning or the end of a syllable.
    public var sides: (String, String) {
        switch self {
        case .zhZ: ("zh", "z")
        case .chC: ("ch", "c")
        case .shS: ("sh", "s")
        case .nL: ("n", "l")
        case .rL: ("r", "l")
        case .fH: ("f", "h")
        case .anAng: ("ang", "an")
        case .enEng: ("eng", "en")
        case .inIng: ("ing", "in")
        }
    }

    /// Whether they stand at the beginning of a syllable.
    public var isInitial: Bool {
        switch self {
        case .zhZ, .chC, .shS, .nL, .rL, .fH: true
        case .anAng, .enEng, .inIng: false
        }
    }

    /// The syllable with the other spelling; nil when the pair has no part in it.
    func exchanged(_ syllable: String) -> String? {
        let (long, short) = sides
        if isInitial {
            if syllable.hasPrefix(long) { return short + syllable.dropFirst(long.count) }
            guard syllable.hasPrefix(short), !(short.count == 1 && syllable.dropFirst().first == "h") else {
                return nil
            }
            return long + syllable.dropFirst(short.count)
        }
        if syllable.hasSuffix(long) { return syllable.dropLast(long.count) + short }
        if syllable.hasSuffix(short) { return syllable.dropLast(short.count) + long }
        return nil
    }
}
