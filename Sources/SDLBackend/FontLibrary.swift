import CSDL2
import CSDL2TTF
import Interface

/// Where the fonts lie.
public struct FontPaths: Sendable, Hashable {
    /// Folders that are searched in order.
    public var folders: [String]

    /// Debian's places for fonts-noto-cjk and fonts-dejavu-core.
    public static let debian = FontPaths(folders: [
        "/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/noto-cjk",
    ])

    /// Searches these folders.
    public init(folders: [String]) { self.folders = folders }
}

/// Opens fonts, measures and draws characters; the only file that calls SDL_ttf.
///
/// One open face serves every size of a family and weight: a face costs about 1 MB, a change of size next to nothing,
/// because advances and drawn lines are cached outside.
@MainActor
public final class FontLibrary {
    private struct Face: Hashable {
        let family: FontFamily
        let weight: FontWeight
    }

    private final class OpenFace {
        let font: OpaquePointer
        var size: Int32

        init(font: OpaquePointer, size: Int32) {
            self.font = font
            self.size = size
        }

        deinit { TTF_CloseFont(font) }
    }

    private struct AdvanceKey: Hashable {
        let face: Face
        let size: Int32
        let scalar: UInt32
    }

    /// Index of the simplified Chinese face in Noto's collections.
    private static let simplifiedChinese = 2
    private static let files: [Face: [String]] = [
        Face(family: .sans, weight: .regular): ["NotoSansCJK-Regular.ttc"],
        Face(family: .sans, weight: .bold): ["NotoSansCJK-Bold.ttc"],
        Face(family: .serif, weight: .regular): ["NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc"],
        Face(family: .serif, weight: .bold): ["NotoSerifCJK-Bold.ttc", "NotoSansCJK-Bold.ttc"],
    ]
    /// For letters that Noto CJK does not have: Arabic, Hebrew, symbols. Nothing breaks without it.
    private static let fallbackFile = "DejaVuSans.ttf"

    private let paths: FontPaths
    private var faces: [Face: OpenFace] = [:]
    private var fallback: OpenFace??
    private var advances: [AdvanceKey: Int32] = [:]
    /// Pixels in one logical unit.
    public var scale: Double {
        didSet { if scale != oldValue { advances = [:] } }
    }

    /// Opens the sans faces, without which nothing can be read.
    ///
    /// - Throws: ``BackendError/fontMissing(names:searched:)`` or ``BackendError/fontUnreadable(path:reason:)``.
    public init(paths: FontPaths, scale: Double) throws(BackendError) {
        self.paths = paths
        self.scale = scale
        guard TTF_Init() == 0 else { throw .fontUnreadable(path: "SDL_ttf", reason: sdlError()) }
        for weight in FontWeight.allCases { _ = try open(Face(family: .sans, weight: weight)) }
    }

    private func find(_ names: [String]) -> String? {
        for name in names {
            for folder in paths.folders {
                let path = folder + "/" + name
                if let file = SDL_RWFromFile(path, "rb") {
                    SDL_RWclose(file)
                    return path
                }
            }
        }
        return nil
    }

    private func open(_ face: Face) throws(BackendError) -> OpenFace {
        if let known = faces[face] { return known }
        let names = Self.files[face] ?? []
        guard let path = find(names) else { throw .fontMissing(names: names, searched: paths.folders) }
        guard let font = TTF_OpenFontIndex(path, 32, path.hasSuffix(".ttc") ? Self.simplifiedChinese : 0) else {
            throw .fontUnreadable(path: path, reason: sdlError())
        }
        let opened = prepared(font)
        faces[face] = opened
        return opened
    }

