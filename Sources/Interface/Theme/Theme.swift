/// An opaque or translucent colour in sRGB.
public struct Color: Hashable, Sendable {
    /// 0xAARRGGBB.
    public let argb: UInt32

    /// An opaque colour from 0xRRGGBB.
    public init(_ rgb: UInt32) { argb = 0xFF00_0000 | rgb }

    private init(argb: UInt32) { self.argb = argb }

    /// The same colour with another opacity, 0...1.
    public func opacity(_ alpha: Double) -> Color {
        Color(argb: UInt32(max(0, min(1, alpha)) * 255) << 24 | argb & 0x00FF_FFFF)
    }

    /// Opacity, 0...255.
    public var alpha: UInt8 { UInt8(argb >> 24) }
    /// Red, 0...255.
    public var red: UInt8 { UInt8(argb >> 16 & 0xFF) }
    /// Green, 0...255.
    public var green: UInt8 { UInt8(argb >> 8 & 0xFF) }
    /// Blue, 0...255.
    public var blue: UInt8 { UInt8(argb & 0xFF) }

    /// Contrast with another opaque colour, 1...21 (WCAG 2.2, "contrast ratio").
    public func contrast(with other: Color) -> Double {
        let lighter = max(luminance, other.luminance)
        let darker = min(luminance, other.luminance)
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// Relative luminance (WCAG 2.2). The sRGB curve is taken from its 2.2-power approximation below 1 % error.
    private var luminance: Double {
        func linear(_ byte: UInt8) -> Double {
            let value = Double(byte) / 255
            return value <= 0.04045 ? value / 12.92 : Self.power(value)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// ((v + 0.055) / 1.055)^2.4 without the C library: x^2.4 = x² · x^(2/5), the root by Newton's method.
    private static func power(_ value: Double) -> Double {
        let base = (value + 0.055) / 1.055
        let square = base * base
        var root = 1.0
        for _ in 0..<24 { root = (4 * root + square / (root * root * root * root)) / 5 }
        return square * root
    }
}

/// The colours of a screen by what they are for (DESIGN §7).
public struct Palette: Hashable, Sendable {
    /// Behind everything.
    public var paper: Color
    /// Cards.
    public var card: Color
    /// Text.
    public var ink: Color
    /// Secondary text.
    public var soft: Color
    /// Hairlines and borders.
    public var line: Color
    /// Quiet fill: badges, selected rows, tracks.
    public var wash: Color
    /// Title bar and its text.
    public var bar: Color
    /// Text on the title bar.
    public var onBar: Color
    /// The main action, marks and selected filters.
    public var primary: Color
    /// Text on `primary`.
    public var onPrimary: Color
    /// Good, done, income.
    public var good: Color
    /// Text on `good`.
    public var onGood: Color
    /// Late, expense, warning.
    public var alarm: Color
    /// Links and references.
    public var link: Color
    /// Behind found words.
    public var highlight: Color
    /// The eight tiles of the home screen and the tags of kinds, in their order.
    public var tiles: [Color]
    /// Text on tiles.
    public var onTile: Color
    /// Border of tiles, needed where all tiles are dark.
    public var tileBorder: Color?
    /// The keyboard's background.
    public var keyboard: Color

    /// Warm paper, the normal look.
    public static let standard = Palette(
        paper: Color(0xFAF7F1), card: Color(0xFFFFFF), ink: Color(0x1F1B16), soft: Color(0x5A5248),
        line: Color(0xE3DACB), wash: Color(0xF4ECDF), bar: Color(0xA8231C), onBar: Color(0xFFFFFF),
        primary: Color(0xA8231C), onPrimary: Color(0xFFFFFF), good: Color(0x175848), onGood: Color(0xFFFFFF),
        alarm: Color(0xA8231C), link: Color(0x24456D), highlight: Color(0xF7DC9E),
        tiles: [
            Color(0xA8231C), Color(0x24456D), Color(0x1B6353), Color(0x7C4B0E), Color(0x66356B), Color(0x41525C),
            Color(0x0F5E74), Color(0x7A3B1E),
        ], onTile: Color(0xFFFFFF), tileBorder: nil, keyboard: Color(0xEAE2D6))

    /// White and yellow on black, for people who see little.
    public static let highContrast = Palette(
        paper: Color(0x000000), card: Color(0x0A0A0A), ink: Color(0xFFFFFF), soft: Color(0xFFE9A8),
        line: Color(0xFFFFFF), wash: Color(0x1C1C1C), bar: Color(0x000000), onBar: Color(0xFFFFFF),
        primary: Color(0xFFD500), onPrimary: Color(0x000000), good: Color(0x7CF5CF), onGood: Color(0x000000),
        alarm: Color(0xFFB3A8), link: Color(0xA8D1FF), highlight: Color(0x6B5500),
        tiles: Array(repeating: Color(0x0A0A0A), count: 8), onTile: Color(0xFFFFFF), tileBorder: Color(0xFFFFFF),
        keyboard: Color(0x000000))
}

/// Everything about looks that a screen needs to know.
public struct Theme: Hashable, Sendable {
    /// Colours by role.
    public var palette: Palette
    /// Factor on all text: 1.0, 1.35 or 1.7.
    public var textScale: Double

    /// The steps of large text.
    public static let textScales = [1.0, 1.35, 1.7]

    /// A theme.
    public init(palette: Palette = .standard, textScale: Double = 1) {
        self.palette = palette
        self.textScale = textScale
    }

    /// Base unit of all distances.
    public static let unit = 8.0
    /// Left and right of every page.
    public static let margin = 48.0
    /// Corners of cards and tiles.
    public static let radius = 24.0
    /// Smallest side of anything that can be tapped.
    public static let minimumTarget = 96.0

    /// A font of the type scale at this theme's text scale.
    public func font(_ role: TypeRole) -> Font {
        Font(family: role.family, weight: role.weight, size: role.size * textScale)
    }
}

/// The type scale (DESIGN §7), sizes in logical units.
public enum TypeRole: Hashable, Sendable, CaseIterable {
    /// Name of the product on the home screen.
    case display
    /// Title of a page.
    case page
    /// Title of a policy.
    case document
    /// Title of a home tile.
    case tile
    /// Heading within a page.
    case section
    /// Title of a row.
    case listTitle
    /// Big figures.
    case figure
    /// Text to read.
    case body
    /// Text to read, emphasised.
    case bodyStrong
    /// Text under a title, labels.
    case secondary
    /// The same, emphasised.
    case secondaryStrong
    /// A key of the keyboard.
    case key

    /// Size before the theme's scale.
    public var size: Double {
        switch self {
        case .display: 68
        case .page, .document: 56
        case .tile: 50
        case .figure: 44
        case .section, .listTitle: 38
        case .body, .bodyStrong: 34
        case .secondary, .secondaryStrong: 28
        case .key: 42
        }
    }

    var family: FontFamily {
        switch self {
        case .display, .document: .serif
        default: .sans
        }
    }

    var weight: FontWeight {
        switch self {
        case .body, .secondary, .key: .regular
        default: .bold
        }
    }
}
