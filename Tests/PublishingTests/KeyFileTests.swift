import Foundation
import TUF
import TestSupport
import Testing

@testable import Publishing

@Suite("key files")
struct KeyFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/zhang.key"
    }

    private func generate() throws -> PublicKeyFile {
        try KeyFile.generate(at: path, name: "张主任", passphrase: "correct horse", cost: .trifling)
    }

    @Test("a key file opens with its passphrase, only its owner may read it, and the secret does not stand in it")
    func opens() throws {
        let made = try generate()
        let opened = try KeyFile.open(path, passphrase: "correct horse")
        #expect(opened.name == "张主任")
        #expect(opened.secret.key == made.key)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(!text.contains(opened.secret.bytes.base64EncodedString()))
        #expect(!text.contains(opened.secret.bytes.map { String(format: "%02x", $0) }.joined()))
    }

    @Test("both files give the public half without a passphrase")
    func publicHalf() throws {
        let made = try generate()
        #expect(try PublicKeyFile(at: path) == made)
        #expect(try PublicKeyFile(at: folder.path + "/zhang.pub") == made)
    }

    @Test("another passphrase, another owner's name or another public half does not open it")
    func altered() throws {
        _ = try generate()
        #expect(throws: PublishingError.wrongPassphrase(path: path)) {
            try KeyFile.open(path, passphrase: "correct mule")
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for (part, other) in [("张主任", "李主任"), (try PublicKeyFile(at: path).key.value, SigningKey.generate().key.value)]
        {
            try folder.write(text.replacingOccurrences(of: part, with: other), to: "altered.key")
            let altered = folder.path + "/altered.key"
            #expect(throws: PublishingError.wrongPassphrase(path: altered)) {
                try KeyFile.open(altered, passphrase: "correct horse")
            }
        }
    }

    @Test("a short passphrase and a name that is taken are refused, and nothing is overwritten")
    func refused() throws {
        #expect(throws: PublishingError.shortPassphrase(least: 8)) {
            try KeyFile.generate(at: path, name: "x", passphrase: "1234567")
        }
        #expect(!FileManager.default.fileExists(atPath: path))
        _ = try generate()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: PublishingError.keyExists(path: path)) { try generate() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("what is no key file is said to be none", arguments: ["", "{}", "-----BEGIN PRIVATE KEY-----", "\u{0}\u{1}"])
    func rubbish(text: String) throws {
        try folder.write(text, to: "zhang.key")
        #expect(throws: PublishingError.notAKeyFile(path: path)) { try KeyFile.open(path, passphrase: "correct horse") }
        #expect(throws: PublishingError.notAKeyFile(path: path)) { try PublicKeyFile(at: path) }
    }

    @Test("the cost of guessing a passphrase is what the documentation says")
    func cost() throws {
        try KeyFile.generate(at: path, name: "x", passphrase: "correct horse")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for setting in ["\"logN\" : 15", "\"r\" : 8", "\"p\" : 3"] { #expect(text.contains(setting), "\(text)") }
        #expect(try KeyFile.open(path, passphrase: "correct horse").name == "x")
    }
}

@Suite("signers files")
struct SignersFileTests {
    /// One folder for all: keys take longer to make than all lines to read.
    private static let shared = Result {
        let folder = try TemporaryFolder()
        for name in ["lead", "deputy"] {
            try KeyFile.generate(
                at: "\(folder.path)/keys/\(name).key", name: name, passphrase: "correct horse", cost: .trifling)
        }
        try folder.write(Office.signers, to: "signers.txt")
        return folder
    }

    @Test(
        "a wrong line is named with its number and reason",
        arguments: [
            ("root 2 of keys/lead.pub", "change.txt:1: expected 'role: number of keys…'"),
            ("# x\nroot: 2 of keys/lead.pub", "change.txt:2: 2 signatures are wanted of 1 different keys"),
            ("root: 2 of keys/lead.pub keys/lead.pub", "change.txt:1: 2 signatures are wanted of 1 different keys"),
            ("root: 0 of keys/lead.pub", "change.txt:1: 0 signatures are wanted of 1 different keys"),
            ("root:", "change.txt:1: no keys are named"),
            ("targets: keys/lead.pub\ntargets: keys/deputy.pub", "change.txt:2: 'targets' stands twice"),
            ("Qing xi/x: keys/lead.pub", "change.txt:1: 'Qingxi' cannot be the id of a unit"),
            ("qingxi/root: keys/lead.pub", "change.txt:1: 'root' cannot be the id of a unit"),
            ("a: keys/nobody.pub", "/keys/nobody.pub cannot be read: No such file or directory"),
            ("a: signers.txt", "/signers.txt is not a key file (hint: kioskctl keys generate makes key files)"),
        ])
    func problems(text: String, sentence: String) throws {
        let folder = try Self.shared.get()
        try folder.write(text, to: "change.txt")
        let error = #expect(throws: PublishingError.self) { try SignersFile(at: folder.path + "/change.txt") }
        #expect(error?.sentence(in: .english).hasSuffix(sentence) == true, "\(String(describing: error))")
    }

    @Test("root, targets and online are needed to begin, and a unit needs the one above it")
    func founding() throws {
        for (text, sentence) in [
            ("root: keys/lead.pub\ntargets: keys/lead.pub", "a line for 'online' is missing"),
            (
                "root: keys/lead.pub\ntargets: keys/lead.pub\nonline: keys/online.pub\nqingxi/dongqiao: keys/village.pub",
                "the unit above it, 'qingxi', has no line"
            ),
        ] {
            let office = try Office()
            let error = #expect(throws: PublishingError.self) {
                try Founding.stage(
                    try office.signersFile(text), in: office.repository, at: office.stagingPath, now: office.now)
            }
            #expect(error?.description.contains(sentence) == true, "\(String(describing: error))")
        }
    }
}
