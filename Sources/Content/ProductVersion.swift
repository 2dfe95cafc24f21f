/// The version of OneTouch that this is.
public enum ProductVersion {
    /// As in CHANGELOG.md.
    public static let text = "0.1.0"
}
