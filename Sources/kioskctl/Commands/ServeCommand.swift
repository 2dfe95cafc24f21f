import ArgumentParser
import Content
import Foundation
import Hummingbird
import Logging
import Publishing

/// `kioskctl serve DIR`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Hand out a folder over HTTP on this machine, for tries and tests. Production is nginx.")

    @Argument(help: "The folder, such as a repository.")
    var folder: String
    @Option(help: "Port on 127.0.0.1; 0 for any that is free.")
    var port = 8080

    private struct NoFolder: ExplainedError {
        let path: String
        var message: Message { Message(zh: "没有文件夹 \(path)", en: "there is no folder \(path)") }
    }

    private struct CannotListen: ExplainedError {
        let port: Int
        let reason: String
        var message: Message {
            Message(zh: "不能在端口 \(port) 上提供服务：\(reason)", en: "cannot listen on port \(port): \(reason)")
        }
        var hint: Message? { Message(zh: "换一个端口（--port）", en: "choose another --port") }
    }

    func validate() throws {
        if !(0...65_535).contains(port) { throw ValidationError("--port must be between 0 and 65535.") }
    }

    func run() async throws {
        try await Console.explaining {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
                throw NoFolder(path: folder)
            }
            var logger = Logger(label: "kioskctl serve")
            logger.logLevel = .error
            let router = Router()
            router.add(middleware: HiddenFiles())
            router.add(middleware: FileMiddleware(folder, cacheControl: .init([]), logger: logger))
            let application = Application(
                router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)),
                onServerRunning: { channel in
                    // Whoever started this waits for the line to learn the port.
                    let line = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/\n"
                    FileHandle.standardOutput.write(Data(line.utf8))
                }, logger: logger)
            do {
                try await application.runService()
            } catch {
                throw CannotListen(port: port, reason: "\(error)")
            }
        }
    }
}

/// Files that begin with a dot are a writer's own: its lock, and what is being written.
private struct HiddenFiles<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path.removingPercentEncoding ?? ""
        if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { throw HTTPError(.notFound) }
        return try await next(request, context)
    }
}
