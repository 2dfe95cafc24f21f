import Content
import Pack

/// Why the store cannot be used, or refuses what it is given.
public enum StoreError: Error, Hashable, Sendable {
    /// A folder or file of the state directory cannot be made or written.
    case notWritable(path: String, reason: String)
    /// A file cannot be read.
    case notReadable(path: String, reason: String)
    /// Another program uses the state directory.
    case inUse(path: String)
    /// Nothing has been installed yet.
    case empty(path: String)
    /// The database was made by a newer program.
    case newerStore(path: String, found: Int, supported: Int)
    /// The database cannot be read as one.
    case damaged(path: String, reason: String)
    /// SQLite refused for another reason: a full disk, a lock that nobody gave back.
    case database(path: String, reason: String)
    /// A pack is refused.
    case pack(path: String, PackError)
    /// Two packs of one unit were given at once.
    case repeatedUnit(UnitID, paths: [String])
    /// The packs of a first install have no single unit above all others.
    case severalRoots([UnitID])
    /// A pack of a unit that is not the store's root nor below it.
    case foreignUnit(UnitID, root: UnitID, path: String)
    /// A pack is older than what is installed.
    case olderRelease(UnitID, installed: Int, offered: Int, path: String)
    /// Two units have an item of the same id.
    case duplicateItem(ItemID, path: String)
    /// A picture of a pack is in no folder.
    case mediumMissing(fileName: String, pack: String)
    /// A picture has another size than its pack says.
    case mediumWrongSize(path: String, stated: Int, found: Int)
    /// A picture holds something else than its pack says.
    case mediumWrongDigest(path: String)
}

extension StoreError: ExplainedError {
    /// One sentence with the path and what was found.
    public var message: Message {
        switch self {
        case .notWritable(let path, let reason):
            Message(zh: "无法写入 \(path)：\(reason)", en: "cannot write \(path): \(reason)")
        case .notReadable(let path, let reason):
            Message(zh: "无法读取 \(path)：\(reason)", en: "cannot read \(path): \(reason)")
        case .inUse(let path): Message(zh: "另一个程序正在使用 \(path)", en: "another program is using \(path)")
        case .empty(let path): Message(zh: "\(path) 还没有安装任何内容", en: "nothing is installed in \(path)")
        case .newerStore(let path, let found, let supported):
            Message(
                zh: "\(path) 由更新的程序建立（第 \(found) 版，本程序最高支持第 \(supported) 版）",
                en: "\(path) was made by a newer program (format \(found), this one reads up to \(supported))")
        case .damaged(let path, let reason):
            Message(zh: "数据库 \(path) 已损坏：\(reason)", en: "\(path) is damaged: \(reason)")
        case .database(let path, let reason): Message(zh: "数据库 \(path) 出错：\(reason)", en: "\(path): \(reason)")
        case .pack(let path, let error):
            Message(zh: "\(path)：\(error.message.chinese)", en: "\(path): \(error.message.english)")
        case .repeatedUnit(let unit, let paths):
            Message(
                zh: "单位“\(unit)”有多个内容包：\(paths.joined(separator: "、"))",
                en: "several packs of unit '\(unit)': \(paths.joined(separator: ", "))")
        case .severalRoots(let units):
            Message(
                zh: "这些内容包没有唯一的上级单位：\(units.map(\.text).joined(separator: "、"))",
                en: "the packs have no single unit at the top: \(units.map(\.text).joined(separator: ", "))")
        case .foreignUnit(let unit, let root, let path):
            Message(
                zh: "\(path)：单位“\(unit)”不属于本机的“\(root)”", en: "\(path): unit '\(unit)' is not '\(root)' nor below it")
        case .olderRelease(let unit, let installed, let offered, let path):
            Message(
                zh: "\(path)：单位“\(unit)”已安装第 \(installed) 次发布，不能退回第 \(offered) 次",
                en: "\(path): release \(offered) of unit '\(unit)' is older than the installed \(installed)")
        case .duplicateItem(let id, let path):
            Message(zh: "\(path)：编号“\(id)”已被另一个单位使用", en: "\(path): the id '\(id)' is taken by another unit")
        case .mediumMissing(let fileName, let pack):
            Message(zh: "\(pack)：找不到图片 \(fileName)", en: "\(pack): picture \(fileName) is missing")
        case .mediumWrongSize(let path, let stated, let found):
            Message(zh: "\(path)：应为 \(stated) 字节，实为 \(found) 字节", en: "\(path): \(found) bytes instead of \(stated)")
        case .mediumWrongDigest(let path):
            Message(zh: "\(path)：内容与文件名的摘要值不符", en: "\(path): the content does not match the digest in its name")
        }
    }

    /// What to do, where the message does not say it already.
    public var hint: Message? {
        switch self {
        case .notWritable: Message(zh: "检查目录权限和磁盘空间", en: "check permissions and free space")
        case .inUse: Message(zh: "先退出已经打开的程序", en: "quit the program that is already running")
        case .empty: Message(zh: "用 kioskctl install 安装内容包", en: "install packs with 'kioskctl install'")
        case .newerStore:
            Message(
                zh: "升级本程序，或删除该文件（会从内容包重建）", en: "update this program, or delete the file: it is rebuilt from the packs"
            )
        case .damaged: Message(zh: "该文件可以删除，会从内容包重建", en: "the file can be deleted: it is rebuilt from the packs")
        case .pack(_, let error): error.hint
        case .severalRoots, .foreignUnit:
            Message(zh: "一个状态目录只放一个单位及其下级", en: "one state directory holds one unit and those below it")
        case .mediumMissing: Message(zh: "连同 media 文件夹一起复制", en: "copy the 'media' folder along with the packs")
        default: nil
        }
    }
}
