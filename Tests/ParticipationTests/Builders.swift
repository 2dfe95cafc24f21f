import Content
import Foundation
import Participation
import Testing

let noon = 1_764_043_200
let street = try! UnitID("qingxi")

func topic(_ words: String = "十月垃圾清运费三张凭证看不清", phone: String? = nil, at seconds: Int = noon) throws -> Submission {
    Submission(
        .topic(try Words(words), about: try Subject(.ledgerRow, item: ItemID("qingxi-funds"), row: 3, title: "垃圾清运费")),
        unit: street, phone: try phone.map { try PhoneNumber($0) }, at: seconds)
}

/// A folder with a `visits.sqlite` to be made.
final class Place {
    let path: String
    var file: String { path + "/visits.sqlite" }

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/onetouch-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// Every byte of the database and its write-ahead log.
    func rawBytes() throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().reduce(into: Data()) {
            $0.append(try Data(contentsOf: URL(fileURLWithPath: path + "/" + $1)))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
