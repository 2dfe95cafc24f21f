import Content

/// Turns the bytes of a text file into text with LF line ends, reporting what cannot be read.
enum SourceText {
    /// Largest text file that is read, in bytes.
    static let limit = 16 << 20

    /// How a file may be encoded.
    enum Encodings { case utf8, utf8OrGB18030 }

    /// Reads a file; nil when it cannot be used, which is then reported.
    static func read(_ path: String, _ encodings: Encodings, findings: Findings) -> String? {
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.bytes(of: path, limit: limit)
        } catch {
            findings.error(relative(error, to: findings.path), at: .start)
            return nil
        }
        let text = decode(bytes, encodings, findings: findings)
        if let text { refusePersonalNumbers(text, findings: findings) }
        return text
    }

    /// What is built is public, so a citizen's numbers are an error wherever they stand. The text is read on all the same.
    private static func refusePersonalNumbers(_ text: String, findings: Findings) {
        let numbers = PersonalNumber.all(in: text)
        guard !numbers.isEmpty else { return }
        let bytes = Array(text.utf8)
        for number in numbers {
            let place = position(of: number.offset, in: bytes)
            switch number.kind {
            case .citizenIdentity:
                findings.error(
                    Message(zh: "这里有公民身份号码，公开的内容里不能写", en: "a citizen identity number must not be made public"),
                    at: place,
                    hint: Message(zh: "删掉，或只留后四位：****123X", en: "delete it, or leave its last four characters"))
            case .bankCard:
                findings.error(
                    Message(zh: "这里有银行卡号，公开的内容里不能写全", en: "a bank card number must not be made public"),
                    at: place, hint: Message(zh: "只留后四位：****1234", en: "leave its last four digits: ****1234"))
            }
        }
    }

    /// Names the file in an error as the rest of the report does.
    private static func relative(_ error: AuthoringError, to path: String) -> AuthoringError {
        switch error {
        case .cannotRead(_, let reason): .cannotRead(path: path, reason: reason)
        case .fileTooLarge(_, let bytes, let limit): .fileTooLarge(path: path, bytes: bytes, limit: limit)
        default: error
        }
    }

    static func decode(_ bytes: [UInt8], _ encodings: Encodings, findings: Findings) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            findings.error(
                Message(zh: "文件是 UTF-16 编码", en: "the file is UTF-16"), at: .start, hint: saveAsUTF8)
            return nil
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let lines = content.contains(0x0D) ? withLineFeeds(content) : Array(content)
        if let text = String(validating: lines, as: UTF8.self) {
            return refuseControls(lines, findings: findings) ? nil : text
        }
        let chinese = FileSystem.decodeGB18030(lines)
        if encodings == .utf8OrGB18030, let chinese {
            return refuseControls(lines, findings: findings) ? nil : chinese
        }
        reportBadUTF8(lines, looksChinese: chinese != nil, findings: findings)
        return nil
    }

    private static let saveAsUTF8 = Message(zh: "另存为 UTF-8 编码", en: "save the file as UTF-8")

    private static func withLineFeeds(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x0D {
                lines.append(0x0A)
            } else if byte != 0x0A || previous != 0x0D {
                lines.append(byte)
            }
            previous = byte
        }
        return lines
    }

    /// Reports the first control character besides tab and line end; such files are broken or not text at all.
    private static func refuseControls(_ bytes: [UInt8], findings: Findings) -> Bool {
        guard let place = bytes.firstIndex(where: { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A) || $0 == 0x7F }) else {
            return false
        }
        let code = "U+00" + (bytes[place] < 16 ? "0" : "") + String(bytes[place], radix: 16, uppercase: true)
        findings.error(
            Message(zh: "文件里有控制字符 \(code)", en: "the file holds the control character \(code)"),
            at: position(of: place, in: bytes),
            hint: Message(zh: "删掉这个字符，或检查这是不是文本文件", en: "delete it, or check that this is a text file"))
        return true
    }

    private static func reportBadUTF8(_ bytes: [UInt8], looksChinese: Bool, findings: Findings) {
        var parser = Unicode.UTF8.ForwardParser()
        var source = bytes.makeIterator()
        var place = 0
        scan: while true {
            switch parser.parseScalar(from: &source) {
            case .valid(let scalar): place += scalar.count
            case .error, .emptyInput: break scan
            }
        }
        findings.error(
            Message(zh: "文件不是 UTF-8 编码", en: "the file is not UTF-8"), at: position(of: place, in: bytes),
            hint: looksChinese
                ? Message(zh: "看起来是 GBK（GB18030）编码，请另存为 UTF-8", en: "it looks like GBK (GB18030): save it as UTF-8")
                : saveAsUTF8)
    }

    /// Line and character of a byte.
    static func position(of place: Int, in bytes: [UInt8]) -> Position {
        let before = bytes[..<min(place, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Position(
            line: before.count { $0 == 0x0A } + 1, column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1)
    }
}
