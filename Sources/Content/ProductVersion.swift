import FoundationEssentials

/// The version of OneTouch that this is.
public enum ProductVersion {
    /// As in CHANGELOG.md.
    public static let text = "0.1.0"
}

/// When this version was made.
public enum BuildDate {
    /// The day of the version, 2026-11-25, at midnight UTC: no clock can rightly be before it. Set together with
    /// ``ProductVersion/text``; a constant, so that the same sources give the same program.
    public static let time = Date(timeIntervalSince1970: 1_795_564_800)
}
