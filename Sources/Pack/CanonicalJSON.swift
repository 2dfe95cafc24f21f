import FoundationEssentials

/// JSON in the one form that RFC 8785 allows: sorted keys, no spaces, shortest escapes. All our numbers are integers
/// and all our keys ASCII, for which `JSONEncoder` keeps to the standard; the tests compare it with a writer made from
/// the standard's text.
enum CanonicalJSON {
    static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
