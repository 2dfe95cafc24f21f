extension String {
    /// As messages show text that came from a repository: at most 120 characters, what is not to be seen escaped.
    var printable: String {
        var shown = ""
        for scalar in unicodeScalars.prefix(120) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return unicodeScalars.count > 120 ? shown + "…" : shown
    }
}
