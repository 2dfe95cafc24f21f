import Content

extension Setting {
    /// `[sync]`.
    static let sync: [Setting] = [
        texts(
            "sync.repositories", Message(zh: "内容库的地址", en: "addresses of the repositories"), "http and https addresses",
            \.repositories
        ) { $0.allSatisfy { $0.isEmpty || isWebAddress($0) } },
        texts(
            "sync.roots", Message(zh: "每个内容库的信任根文件", en: "file of the trusted root of each repository"), "paths",
            \.roots
        ) { !$0.contains("") },
        number(
            "sync.poll-seconds", Message(zh: "每隔多少秒看一次有没有新内容", en: "seconds from one look to the next"), 5...86_400,
            \.pollSeconds),
        Setting(
            key: "sync.retry-seconds",
            purpose: Message(zh: "失败后先等多少秒再试，之后加倍", en: "seconds of the first pause after a failure"), type: .number,
            allowed: "0.05…60",
            apply: { value, configuration in
                guard case .number(let seconds) = value, (0.05...60).contains(seconds) else { return false }
                configuration.sync.retrySeconds = seconds
                return true
            }, current: { "\($0.sync.retrySeconds)" }),
        number(
            "sync.timeout-seconds",
            Message(zh: "服务器多少秒没有动静就放弃", en: "seconds without a byte after which a server is given up"), 1...600,
            \.timeoutSeconds),
        number(
            "sync.kilobytes-per-second",
            Message(zh: "下载最多占用多少 KB/秒，0 为不限", en: "most kilobytes a second for downloads, 0 for no limit"),
            0...1_000_000,
            \.kilobytesPerSecond),
        text(
            "sync.hours", Message(zh: "只在这段时间用网络", en: "hours in which the network may be used"),
            "22:00-06:00 or nothing", \.hours
        ) { $0.isEmpty || isSpan($0) },
        text(
            "sync.proxy", Message(zh: "HTTP 代理", en: "HTTP proxy"), "http://host:port, or nothing", \.proxy
        ) { $0.isEmpty || isProxy($0) },
        text(
            "sync.ca-file", Message(zh: "自己的根证书文件（PEM）", en: "file of certificate authorities of one's own (PEM)"),
            "a path, or nothing", \.authorities
        ) { _ in true },
        texts(
            "sync.sticks", Message(zh: "U 盘挂载在哪些文件夹下面", en: "folders below which sticks are mounted"), "paths", \.sticks
        ) { $0.allSatisfy { $0.hasPrefix("/") } },
    ]

    private static func text(
        _ key: String, _ purpose: Message, _ allowed: String,
        _ path: any WritableKeyPath<SyncConfiguration, String> & Sendable,
        isAllowed: @escaping @Sendable (String) -> Bool
    ) -> Setting {
        Setting(
            key: key, purpose: purpose, type: .text, allowed: allowed,
            apply: { value, configuration in
                guard case .text(let text) = value, isAllowed(text) else { return false }
                configuration.sync[keyPath: path] = text
                return true
            }, current: { quoted($0.sync[keyPath: path]) })
    }

    private static func texts(
        _ key: String, _ purpose: Message, _ allowed: String,
        _ path: any WritableKeyPath<SyncConfiguration, [String]> & Sendable,
        isAllowed: @escaping @Sendable ([String]) -> Bool
    ) -> Setting {
        Setting(
            key: key, purpose: purpose, type: .texts, allowed: allowed,
            apply: { value, configuration in
                guard case .texts(let texts) = value, isAllowed(texts) else { return false }
                configuration.sync[keyPath: path] = texts
                return true
            }, current: { "[" + $0.sync[keyPath: path].map(quoted).joined(separator: ", ") + "]" })
    }

    private static func number(
        _ key: String, _ purpose: Message, _ range: ClosedRange<Int>,
        _ path: any WritableKeyPath<SyncConfiguration, Int> & Sendable
    ) -> Setting {
        Setting(
            key: key, purpose: purpose, type: .integer, allowed: "\(range.lowerBound)…\(range.upperBound)",
            apply: { value, configuration in
                guard case .integer(let number) = value, range.contains(number) else { return false }
                configuration.sync[keyPath: path] = number
                return true
            }, current: { "\($0.sync[keyPath: path])" })
    }

    private static func isWebAddress(_ text: String) -> Bool {
        ["http://", "https://"].contains { text.hasPrefix($0) && text.count > $0.count }
            && !text.contains(where: \.isWhitespace)
    }

    private static func isProxy(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard text.hasPrefix("http://"), parts.count == 3, parts[1].count > 2, let port = Int(parts[2]) else {
            return false
        }
        return (1...65_535).contains(port)
    }

    /// `22:00-06:00`, both of the same day's clock and not the same.
    private static func isSpan(_ text: String) -> Bool {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends[0] != ends[1] else { return false }
        return ends.allSatisfy { end in
            let parts = end.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 2, let hour = parts[0], let minute = parts[1] else { return false }
            return (0..<24).contains(hour) && (0..<60).contains(minute)
        }
    }
}
