import Interface

/// Draws text from masks that are rasterised once.
///
/// Han characters, kana and full-width forms are one em wide and never joined, so each has one mask for every place that it
/// appears in: a page of a law needs a few hundred. Everything between them (Latin words, digits, scripts that HarfBuzz must
/// shape) is one mask a word run.
@MainActor
final class TextPainter {
    private struct GlyphKey: Hashable {
        let font: Font
        let scalar: Unicode.Scalar
    }

    private struct PieceKey: Hashable {
        let font: Font
        let text: String
    }

    private let fonts: FontLibrary
    private var glyphs = ByteCache<GlyphKey, CoverageMask>(limit: 3 << 20)
    private var pieces = ByteCache<PieceKey, CoverageMask>(limit: 2 << 20)

    /// Bytes of all masks.
    var bytes: Int { glyphs.bytes + pieces.bytes }

    init(fonts: FontLibrary) { self.fonts = fonts }

    func removeAll() {
        glyphs.removeAll()
        pieces.removeAll()
    }

    func paint(
        _ text: String, _ font: Font, _ color: Color, penX: Int, baseline: Int, clip: PixelRect,
        on surface: PixelSurface
    ) {
        eachMask(text, font, penX: penX) { mask, x in
            mask.draw(color, penX: x, baseline: baseline, clip: clip, on: surface)
            return true
        }
    }

    /// Rasterises what is not yet there; false when the caller's time is up.
    func prepare(_ text: String, _ font: Font, isTimeLeft: () -> Bool) -> Bool {
        eachMask(text, font, penX: 0) { _, _ in isTimeLeft() }
    }

    /// Visits the masks of a text from left to right with their places until the visitor has had enough.
    @discardableResult
    private func eachMask(
        _ text: String, _ font: Font, penX: Int, _ visit: (CoverageMask, Int) -> Bool
    ) -> Bool {
        var x = penX
        var piece = String.UnicodeScalarView()
        func flush() -> Bool {
            guard !piece.isEmpty else { return true }
            defer { piece = String.UnicodeScalarView() }
            return eachPiece(String(piece), font, &x, visit)
        }
        for scalar in text.unicodeScalars {
            guard FontLibrary.isOneEmWide(scalar) else {
                piece.append(scalar)
                continue
            }
            guard flush() else { return false }
            if scalar != "\u{3000}", !visit(glyph(scalar, font), x) { return false }
            x += Int(fonts.pixels(font))
        }
        return flush()
    }

    private func eachPiece(_ text: String, _ font: Font, _ x: inout Int, _ visit: (CoverageMask, Int) -> Bool) -> Bool {
        let parts = text.unicodeScalars.allSatisfy { $0.value < 0x250 } ? [text] : fonts.segments(text, font)
        for part in parts {
            if part.contains(where: { $0 != " " }), !visit(mask(part, font), x) { return false }
            x += part.unicodeScalars.reduce(0) { $0 + Int(fonts.pixelAdvance(of: $1, font: font)) }
        }
        return true
    }

    private func glyph(_ scalar: Unicode.Scalar, _ font: Font) -> CoverageMask {
        let key = GlyphKey(font: font, scalar: scalar)
        if let known = glyphs[key] { return known }
        let made = fonts.mask(String(Character(scalar)), font) ?? CoverageMask()
        glyphs.insert(made, for: key)
        return made
    }

    private func mask(_ text: String, _ font: Font) -> CoverageMask {
        let key = PieceKey(font: font, text: text)
        if let known = pieces[key] { return known }
        let made = fonts.mask(text, font) ?? CoverageMask()
        pieces.insert(made, for: key)
        return made
    }
}
