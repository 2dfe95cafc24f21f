/// Why nothing can be shown.
public enum BackendError: Error, Hashable, Sendable {
    /// SDL has no display to open: its driver and its own words.
    case displayUnavailable(driver: String, reason: String)
    /// A font that the kiosk cannot do without is not installed.
    case fontMissing(names: [String], searched: [String])
    /// A font file is there but cannot be read.
    case fontUnreadable(path: String, reason: String)
    /// Memory for the picture could not be had.
    case surfaceUnavailable(width: Int, height: Int, reason: String)
    /// A screenshot could not be written.
    case screenshotNotWritten(path: String, reason: String)
    /// There is no device that plays sound.
    case soundUnavailable(reason: String)
    /// The icons are not where they should be.
    case assetsMissing(path: String)
}
