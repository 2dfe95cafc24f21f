import Content
import TUF

/// What can go wrong between a folder of content and a published repository.
public enum PublishingError: Error, Hashable, Sendable {
    /// A file or folder cannot be read.
    case unreadable(path: String, reason: String)
    /// A file or folder cannot be written.
    case unwritable(path: String, reason: String)
    /// Another program works on the same folder.
    case inUse(path: String)
    /// Signed metadata is not as it should be.
    case metadata(TUFError)

    /// The file is no key file of ours.
    case notAKeyFile(path: String)
    /// The passphrase does not open the key file, or the file was altered.
    case wrongPassphrase(path: String)
    /// The passphrase is too short.
    case shortPassphrase(least: Int)
    /// The system gave no derived key.
    case keyDerivation(reason: String)
    /// A key of this name is there already.
    case keyExists(path: String)
    /// A line of a signers file is wrong.
    case signers(path: String, line: Int, Message)

    /// The folder holds no repository.
    case noRepository(path: String)
    /// The folder holds a repository already.
    case repositoryExists(path: String)
    /// The staging folder holds nothing to sign or publish.
    case nothingStaged(path: String)
    /// The staging folder holds something else than what was to be put there.
    case stagingInUse(path: String)
    /// A staging folder lacks a file, or holds another one than the metadata says.
    case stagedFile(path: String, reason: Message)
    /// What is staged was made before something else was published.
    case outdated(role: RoleName, staged: Int, published: Int)
    /// No role exists for a unit.
    case noRole(UnitID)
    /// A unit is neither in the repository nor staged.
    case noUnit(String)
    /// A unit stands at another place than its role.
    case wrongPlace(UnitID, parent: String, expected: String)
    /// The key may sign nothing of what is staged.
    case keyNotAsked(name: String)
    /// Too few people have signed.
    case unsigned([SignatureDemand])
    /// A published role would be without enough valid signatures.
    case broken(role: RoleName, TUFError)
    /// The key is not the online key of the repository.
    case notOnlineKey(name: String)
    /// There is nothing to release.
    case nothingChanged
    /// An item was withdrawn and is in the content again.
    case withdrawnItem(ItemID, unit: UnitID, reason: String)
    /// No item of this id is published.
    case noItem(String)
    /// A key is not listed anywhere.
    case unknownKey(String)
    /// Without this key a role could never be signed again.
    case lastKeys(role: RoleName, threshold: Int, left: Int)
}

extension PublishingError: ExplainedError {
    /// One sentence with what was found.
    public var message: Message {
        switch self {
        case .unreadable(let path, let reason):
            Message(zh: "\(path) 读不出来：\(reason)", en: "\(path) cannot be read: \(reason)")
        case .unwritable(let path, let reason):
            Message(zh: "\(path) 写不进去：\(reason)", en: "\(path) cannot be written: \(reason)")
        case .inUse(let path):
            Message(zh: "另一个程序正在使用 \(path)", en: "another program is working on \(path)")
        case .metadata(let error): Message(zh: "签名资料有问题：\(error)", en: "signed metadata: \(error)")
        case .notAKeyFile, .wrongPassphrase, .shortPassphrase, .keyDerivation, .keyExists, .signers: keyMessage
        case .noRepository, .repositoryExists, .nothingStaged, .stagingInUse, .stagedFile, .outdated: folderMessage
        case .noRole, .noUnit, .wrongPlace, .nothingChanged, .withdrawnItem, .noItem: contentMessage
        case .keyNotAsked, .unsigned, .broken, .notOnlineKey, .unknownKey, .lastKeys: signingMessage
        }
    }

    private var keyMessage: Message {
        switch self {
        case .notAKeyFile(let path): Message(zh: "\(path) 不是密钥文件", en: "\(path) is not a key file")
        case .wrongPassphrase(let path):
            Message(zh: "口令打不开密钥文件 \(path)", en: "the passphrase does not open the key file \(path)")
        case .shortPassphrase(let least):
            Message(zh: "口令至少要 \(least) 个字符", en: "a passphrase needs at least \(least) characters")
        case .keyDerivation(let reason):
            Message(zh: "无法由口令算出密钥：\(reason)", en: "no key could be derived from the passphrase: \(reason)")
        case .keyExists(let path): Message(zh: "\(path) 已经存在", en: "\(path) exists already")
        case .signers(let path, let line, let reason):
            Message(zh: "\(path) 第 \(line) 行：\(reason.chinese)", en: "\(path):\(line): \(reason.english)")
        default: Message(zh: "", en: "")
        }
    }

