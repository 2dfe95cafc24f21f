import ArgumentParser

@main
struct KioskSync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "kiosk-sync", abstract: "Not built yet.")
}
