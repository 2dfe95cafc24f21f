import Synchronization

/// Counters for `/metrics` in Prometheus' text format.
final class Metrics: Sendable {
    private struct Values {
        var requests: [String: Int] = [:]
        var entries: [String: Int] = [:]
        var refusals: [String: Int] = [:]
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var microseconds = 0
    }

    private let values = Mutex(Values())
    /// Upper bounds of the histogram, in microseconds.
    private static let bounds = [1000, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 10_000_000]

    func count(request route: String, status: Int, microseconds: Int) {
        values.withLock { values in
            values.requests["route=\"\(route)\",status=\"\(status)\"", default: 0] += 1
            let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
            values.buckets[bucket] += 1
            values.microseconds += microseconds
        }
    }

    func count(entries: Int, _ outcome: String) {
        guard entries > 0 else { return }
        values.withLock { $0.entries["outcome=\"\(outcome)\"", default: 0] += entries }
    }

    func count(refusal reason: String) { values.withLock { $0.refusals["reason=\"\(reason)\"", default: 0] += 1 } }

    /// - Parameter gauges: name, help and value of what is counted elsewhere.
    func text(gauges: [(name: String, help: String, value: Int)]) -> String {
        let values = values.withLock { $0 }
        var text = ""
        func family(_ name: String, _ help: String, _ samples: [String: Int]) {
            text += "# HELP \(name) \(help)\n# TYPE \(name) counter\n"
            for (labels, value) in samples.sorted(by: { $0.key < $1.key }) { text += "\(name){\(labels)} \(value)\n" }
        }
        family("onetouch_http_requests_total", "Requests by route and status.", values.requests)
        family("onetouch_entries_total", "Outbox entries by outcome.", values.entries)
        family("onetouch_refused_requests_total", "Signed requests refused, by reason.", values.refusals)
        let name = "onetouch_http_request_seconds"
        text += "# HELP \(name) Time to answer.\n# TYPE \(name) histogram\n"
        var sum = 0
        for (bound, count) in zip(Self.bounds, values.buckets) {
            sum += count
            text += "\(name)_bucket{le=\"\(Double(bound) / 1e6)\"} \(sum)\n"
        }
        let all = values.buckets.reduce(0, +)
        text +=
            "\(name)_bucket{le=\"+Inf\"} \(all)\n\(name)_sum \(Double(values.microseconds) / 1e6)\n\(name)_count \(all)\n"
        for gauge in gauges {
            text += "# HELP \(gauge.name) \(gauge.help)\n# TYPE \(gauge.name) gauge\n\(gauge.name) \(gauge.value)\n"
        }
        return text
    }
}
