import ArgumentParser
import Content
import Foundation
import Publishing
import TUF

/// The tool of IT staff: author, validate, build, install, look.
@main
struct Kioskctl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kioskctl", abstract: "Write, check, pack and install the content of OneTouch kiosks.",
        subcommands: [
            InitCommand.self, ImportCommand.self, ExportCommand.self, ValidateCommand.self, BuildCommand.self,
            InstallCommand.self, SearchCommand.self, TypingCommand.self, ShowCommand.self, CodeCommand.self,
            PINCommand.self, ConfigCommand.self, KeysCommand.self, RepoCommand.self, ReleaseCommand.self,
            SignCommand.self, PublishCommand.self, RefreshCommand.self, DiffCommand.self, RotateCommand.self,
            RevokeCommand.self, WithdrawCommand.self, HistoryCommand.self, VerifyCommand.self, PruneCommand.self,
            ServeCommand.self,
        ])
}

/// What every command shares: the reader's language, and errors as one line with exit 1.
enum Console {
    static let language = MessageLanguage(environment: ProcessInfo.processInfo.environment)

    static func say(_ message: Message) { print(message[language]) }

    static func warn(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Runs a command; an explained error becomes one line and exit 1.
    static func explaining<Result>(_ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let error as any ExplainedError {
            warn("kioskctl: \(error.sentence(in: language))")
            throw ExitCode(1)
        } catch let error as TUFError {
            // Errors of the library `TUF`, which knows no languages.
            warn("kioskctl: \(PublishingError.metadata(error).sentence(in: language))")
            throw ExitCode(1)
        }
    }
}

/// The machine's date, or the one that `--today` pretends.
struct TodayOption: ParsableArguments {
    @Option(help: "Pretend that it is this day, such as 2026-11-24.")
    var today: String?

    func day() throws -> Day {
        if let today { return try Day(parsing: today) }
        var seconds = time(nil)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return try Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }
}

/// Where the content of a kiosk lies.
struct StateOption: ParsableArguments {
    @Option(help: "State directory of the kiosk.")
    var state = "/var/lib/onetouch"
}
