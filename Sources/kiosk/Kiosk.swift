import ArgumentParser
import Content
import Foundation

/// The touch screen of a lobby. It has no network: content comes from the state directory.
@main
struct Kiosk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk", abstract: "Show the touch-screen kiosk.",
        discussion: "Full screen unless --windowed or --headless is given. Content comes from the state directory, "
            + "or straight from an authoring folder with --content. "
            + "Exit status \(RestartStatus.code) asks the system to start it anew.",
        version: ProductVersion.text)

    @Flag(help: "Run in a window.")
    var windowed = false
    @Option(help: "Size of the window or picture in pixels, such as 1080x1920.")
    var size: PixelSize?
    @Option(help: "Factor on everything drawn, 0.5 to 3.")
    var scale: Double?
    @Option(help: "Folder of packs, pictures and databases.")
    var state: String?
    @Option(help: "Settings file. Without it, ./kiosk.conf or /etc/onetouch/kiosk.conf if there is one.")
    var config: String?
    @Flag(help: "Only play the slides of the idle screen, for wall displays; touch does nothing.")
    var signage = false
    @Flag(help: "Let citizens send questions and ratings, as participation.enabled does.")
    var participation = false
    @Flag(help: "Play a script without a display.")
    var headless = false
    @Option(help: "The script to play headless.")
    var script: String?
    @Option(help: "Folder for the screenshots of a script.")
    var screenshots: String?
    @Option(help: "Preview an authoring folder instead of a state directory.")
    var content: String?
    @Flag(help: "With --content: reload on save and show mistakes on the screen.")
    var watch = false
    @Option(help: "Folder of icons.")
    var assets: String?
    @Flag(
        help: "Make the dictionaries of the keyboard and end. The kiosk starts itself so when they are missing or old.")
    var makeDictionaries = false
    @Option(help: "Pretend that it is this local time, such as 2026-11-24T10:26.")
    var now: String?

    @MainActor
    func run() async throws {
        let language = MessageLanguage(environment: ProcessInfo.processInfo.environment)
        do {
            try await KioskRun(options: self, language: language).start()
        } catch let error as any ExplainedError {
            FileHandle.standardError.write(Data("kiosk: \(error.sentence(in: language))\n".utf8))
            throw ExitCode(1)
        }
    }

    func validate() throws {
        if headless, script == nil { throw ValidationError("--headless needs --script FILE") }
        if script != nil, !headless { throw ValidationError("--script needs --headless") }
        if watch, content == nil { throw ValidationError("--watch needs --content DIR") }
        if content != nil, state != nil { throw ValidationError("--content and --state exclude each other") }
    }
}

/// A width and height in pixels, written `1080x1920`.
struct PixelSize: ExpressibleByArgument {
    let width: Int
    let height: Int

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    init?(argument: String) {
        let parts = argument.lowercased().split(separator: "x").compactMap { Int($0) }
        guard parts.count == 2, parts.allSatisfy({ (320...8192).contains($0) }) else { return nil }
        self.init(width: parts[0], height: parts[1])
    }
}