    private func prepared(_ font: OpaquePointer) -> OpenFace {
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL)
        TTF_SetFontKerning(font, 0)
        return OpenFace(font: font, size: 32)
    }

    private func openFallback() -> OpenFace? {
        if let known = fallback { return known }
        let opened = find([Self.fallbackFile]).flatMap { TTF_OpenFont($0, 32) }.map(prepared)
        fallback = .some(opened)
        return opened
    }

    /// The face at a size; the serif faces fall back to sans when they are not installed.
    private func sized(_ font: Font) -> (Face, OpenFace)? {
        let wanted = Face(family: font.family, weight: font.weight)
        let sans = Face(family: .sans, weight: font.weight)
        for face in [wanted, sans] {
            // The sans faces were opened by the initialiser; a missing serif only costs its looks.
            guard let opened = try? open(face) else { continue }
            setSize(opened, pixels(font))
            return (face, opened)
        }
        return nil
    }

    private func setSize(_ face: OpenFace, _ size: Int32) {
        guard face.size != size else { return }
        TTF_SetFontSize(face.font, size)
        face.size = size
    }

    func pixels(_ font: Font) -> Int32 { Int32(max(1, (font.size * scale).rounded())) }

    /// Draws characters of one look; the surface's baseline is `ascent` pixels below its top.
    func render(_ text: String, _ font: Font, _ color: Color) -> (surface: PixelSurface, ascent: Int)? {
        guard let (_, primary) = sized(font) else { return nil }
        var chosen = primary
        if let other = openFallback(), needsFallback(text, primary) {
            setSize(other, pixels(font))
            chosen = other
        }
        let shade = SDL_Color(r: color.red, g: color.green, b: color.blue, a: color.alpha)
        guard let surface = TTF_RenderUTF8_Blended(chosen.font, text, shade) else { return nil }
        return (PixelSurface(owning: surface), Int(TTF_FontAscent(chosen.font)))
    }

    /// How much of each pixel characters of one look cover; nil when no font can draw them.
    func mask(_ text: String, _ font: Font) -> CoverageMask? {
        render(text, font, Color(0xFFFFFF)).map { CoverageMask($0.surface, ascent: $0.ascent) }
    }

    /// True when the first character that decides is not in the primary face. Texts are cut by ``segments(_:)`` before.
    private func needsFallback(_ text: String, _ face: OpenFace) -> Bool {
        text.unicodeScalars.contains { isMissing($0, face) }
    }

    private func isMissing(_ scalar: Unicode.Scalar, _ face: OpenFace) -> Bool {
        scalar.value >= 0x250 && !scalar.properties.isWhitespace && TTF_GlyphIsProvided32(face.font, scalar.value) == 0
    }

    /// Cuts a text where the font that has its characters changes.
    func segments(_ text: String, _ font: Font) -> [String] {
        guard let (_, primary) = sized(font), text.unicodeScalars.contains(where: { isMissing($0, primary) }) else {
            return [text]
        }
        var segments: [String] = []
        var current = String.UnicodeScalarView()
        var currentMissing: Bool?
        for scalar in text.unicodeScalars {
            let missing = isMissing(scalar, primary)
            if let before = currentMissing, before != missing, !scalar.properties.isWhitespace {
                segments.append(String(current))
                current = String.UnicodeScalarView()
            }
            if !scalar.properties.isWhitespace || currentMissing == nil { currentMissing = missing }
            current.append(scalar)
        }
        segments.append(String(current))
        return segments
    }
}

/// Measures with real fonts.
@MainActor
public struct FontMeasurer: @preconcurrency TextMeasurer {
    private let library: FontLibrary

    /// Measures with a library's fonts.
    public init(_ library: FontLibrary) { self.library = library }

    /// Noto CJK sets ideographs, kana and full-width forms on one em exactly; others are looked up once.
    public func advance(of scalar: Unicode.Scalar, font: Font) -> Double {
        library.advance(of: scalar, font: font)
    }

    /// Of Noto's ideographic em box: 0.88.
    public func ascent(of font: Font) -> Double { font.size * 0.88 }
}

extension FontLibrary {
    /// Ideographs, kana and full-width forms: Noto CJK sets them on one em exactly.
    static func isOneEmWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3000...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60, 0x20000...0x3134F: true
        default: false
        }
    }

    func advance(of scalar: Unicode.Scalar, font: Font) -> Double {
        Double(pixelAdvance(of: scalar, font: font)) / scale
    }

    func pixelAdvance(of scalar: Unicode.Scalar, font: Font) -> Int32 {
        let size = pixels(font)
        guard !Self.isOneEmWide(scalar) else { return size }
        let key = AdvanceKey(face: Face(family: font.family, weight: font.weight), size: size, scalar: scalar.value)
        if let known = advances[key] { return known }
        let measured = measure(scalar, font)
        advances[key] = measured
        return measured
    }

    private func measure(_ scalar: Unicode.Scalar, _ font: Font) -> Int32 {
        guard let (_, primary) = sized(font) else { return pixels(font) }
        var chosen = primary
        if isMissing(scalar, primary), let other = openFallback() {
            setSize(other, pixels(font))
            chosen = other
        }
        var advance: Int32 = 0
        guard TTF_GlyphMetrics32(chosen.font, scalar.value, nil, nil, nil, nil, &advance) == 0 else { return 0 }
        return advance
    }
}
