/// The two families of type.
public enum FontFamily: String, Hashable, Sendable, CaseIterable {
    /// Noto Sans CJK.
    case sans
    /// Noto Serif CJK.
    case serif
}

/// The two weights of type.
public enum FontWeight: Int, Hashable, Sendable, CaseIterable {
    /// 400.
    case regular = 400
    /// 700.
    case bold = 700
}

/// A font at a size.
public struct Font: Hashable, Sendable {
    /// Sans or serif.
    public var family: FontFamily
    /// Regular or bold.
    public var weight: FontWeight
    /// Size of the em square in logical units.
    public var size: Double

    /// A font.
    public init(family: FontFamily = .sans, weight: FontWeight = .regular, size: Double) {
        self.family = family
        self.weight = weight
        self.size = size
    }

    /// Distance between baselines: 1.5 for reading, tighter for titles.
    public var lineHeight: Double { (size * (size >= 50 ? 1.3 : 1.45)).rounded() }

    /// The same font in bold.
    public var bold: Font { Font(family: family, weight: .bold, size: size) }
}

/// Tells how wide characters are. The backend knows real fonts; tests use ``FixedMeasurer``.
public protocol TextMeasurer {
    /// Horizontal advance of one character in logical units.
    func advance(of scalar: Unicode.Scalar, font: Font) -> Double
    /// Distance from the baseline up to the top of the line box's em square, in logical units.
    func ascent(of font: Font) -> Double
}

/// Metrics without fonts: Han and full-width characters are one em wide, others 0.55 em.
public struct FixedMeasurer: TextMeasurer {
    /// Metrics for tests.
    public init() {}

    /// One em from U+2E80 on, 0 for combining marks, 0.55 em otherwise.
    public func advance(of scalar: Unicode.Scalar, font: Font) -> Double {
        if scalar.properties.generalCategory == .nonspacingMark { return 0 }
        return scalar.value >= 0x2E80 ? font.size : font.size * 0.55
    }

    /// 0.88 em, as Noto Sans CJK's ideographic em box has it.
    public func ascent(of font: Font) -> Double { font.size * 0.88 }
}
