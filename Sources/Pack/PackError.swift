import Content

/// Why a pack cannot be made or is refused. Which file it was is for the caller to say.
public enum PackError: Error, Hashable, Sendable {
    /// A release number below 1.
    case badRelease(Int)
    /// An item belongs to another unit than the pack.
    case foreignItem(ItemID, found: UnitID, expected: UnitID)
    /// The same id stands twice.
    case duplicateItem(ItemID)
    /// An item cannot be written as JSON.
    case notEncodable(ItemID, reason: String)
    /// A delta would lead from one unit's pack to another's.
    case foreignDelta(from: UnitID, to: UnitID)
    /// The compressor failed.
    case compressionFailed(String)
    /// The bytes do not begin as zstd does.
    case notCompressed
    /// The compressed bytes end too early.
    case truncated
    /// The compressed bytes are broken.
    case damaged(String)
    /// Bytes follow after the end of the pack.
    case trailingBytes(Int)
    /// It would unpack to more than a kiosk can hold.
    case tooLarge(limit: Int)
    /// It would need more memory to unpack than a kiosk grants.
    case windowTooLarge(limitLog: Int)
    /// The first line is missing or is not a header.
    case badHeader(String)
    /// The header says something that this program does not know.
    case unknownHeaderKey(String)
    /// Made by a newer program.
    case newerFormat(found: Int, supported: Int)
    /// The header promises another number of items.
    case wrongCount(stated: Int, found: Int)
    /// The items are not those that the header was made for.
    case wrongDigest(stated: ContentDigest, found: ContentDigest)
    /// The last line has no end, or a line is empty.
    case brokenLine(Int)
    /// A line is not a valid item.
    case badItem(line: Int, reason: String)
    /// The items are not sorted by id.
    case outOfOrder(line: Int)
    /// An item uses a picture that the header does not list.
    case mediumNotListed(ItemID, fileName: String)
}

extension PackError: ExplainedError {
    /// One sentence with what was found.
    public var message: Message {
        switch self {
        case .badRelease(let release):
            Message(zh: "发布号 \(release) 无效，应从 1 开始", en: "release \(release) is not valid: releases begin at 1")
        case .foreignItem(let id, let found, let expected):
            Message(
                zh: "条目“\(id)”属于“\(found)”，不属于“\(expected)”",
                en: "item '\(id)' belongs to '\(found)', not to '\(expected)'")
        case .duplicateItem(let id): Message(zh: "编号“\(id)”出现了两次", en: "the id '\(id)' stands twice")
        case .notEncodable(let id, let reason):
            Message(zh: "条目“\(id)”无法写出：\(reason)", en: "item '\(id)' cannot be written: \(reason)")
        case .foreignDelta(let from, let to):
            Message(
                zh: "“\(from)”的包不能作为“\(to)”的基础", en: "a pack of '\(from)' is no base for one of '\(to)'")
        case .compressionFailed(let reason): Message(zh: "压缩失败：\(reason)", en: "compression failed: \(reason)")
        case .notCompressed: Message(zh: "不是内容包（没有 zstd 标记）", en: "not a pack: it does not begin as zstd does")
        case .truncated: Message(zh: "内容包不完整，末尾缺失", en: "the pack is cut off: its end is missing")
        case .damaged(let reason): Message(zh: "内容包已损坏：\(reason)", en: "the pack is damaged: \(reason)")
        case .trailingBytes(let count):
            Message(zh: "内容包结尾之后还有 \(count) 字节", en: "\(count) bytes follow after the end of the pack")
        case .tooLarge(let limit):
            Message(zh: "内容包解开后超过 \(limit >> 20) MB", en: "the pack unpacks to more than \(limit >> 20) MB")
        case .windowTooLarge(let limitLog):
            Message(
                zh: "解开内容包需要的内存超过 \((1 << limitLog) >> 20) MB",
                en: "the pack needs a window of more than \((1 << limitLog) >> 20) MB to unpack")
        case .badHeader(let reason): Message(zh: "内容包的首行无效：\(reason)", en: "the header line is not valid: \(reason)")
        case .unknownHeaderKey(let key):
            Message(zh: "内容包的首行有不认识的字段“\(key)”", en: "the header line has an unknown key '\(key)'")
        case .newerFormat(let found, let supported):
            Message(
                zh: "内容包的格式是第 \(found) 版，本程序最高支持第 \(supported) 版",
                en: "the pack has format \(found), this program reads up to \(supported)")
        case .wrongCount(let stated, let found):
            Message(zh: "首行写有 \(stated) 个条目，实际是 \(found) 个", en: "the header says \(stated) items, there are \(found)")
        case .wrongDigest(let stated, let found):
            Message(
                zh: "内容与首行的摘要值不符（应为 \(stated.text.prefix(12))…，实为 \(found.text.prefix(12))…）",
                en:
                    "the items do not match the digest of the header (\(stated.text.prefix(12))…, found \(found.text.prefix(12))…)"
            )
        case .brokenLine(let line): Message(zh: "第 \(line) 行为空或没有换行", en: "line \(line) is empty or has no end")
        case .badItem(let line, let reason):
            Message(zh: "第 \(line) 行的条目无效：\(reason)", en: "line \(line) is not a valid item: \(reason)")
        case .outOfOrder(let line): Message(zh: "第 \(line) 行没有按编号排序", en: "line \(line) is out of order")
        case .mediumNotListed(let id, let fileName):
            Message(
                zh: "条目“\(id)”使用的图片 \(fileName) 没有列在首行",
                en: "item '\(id)' uses \(fileName), which the header does not list")
        }
    }

    /// What to do, where the message does not say it already.
    public var hint: Message? {
        switch self {
        case .newerFormat, .unknownHeaderKey: Message(zh: "请先升级本机程序", en: "update the program on this machine")
        case .truncated, .damaged, .notCompressed, .wrongDigest:
            Message(zh: "请重新复制或下载", en: "copy or download it again")
        default: nil
        }
    }
}
