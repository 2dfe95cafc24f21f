import ArgumentParser
import Content
import Foundation
import Publishing
import TUF

/// `kioskctl keys …`
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Make and look at the keys that content is signed with.",
        subcommands: [Generate.self, List.self, Show.self])

    struct Generate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key pair: FILE.key, encrypted with a passphrase, and FILE.pub to hand on.")

        @Argument(help: "Where to write, such as keys/zhang; .key and .pub are added.")
        var file: String
        @Option(help: "Whose key it is, as others will read it. Default: the file's name.")
        var name: String?
        @OptionGroup var passphrase: PassphraseOption

        func run() async throws {
            try await Console.explaining {
                let path = file.hasSuffix(".key") ? file : file + ".key"
                let name = name ?? URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
                let made = try KeyFile.generate(
                    at: path, name: name, passphrase: try passphrase.readNew(for: path))
                print("\(made.listed.id.text)\t\(made.name)\t\(path)")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the keys of a folder.")

        @Argument(help: "The folder.")
        var folder = "keys"

        func run() async throws {
            try await Console.explaining {
                let names: [String]
                do {
                    names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                } catch {
                    throw PublishingError.unreadable(path: folder, reason: error.localizedDescription)
                }
                for name in names where name.hasSuffix(".key") || name.hasSuffix(".pub") {
                    let file = try PublicKeyFile(at: "\(folder)/\(name)")
                    print("\(file.listed.id.text)\t\(file.name)\t\(folder)/\(name)")
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the public half of a key, as it may be handed on. No passphrase is needed.")

        @Argument(help: "A .key or .pub file.")
        var file: String

        func run() async throws {
            try await Console.explaining {
                let key = try PublicKeyFile(at: file)
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                print(String(decoding: try encoder.encode(key), as: UTF8.self))
                Console.warn("keyid \(key.listed.id.text)")
            }
        }
    }
}
