import Content

/// A picture's bytes with the format that they show, checked against the limits of docs/content-format.md.
struct PictureFile {
    static let byteLimit = 8_000_000
    static let pixelLimit = 40_000_000
    static let svgByteLimit = 1_000_000
    static let svgSideLimit = 8192
    static let makeSmaller = Message(zh: "把图片缩小后再放进来", en: "make the picture smaller")

    let format: MediaFormat
    private let bytes: [UInt8]

    /// Recognises the format by content; nil when it is none of ours or too large, which is reported.
    init?(_ bytes: [UInt8], findings: Findings) {
        guard let format = Self.format(of: bytes) else {
            findings.error(
                bytes.isEmpty
                    ? Message(zh: "图片文件是空的", en: "the picture file is empty")
                    : Message(
                        zh: "文件内容不是 PNG、JPEG、WebP 或 SVG 图片", en: "the file holds no PNG, JPEG, WebP or SVG picture"),
                at: .start, hint: Message(zh: "用看图软件另存为 PNG 或 JPEG", en: "save it as PNG or JPEG"))
            return nil
        }
        self.format = format
        self.bytes = bytes
        guard format == .svg else { return }
        guard bytes.count <= Self.svgByteLimit else {
            findings.error(
                AuthoringError.fileTooLarge(path: findings.path, bytes: bytes.count, limit: Self.svgByteLimit),
                at: .start)
            return nil
        }
    }

    static func format(of bytes: [UInt8]) -> MediaFormat? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .webp }
        return SVGInspection.isSVG(bytes) ? .svg : nil
    }

    /// Whether a file's ending fits its content; if not, this is reported.
    func agrees(withEnding ending: String, findings: Findings) -> Bool {
        let wanted: [String] = format == .jpeg ? ["jpg", "jpeg"] : [format.rawValue]
        guard !wanted.contains(ending) else { return true }
        findings.error(
            Message(
                zh: "文件内容是 \(format.rawValue.uppercased())，文件名却以 .\(ending) 结尾",
                en: "the content is \(format.rawValue.uppercased()), but the name ends in .\(ending)"), at: .start,
            hint: Message(zh: "改成 .\(wanted[0])", en: "rename it to .\(wanted[0])"))
        return false
    }

    /// Width and height as decoded; nil when it is too large or broken, which is reported.
    func decodedSize(findings: Findings) -> (width: Int, height: Int)? {
        guard let claimed = claimedSize(findings: findings) else { return nil }
        let sideLimit = format == .svg ? Self.svgSideLimit : Int.max
        guard claimed.width <= sideLimit, claimed.height <= sideLimit,
            format == .svg || claimed.height <= Self.pixelLimit / claimed.width
        else {
            findings.error(
                Message(
                    zh: "图片有 \(claimed.width) × \(claimed.height) 像素，太大",
                    en: "the picture has \(claimed.width) × \(claimed.height) pixels, which is too large"), at: .start,
                hint: Self.makeSmaller)
            return nil
        }
        guard let size = PictureDecoder.size(of: bytes, format: format), size.width > 0, size.height > 0 else {
            broken(findings)
            return nil
        }
        return size
    }

    /// The size that the header names, read before decoding so that a small file cannot ask for gigabytes.
    private func claimedSize(findings: Findings) -> (width: Int, height: Int)? {
        if format == .svg {
            let inspection = SVGInspection(bytes)
            inspection.report(to: findings)
            return findings.problems.isEmpty ? inspection.size : nil
        }
        let header = PictureHeader(bytes)
        guard let size = header.size(of: format), size.width > 0, size.height > 0, header.isComplete(format) else {
            broken(findings)
            return nil
        }
        return size
    }

    private func broken(_ findings: Findings) {
        findings.error(
            Message(zh: "图片损坏，无法解码", en: "the picture is broken: it cannot be decoded"), at: .start,
            hint: Message(zh: "重新导出或重新拷贝这个文件", en: "export or copy the file again"))
    }
}

/// Reads width and height from the headers of PNG, JPEG and WebP.
struct PictureHeader {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func size(of format: MediaFormat) -> (width: Int, height: Int)? {
        switch format {
        case .png: bytes.count >= 24 ? (big(16, 4), big(20, 4)) : nil
        case .jpeg: jpegSize
        case .webp: webpSize
        case .svg: nil
        }
    }

    /// Whether the file reaches its own end. A copy that broke off must be told before decoding: SDL_image 2.6 hands
    /// libpng the same bytes again and again at the end of a file, for ever, and fills the rest of a JPEG with grey.
    func isComplete(_ format: MediaFormat) -> Bool {
        switch format {
        case .png: isCompletePNG
        case .jpeg: lastMarker(0xD9) > lastMarker(0xDA)
        case .webp: bytes.count >= 12 && little(4, 4) + 8 <= bytes.count
        case .svg: true
        }
    }

    /// Chunks follow one another up to IEND (PNG 3rd edition §5.3): length, type, data, CRC.
    private var isCompletePNG: Bool {
        var place = 8
        while place + 12 <= bytes.count {
            let length = big(place, 4)
            guard length <= bytes.count - place - 12 else { return false }
            if bytes[(place + 4)..<(place + 8)].elementsEqual("IEND".utf8) { return true }
            place += length + 12
        }
        return false
    }

    /// Where a JPEG marker stands last. In coded data FF is always followed by 00 or a restart marker.
    private func lastMarker(_ marker: UInt8) -> Int {
        var place = bytes.count - 2
        while place >= 0, bytes[place] != 0xFF || bytes[place + 1] != marker { place -= 1 }
        return place
    }

    private func big(_ place: Int, _ count: Int) -> Int {
        bytes[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    private func little(_ place: Int, _ count: Int) -> Int {
        bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The frame header (ITU T.81 B.2.2): the first SOFn marker; C4, C8 and CC are no frame headers.
    private var jpegSize: (width: Int, height: Int)? {
        var place = 2
        while place + 9 < bytes.count {
            guard bytes[place] == 0xFF else { return nil }
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
            } else if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                return (big(place + 7, 2), big(place + 5, 2))
            } else {
                place += (0xD0...0xD8).contains(marker) || marker == 0x01 ? 2 : 2 + max(2, big(place + 2, 2))
            }
        }
        return nil
    }

    /// RFC 9649 §2.5–2.7.
    private var webpSize: (width: Int, height: Int)? {
        guard bytes.count >= 30 else { return nil }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8X": return (little(24, 3) + 1, little(27, 3) + 1)
        case "VP8L": return (little(21, 4) & 0x3FFF + 1, little(21, 4) >> 14 & 0x3FFF + 1)
        case "VP8 ": return (little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF)
        default: return nil
        }
    }
}
