import ArgumentParser
import Content
import Foundation
import Publishing
import TUF

/// Where the published repository lies.
struct RepositoryOption: ParsableArguments {
    @Option(help: "Folder of the repository, which a web server hands out.")
    var repository = "repository"

    var folder: Repository { Repository(path: repository) }
}

/// Where the next release waits for signatures.
struct StagingOption: ParsableArguments {
    @Option(help: "Staging folder; it can be carried on a stick.")
    var staging = "staging"
}

/// How a key file is opened.
struct PassphraseOption: ParsableArguments {
    @Option(
        help:
            "File with the passphrase on its first line. Without it, ONETOUCH_PASSPHRASE, or a question on the terminal."
    )
    var passphraseFile: String?

    private struct NoPassphrase: ExplainedError {
        var message: Message { Message(zh: "没有给出口令", en: "no passphrase was given") }
        var hint: Message? {
            Message(
                zh: "在终端上运行，或用 --passphrase-file、ONETOUCH_PASSPHRASE",
                en: "run it in a terminal, or use --passphrase-file or ONETOUCH_PASSPHRASE")
        }
    }

    private struct DifferentPassphrases: ExplainedError {
        var message: Message { Message(zh: "两次输入的口令不一样", en: "the two passphrases differ") }
    }

    /// - Parameter key: which key it is for, as the question says.
    func read(for key: String) throws -> String {
        if let passphraseFile {
            let text: String
            do {
                text = try String(contentsOfFile: passphraseFile, encoding: .utf8)
            } catch {
                throw PublishingError.unreadable(path: passphraseFile, reason: error.localizedDescription)
            }
            return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        }
        if let text = ProcessInfo.processInfo.environment["ONETOUCH_PASSPHRASE"] { return text }
        let question = Message(zh: "\(key) 的口令：", en: "Passphrase of \(key): ")
        guard let text = Terminal.ask(question[Console.language]) else { throw NoPassphrase() }
        return text
    }

    /// Asks twice when it asks on the terminal.
    func readNew(for key: String) throws -> String {
        let first = try read(for: key)
        guard passphraseFile == nil, ProcessInfo.processInfo.environment["ONETOUCH_PASSPHRASE"] == nil else {
            return first
        }
        let again = Message(zh: "再输入一次：", en: "Once more: ")
        guard Terminal.ask(again[Console.language]) == first else { throw DifferentPassphrases() }
        return first
    }
}

/// Questions whose answer is not shown.
enum Terminal {
    /// Nil when there is no terminal, or it was closed.
    static func ask(_ question: String) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var settings = termios()
        guard tcgetattr(terminal, &settings) == 0 else { return nil }
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(terminal, TCSAFLUSH, &silent)
        defer {
            tcsetattr(terminal, TCSAFLUSH, &settings)
            write(terminal, "\n", 1)
        }
        write(terminal, question, question.utf8.count)
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(terminal, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
}

extension KeyFile {
    /// Opens a key file with the passphrase that the options give.
    static func open(_ path: String, _ passphrase: PassphraseOption) throws -> (secret: SigningKey, name: String) {
        try open(path, passphrase: try passphrase.read(for: path))
    }
}
