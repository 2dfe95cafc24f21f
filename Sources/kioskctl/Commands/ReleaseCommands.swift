import ArgumentParser
import Authoring
import Content
import Foundation
import Publishing
import TUF

/// `kioskctl repo …`
struct RepoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repo", abstract: "Begin a repository.", subcommands: [Init.self])

    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stage the first metadata of a repository: who may sign for what.",
            discussion: """
                The signers file has a line for each role: root, targets, online, and every unit behind the unit above \
                it, such as 'qingxi/dongqiao: 1 of keys/dongqiao.pub'. Put the first release into the same staging \
                folder, let everybody sign, and publish.
                """)

        @Option(help: "The signers file.")
        var signers = "signers.txt"
        @OptionGroup var repository: RepositoryOption
        @OptionGroup var staging: StagingOption

        func run() async throws {
            try await Console.explaining {
                let staged = try Founding.stage(
                    try SignersFile(at: signers), in: repository.folder, at: staging.staging, now: Date())
                try Demands.print(staged)
            }
        }
    }
}

/// Prints who still has to sign.
enum Demands {
    static func print(_ staging: Staging) throws {
        for demand in try staging.demands() { Console.say(demand.text) }
    }
}

/// `kioskctl release CONTENT`
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Validate a folder, make the next release of every unit that changed, and stage it for signing.")

    @Argument(help: "The authoring folder.")
    var folder: String
    @OptionGroup var repository: RepositoryOption
    @OptionGroup var staging: StagingOption
    @Option(help: "Only this unit. May be given several times.")
    var unit: [String] = []
    @Option(help: "A sentence for the record, such as what was decided and when.")
    var note: String?
    @Option(help: "An item that was withdrawn and may be public again. May be given several times.")
    var restore: [String] = []
    @OptionGroup var today: TodayOption

    func run() async throws {
        try await Console.explaining {
            let validation = await AuthoringFolder(path: folder).validate(today: try today.day())
            guard let tree = validation.tree else {
                Report.print(validation, folder: folder, format: .text)
                throw ExitCode(1)
            }
            var wishes = ReleaseMaker.Wishes()
            wishes.units = Set(try unit.map { try UnitID($0) })
            wishes.note = note
            wishes.restored = Set(try restore.map { try ItemID($0) })
            let maker = ReleaseMaker(
                repository: repository.folder, stagingPath: staging.staging, now: Date(), report: ReleaseLog.report)
            try Demands.print(try maker.release(tree, wishes))
        }
    }
}

/// What a release says while it is made.
enum ReleaseLog {
    static func report(_ progress: ReleaseProgress) {
        let message: Message =
            switch progress {
            case .validated(let items, let units):
                Message(zh: "\(units) 个单位，\(items) 项内容，检查通过", en: "\(items) items in \(units) units are valid")
            case .unchanged(let unit): Message(zh: "\(unit)：没有变化", en: "\(unit): unchanged")
            case .comparing(let unit, let release, let added, let changed, let removed):
                Message(
                    zh: "\(unit)：第 \(release) 次发布，新增 \(added)，修改 \(changed)，删除 \(removed)",
                    en: "\(unit): release \(release), \(added) added, \(changed) changed, \(removed) removed")
            case .packed(let name, let bytes, let done, let all):
                Message(zh: "[\(done)/\(all)] \(name)，\(bytes) 字节", en: "[\(done)/\(all)] \(name), \(bytes) bytes")
            }
        Console.warn(message[Console.language])
    }
}

/// `kioskctl sign`
struct SignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign", abstract: "Check what is staged and sign it; see 'kioskctl diff' first.",
        discussion: "Signatures of copies of the staging folder, made on other machines, come in with --merge.")

    @Option(help: "Key file to sign with.")
    var key: String?
    @Option(help: "A copy of the staging folder whose signatures are taken over. May be given several times.")
    var merge: [String] = []
    @OptionGroup var staging: StagingOption
    @OptionGroup var passphrase: PassphraseOption

    func validate() throws {
        if key == nil, merge.isEmpty { throw ValidationError("Give --key FILE, or --merge FOLDER, or both.") }
    }

    func run() async throws {
        try await Console.explaining {
            var staged = try Staging(at: staging.staging)
            try staged.merge(try merge.map { try Staging(at: $0) })
            if let key {
                let opened = try KeyFile.open(key, passphrase)
                let roles = try staged.sign(with: opened.secret, name: opened.name)
                let list = roles.map(\.text).joined(separator: ", ")
                Console.say(Message(zh: "“\(opened.name)”已签：\(list)", en: "\(opened.name) signed: \(list)"))
            }
            try Demands.print(staged)
        }
    }
}

/// `kioskctl publish`
struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Publish what is staged, when enough people have signed it.")

    @OptionGroup var repository: RepositoryOption
    @OptionGroup var staging: StagingOption
    @Option(help: "A copy of the staging folder whose signatures count, too. May be given several times.")
    var merge: [String] = []
    @Option(
        help: "Key file of the online key, which signs snapshot and timestamp. Two while one replaces the other.")
    var onlineKey: [String]
    @OptionGroup var passphrase: PassphraseOption

    func run() async throws {
        try await Console.explaining {
            let staged = try Staging(at: staging.staging)
            let copies = try merge.map { try Staging(at: $0) }
            let keys = try onlineKey.map { try KeyFile.open($0, passphrase).secret }
            let publication = Publication(repository: repository.folder, onlineKeys: keys, now: Date())
            switch try publication.publish(staged, copies: copies) {
            case .published(let roles, let snapshot):
                let list = roles.map(\.text).joined(separator: ", ")
                Console.say(Message(zh: "已发布（快照 \(snapshot)）：\(list)", en: "published (snapshot \(snapshot)): \(list)"))
            case .nothingNew(let snapshot):
                Console.say(
                    Message(zh: "早已发布（快照 \(snapshot)）", en: "this was published already (snapshot \(snapshot))"))
            }
        }
    }
}

/// `kioskctl refresh`
struct RefreshCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Sign the timestamp anew, so that it does not expire; for cron, once a day.")

    @OptionGroup var repository: RepositoryOption
    @Option(help: "Key file of the online key.")
    var onlineKey: String
    @OptionGroup var passphrase: PassphraseOption

    func run() async throws {
        try await Console.explaining {
            let key = try KeyFile.open(onlineKey, passphrase).secret
            let done = try Publication(repository: repository.folder, onlineKeys: [key], now: Date()).refresh()
            let end = done.expires.formatted(.iso8601)
            Console.say(
                Message(zh: "时间戳第 \(done.version) 版，有效到 \(end)", en: "timestamp \(done.version), valid until \(end)"))
        }
    }
}
