import CCairo
import Interface

/// Measures text as cairo will draw it.
final class PDFMeasurer: TextMeasurer {
    private struct Key: Hashable {
        let scalar: Unicode.Scalar
        let family: FontFamily
        let weight: FontWeight
    }

    /// Size at which characters are measured; advances grow with the size exactly, as hinting is off.
    private static let size = 1000.0

    private let surface: OpaquePointer?
    private let context: OpaquePointer?
    private var advances: [Key: Double] = [:]

    init() {
        surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)
        context = cairo_create(surface)
        PDFFile.turnOffHinting(context)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    func advance(of scalar: Unicode.Scalar, font: Font) -> Double {
        let key = Key(scalar: scalar, family: font.family, weight: font.weight)
        if let known = advances[key] { return known * font.size / Self.size }
        PDFFile.select(Face(font, holding: scalar, context), size: Self.size, context)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, String(Character(scalar)), &extents)
        advances[key] = extents.x_advance
        return extents.x_advance * font.size / Self.size
    }

    /// Of Noto's ideographic em box: 0.88.
    func ascent(of font: Font) -> Double { font.size * 0.88 }
}

/// Writes pages as PDF: text stays text, sharp at any resolution. The only file that calls cairo.
enum PDFFile {
    /// - Throws: ``PrintingError/notWritten(path:reason:)``.
    static func write(_ pages: [Sheet.Page], to path: String) throws(PrintingError) {
        // A point of PDF is 1/72 inch.
        let scale = Sheet.unit / 25.4 * 72
        let first = pages.first?.size ?? Size(width: 1, height: 1)
        let surface = cairo_pdf_surface_create(path, first.width * scale, first.height * scale)
        defer { cairo_surface_destroy(surface) }
        let context = cairo_create(surface)
        turnOffHinting(context)
        cairo_scale(context, scale, scale)
        for page in pages {
            cairo_pdf_surface_set_size(surface, page.size.width * scale, page.size.height * scale)
            for item in page.list.items { draw(item, context) }
            cairo_show_page(context)
        }
        cairo_destroy(context)
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .notWritten(path: path, reason: String(cString: cairo_status_to_string(status)))
        }
    }

    fileprivate static func turnOffHinting(_ context: OpaquePointer?) {
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_set_font_options(context, options)
        cairo_font_options_destroy(options)
    }

    fileprivate static func select(_ face: Face, size: Double, _ context: OpaquePointer?) {
        cairo_select_font_face(
            context, face.name, CAIRO_FONT_SLANT_NORMAL,
            face.weight == .bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, size)
    }

    /// Each stretch in the first face that has its characters; cairo moves on behind what it has shown.
    private static func show(_ text: String, _ font: Font, _ context: OpaquePointer?) {
        var stretch = ""
        var face: Face?
        func finish() {
            guard let face, !stretch.isEmpty else { return }
            select(face, size: font.size, context)
            cairo_show_text(context, stretch)
            stretch = ""
        }
        for character in text {
            let next = character.unicodeScalars.first.map { Face(font, holding: $0, context) } ?? Face.all(font)[0]
            if next != face {
                finish()
                face = next
            }
            stretch.append(character)
        }
        finish()
    }

    private static func draw(_ item: DisplayItem, _ context: OpaquePointer?) {
        cairo_save(context)
        defer { cairo_restore(context) }
        let clip = item.clip
        cairo_rectangle(context, clip.minX, clip.minY, clip.size.width, clip.size.height)
        cairo_clip(context)
        switch item.command {
        case .fill(let rect, let color, _):
            use(color, context)
            cairo_rectangle(context, rect.minX, rect.minY, rect.size.width, rect.size.height)
            cairo_fill(context)
        case .stroke(let rect, let color, let width, _):
            use(color, context)
            cairo_set_line_width(context, width)
            cairo_rectangle(
                context, rect.minX + width / 2, rect.minY + width / 2, rect.size.width - width,
                rect.size.height - width)
            cairo_stroke(context)
        case .text(let text, let font, let color, let baseline, _):
            use(color, context)
            cairo_move_to(context, baseline.x, baseline.y)
            show(text, font, context)
        case .modules(let matrix, let rect, let color): draw(matrix, in: rect, color, context)
        // Sheets have none of these.
        case .icon, .picture, .gradient, .ring: break
        }
    }

    /// Modules of a row that touch are one rectangle, so that no hairline of white shows between them.
    private static func draw(_ matrix: ModuleMatrix, in rect: Rect, _ color: Color, _ context: OpaquePointer?) {
        use(color, context)
        let size = min(rect.size.width, rect.size.height) / Double(matrix.side)
        for row in 0..<matrix.side {
            var column = 0
            while column < matrix.side {
                let start = column
                while column < matrix.side, matrix.isDark(row: row, column: column) { column += 1 }
                if column > start {
                    cairo_rectangle(
                        context, rect.minX + Double(start) * size, rect.minY + Double(row) * size,
                        Double(column - start) * size, size)
                }
                column += 1
            }
        }
        cairo_fill(context)
    }

    private static func use(_ color: Color, _ context: OpaquePointer?) {
        cairo_set_source_rgba(
            context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
            Double(color.alpha) / 255)
    }
}

/// A typeface by its name. Characters that the first one lacks, such as symbols, stand in the next that has them, as
/// on the screen.
private struct Face: Hashable {
    let name: String
    let weight: FontWeight

    static func all(_ font: Font) -> [Face] {
        let names = [
            font.family == .serif ? "Noto Serif CJK SC" : "Noto Sans CJK SC", "Noto Sans CJK SC", "DejaVu Sans",
        ]
        return names.map { Face(name: $0, weight: font.weight) }
    }

    private init(name: String, weight: FontWeight) {
        self.name = name
        self.weight = weight
    }

    /// The first face that has a character; the usual one when none has.
    init(_ font: Font, holding scalar: Unicode.Scalar, _ context: OpaquePointer?) {
        let faces = Self.all(font)
        // Han and ASCII are in the first: nobody need ask.
        let isUsual = scalar.value < 0x7F || (0x4E00...0x9FFF).contains(scalar.value)
        self = isUsual ? faces[0] : faces.first { $0.holds(scalar, context) } ?? faces[0]
    }

    private func holds(_ scalar: Unicode.Scalar, _ context: OpaquePointer?) -> Bool {
        PDFFile.select(self, size: 10, context)
        let text = String(Character(scalar))
        var glyphs: UnsafeMutablePointer<cairo_glyph_t>?
        var count: Int32 = 0
        let status = cairo_scaled_font_text_to_glyphs(
            cairo_get_scaled_font(context), 0, 0, text, Int32(text.utf8.count), &glyphs, &count, nil, nil, nil)
        guard status == CAIRO_STATUS_SUCCESS, let glyphs else { return false }
        defer { cairo_glyph_free(glyphs) }
        // Glyph 0 is what a font shows for characters that it lacks.
        return (0..<Int(count)).allSatisfy { glyphs[$0].index != 0 }
    }
}
