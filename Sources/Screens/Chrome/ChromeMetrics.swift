import Interface

/// How the bars share the screen with the page, for every size, text scale and reach.
struct ChromeMetrics {
    let theme: Theme
    let viewport: Size
    let isLowReach: Bool

    private var scale: Double { theme.textScale }
    var isLandscape: Bool { viewport.width > viewport.height }

    // MARK: Type on the bars

    var nameFont: Font { Font(weight: .bold, size: 36 * scale) }
    /// For a name that needs two lines.
    var longNameFont: Font { Font(weight: .bold, size: 30 * scale) }
    var clockFont: Font { Font(size: 30 * scale) }
    var smallClockFont: Font { Font(size: 28 * scale) }
    /// Name and clock in one row, the largest that fit are taken.
    var barFonts: [(name: Font, clock: Font)] {
        [(36, 30), (34, 28), (32, 28)].map {
            (Font(weight: .bold, size: $0 * scale), Font(size: $1 * scale))
        }
    }
    var signFont: Font { Font(size: 30 * scale) }
    var labelFont: Font { Font(size: 28 * scale) }

    // MARK: Extents

    static let gap = 8.0
    /// Each of 简, 繁 and EN.
    var segmentWidth: Double { max(Theme.minimumTarget, (signFont.size * 2 + 24).rounded()) }
    var languagesWidth: Double { 3 * segmentWidth + 2 * Self.gap }
    var barIcon: Double { 46 * min(scale, 1.35) }
    var bottomBarHeight: Double {
        max(Chrome.bottomBarHeight, (barIcon + labelFont.lineHeight + 46).rounded())
    }
    /// The part of the screen above everything that can be touched or must be read, with low reach.
    var bandHeight: Double { (viewport.height * 0.4).rounded(.up) }
    /// The row of languages under the band in portrait; in landscape they join the bottom bar.
    var languageRowHeight: Double { isLandscape ? 0 : Theme.minimumTarget + 2 * Self.gap }

    /// Room between the bars, without the strip of reading aloud and the keyboard.
    var room: Size {
        let top = isLowReach ? bandHeight + languageRowHeight : max(Chrome.titleBarHeight, 70 * scale)
        return Size(width: viewport.width, height: max(0, viewport.height - top - bottomBarHeight))
    }

    /// A width in a font, near enough to choose a layout by: Han one em, Latin letters a little wide.
    static func estimate(_ text: String, _ font: Font) -> Double {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x2E80...: sum + font.size
            case 0x41...0x5A: sum + font.size * 0.7
            case 0x30...0x39: sum + font.size * 0.61
            case 0x20: sum + font.size * 0.24
            case 0x20...0x2F: sum + font.size * 0.3
            default: sum + font.size * 0.62
            }
        }
    }
}
