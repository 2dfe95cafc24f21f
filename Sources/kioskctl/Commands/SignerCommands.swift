import ArgumentParser
import Content
import Foundation
import Publishing
import TUF

/// `kioskctl rotate`
struct RotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Stage a change of who may sign for what, or a new unit.",
        discussion: """
            Each line of the signers file replaces the signers of its role; roles without a line stay. What loses \
            signatures by the change is staged to be signed anew. --renew stages roles unchanged but for their time.
            """)

    @Option(help: "A signers file with the lines that change.")
    var signers: String?
    @Option(help: "Sign this role anew so that it does not expire. May be given several times.")
    var renew: [String] = []
    @OptionGroup var repository: RepositoryOption
    @OptionGroup var staging: StagingOption

    func validate() throws {
        if (signers == nil) == renew.isEmpty { throw ValidationError("Give either --signers FILE or --renew ROLE.") }
    }

    func run() async throws {
        try await Console.explaining {
            let rotation = try Rotation(of: repository.folder, stagingPath: staging.staging, now: Date())
            let staged =
                if let signers {
                    try rotation.apply(try SignersFile(at: signers))
                } else {
                    try rotation.renew(renew.map { RoleName($0) })
                }
            try Demands.print(staged)
        }
    }
}

/// `kioskctl revoke KEY`
struct RevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Stage that a key may sign nothing any longer: it was lost or stolen.")

    @Argument(help: "The key's id, at least 8 of its digits, or the name of its owner.")
    var key: String
    @Option(help: "Public file of the key that takes its place.")
    var replacement: String?
    @OptionGroup var repository: RepositoryOption
    @OptionGroup var staging: StagingOption

    func run() async throws {
        try await Console.explaining {
            let replacement = try replacement.map { try PublicKeyFile(at: $0) }
            let rotation = try Rotation(of: repository.folder, stagingPath: staging.staging, now: Date())
            try Demands.print(try rotation.revoke(key, replacement: replacement))
        }
    }
}

/// `kioskctl withdraw ITEM…`
struct WithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Stage a release without items that were published by mistake; the record says why.")

    @Argument(help: "Ids of the items.")
    var items: [String]
    @Option(help: "Why, for the record.")
    var reason: String
    @OptionGroup var repository: RepositoryOption
    @OptionGroup var staging: StagingOption

    func run() async throws {
        try await Console.explaining {
            let maker = ReleaseMaker(
                repository: repository.folder, stagingPath: staging.staging, now: Date(), report: ReleaseLog.report)
            try Demands.print(try maker.withdraw(try items.map { try ItemID($0) }, reason: reason))
        }
    }
}