    private var folderMessage: Message {
        switch self {
        case .noRepository(let path): Message(zh: "\(path) 里没有发布库", en: "\(path) holds no repository")
        case .repositoryExists(let path): Message(zh: "\(path) 里已有发布库", en: "\(path) holds a repository already")
        case .nothingStaged(let path):
            Message(zh: "\(path) 里没有待签的内容", en: "\(path) holds nothing to sign or publish")
        case .stagingInUse(let path): Message(zh: "\(path) 里还有没发布的内容", en: "\(path) still holds something unpublished")
        case .stagedFile(let path, let reason):
            Message(zh: "\(path)：\(reason.chinese)", en: "\(path): \(reason.english)")
        case .outdated(let role, let staged, let published):
            Message(
                zh: "“\(role)”待签的是第 \(staged) 版，已发布的是第 \(published) 版",
                en: "version \(staged) of '\(role)' is staged, but version \(published) is published")
        default: Message(zh: "", en: "")
        }
    }

    private var contentMessage: Message {
        switch self {
        case .noRole(let unit): Message(zh: "还没有人能为单位“\(unit)”签名", en: "nobody may sign for unit '\(unit)' yet")
        case .noUnit(let unit): Message(zh: "没有单位“\(unit)”", en: "there is no unit '\(unit)'")
        case .wrongPlace(let unit, let parent, let expected):
            Message(
                zh: "单位“\(unit)”在内容里属于“\(parent)”，在发布库里属于“\(expected)”",
                en: "unit '\(unit)' is below '\(parent)' in the content, but below '\(expected)' in the repository")
        case .nothingChanged: Message(zh: "内容没有变化，没有可发布的", en: "nothing changed: there is nothing to release")
        case .withdrawnItem(let id, let unit, let reason):
            Message(
                zh: "“\(unit)”的条目“\(id)”已撤回（\(reason)），却还在内容文件夹里",
                en: "item '\(id)' of '\(unit)' was withdrawn (\(reason)) but is still in the content folder")
        case .noItem(let id): Message(zh: "没有发布过条目“\(id)”", en: "no item '\(id)' is published")
        default: Message(zh: "", en: "")
        }
    }

    private var signingMessage: Message {
        switch self {
        case .keyNotAsked(let name):
            Message(zh: "这次没有需要“\(name)”签名的内容", en: "nothing that is staged asks for a signature of '\(name)'")
        case .unsigned(let demands):
            Message(
                zh: "签名不够：" + demands.map(\.text.chinese).joined(separator: "；"),
                en: "too few signatures: " + demands.map(\.text.english).joined(separator: "; "))
        case .broken(let role, let error):
            Message(zh: "“\(role)”的签名不再有效：\(error)", en: "'\(role)' would no longer be validly signed: \(error)")
        case .notOnlineKey(let name): Message(zh: "“\(name)”不是在线密钥", en: "'\(name)' is not the online key")
        case .unknownKey(let key): Message(zh: "发布库里没有密钥“\(key)”", en: "no key '\(key)' is listed in the repository")
        case .lastKeys(let role, let threshold, let left):
            Message(
                zh: "“\(role)”需要 \(threshold) 人签名，去掉后只剩 \(left) 把密钥",
                en: "'\(role)' needs \(threshold) signatures, but only \(left) keys would be left")
        default: Message(zh: "", en: "")
        }
    }

    /// What to do about it.
    public var hint: Message? {
        switch self {
        case .inUse: Message(zh: "等它结束再试", en: "wait until it has ended")
        case .notAKeyFile: Message(zh: "密钥文件由 kioskctl keys generate 生成", en: "kioskctl keys generate makes key files")
        case .keyExists, .repositoryExists: Message(zh: "换一个名字", en: "choose another name")
        case .noRepository: Message(zh: "先运行 kioskctl repo init", en: "run kioskctl repo init first")
        case .nothingStaged: Message(zh: "先运行 kioskctl release", en: "run kioskctl release first")
        case .stagingInUse: Message(zh: "先发布它，或换一个文件夹", en: "publish it first, or name another folder")
        case .stagedFile: Message(zh: "重新复制整个文件夹", en: "copy the whole folder again")
        case .outdated: Message(zh: "重新运行 kioskctl release 并签名", en: "run kioskctl release again, and sign")
        case .noRole: Message(zh: "用 kioskctl rotate 写明谁来签", en: "say who signs for it with kioskctl rotate")
        case .unsigned: Message(zh: "请他们运行 kioskctl sign", en: "ask them to run kioskctl sign")
        case .broken: Message(zh: "用 kioskctl rotate 重新签它", en: "let it be signed anew with kioskctl rotate")
        case .withdrawnItem:
            Message(zh: "从文件夹里删掉它，或加 --restore", en: "delete it from the folder, or give --restore")
        case .lastKeys: Message(zh: "同时给出替换的密钥（--replacement）", en: "give a --replacement at the same time")
        default: nil
        }
    }
}
