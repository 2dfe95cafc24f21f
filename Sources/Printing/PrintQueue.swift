import CCups
import Glibc
import TakeAway

/// A queue of CUPS; the only file that calls its library.
struct PrintQueue {
    /// The queue's name.
    let name: String

    /// Finds a queue that takes jobs.
    /// - Parameter wanted: its name; empty for the default one.
    /// - Throws: ``PrintingError/notReady(_:details:)``.
    init(_ wanted: String) throws(PrintingError) {
        let found = try Self.look(wanted)
        name = found.name
        if let trouble = found.trouble { throw .notReady(trouble, details: "\(found.name): \(found.reasons)") }
    }

    private struct Look {
        let name: String
        let reasons: String
        let trouble: PrintTrouble?
    }

    private static func look(_ wanted: String) throws(PrintingError) -> Look {
        guard let destination = cupsGetNamedDest(nil, wanted.isEmpty ? nil : wanted, nil) else {
            // A print service that is not there at all says the same.
            throw .notReady(.noPrinter, details: "'\(wanted)': \(String(cString: cupsLastErrorString()))")
        }
        defer { cupsFreeDests(1, destination) }
        func option(_ key: String) -> String {
            cupsGetOption(key, destination.pointee.num_options, destination.pointee.options)
                .map { String(cString: $0) } ?? ""
        }
        let reasons = option("printer-state-reasons")
        return Look(
            name: String(cString: destination.pointee.name), reasons: reasons,
            trouble: PrintTrouble(
                reasons: reasons, isStopped: option("printer-state") == "\(IPP_PSTATE_STOPPED.rawValue)",
                takesJobs: option("printer-is-accepting-jobs") != "false"))
    }

    /// Sends a file and follows it for a while: paper that is out shows only once the printer has begun.
    ///
    /// A job that cannot be printed is cancelled: nobody wants to find it tomorrow.
    /// - Throws: ``PrintingError``.
    func print(_ path: String, title: String, media: String, patience: Int) throws(PrintingError) {
        var options: UnsafeMutablePointer<cups_option_t>?
        let count = cupsAddOption("media", media, 0, &options)
        defer { cupsFreeOptions(count, options) }
        let job = cupsPrintFile2(nil, name, path, title, count, options)
        guard job > 0 else { throw .notAccepted(printer: name, reason: String(cString: cupsLastErrorString())) }
        for _ in 0..<(patience * 4) {
            switch state(of: job) {
            case IPP_JSTATE_COMPLETED: return
            case IPP_JSTATE_ABORTED, IPP_JSTATE_CANCELED:
                throw .notAccepted(printer: name, reason: "job \(job) was aborted")
            default: break
            }
            let now = try Self.look(name)
            if let trouble = now.trouble {
                cupsCancelJob2(nil, name, job, 0)
                throw .notReady(trouble, details: "\(name): \(now.reasons)")
            }
            usleep(250_000)
        }
    }

    /// A job that CUPS no longer knows is done.
    private func state(of job: Int32) -> ipp_jstate_t {
        var jobs: UnsafeMutablePointer<cups_job_t>?
        let count = cupsGetJobs2(nil, &jobs, name, 0, CUPS_WHICHJOBS_ALL)
        defer { cupsFreeJobs(count, jobs) }
        guard count >= 0 else { return IPP_JSTATE_PENDING }
        return (0..<Int(count)).lazy.compactMap { jobs?[$0] }.first { $0.id == job }?.state ?? IPP_JSTATE_COMPLETED
    }
}

extension PrintTrouble {
    /// What CUPS says of a printer (RFC 8011, 5.4.11 and 5.4.12); nil when it can print.
    init?(reasons: String, isStopped: Bool, takesJobs: Bool) {
        let table: [(words: [String], trouble: PrintTrouble)] = [
            (["media-empty", "media-needed"], .noPaper),
            (["media-jam", "door-open", "cover-open", "interlock-open"], .jammed),
            (["toner-empty", "marker-supply-empty"], .noInk),
            (["offline", "shutdown", "connecting-to-device", "timed-out", "cups-missing-filter"], .offline),
        ]
        // A reason that ends in -report only tells; the printer goes on.
        let list = reasons.split(separator: ",").filter { !$0.hasSuffix("-report") || $0.hasPrefix("offline") }
        let told = table.first { entry in list.contains { reason in entry.words.contains { reason.contains($0) } } }
        if let told {
            self = told.trouble
        } else if isStopped || !takesJobs {
            self = .refused
        } else {
            return nil
        }
    }
}
