import CUnibreak

/// Where lines may and must end (UAX #14, by libunibreak).
enum BreakOpportunity: UInt8 {
    case none, allowed, mandatory
}

/// Finds the places where a text may be broken; the only file that calls libunibreak.
///
/// UAX #14 gives the Chinese rules of 避头尾: no line begins with ，。、）」 and none ends with （「《.
enum LineBreaker {
    /// One entry for each scalar: whether a line may end after it.
    static func opportunities(in scalars: [Unicode.Scalar]) -> [BreakOpportunity] {
        guard !scalars.isEmpty else { return [] }
        let codes = scalars.map(\.value)
        var breaks = [CChar](repeating: 0, count: codes.count)
        set_linebreaks_utf32(codes, codes.count, "zh", &breaks)
        return breaks.enumerated().map { index, code in
            if scalars[index] == "\n" { return .mandatory }
            return Int32(code) == LINEBREAK_ALLOWBREAK || Int32(code) == LINEBREAK_MUSTBREAK ? .allowed : .none
        }
    }
}
