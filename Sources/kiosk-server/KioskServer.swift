import ArgumentParser

@main
struct KioskServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "kiosk-server", abstract: "Not built yet.")
}
