import Glibc

/// The mapped pages of the program's own code and of its libraries.
enum ProgramPages {
    /// Lets go of all of them; those that are still used come back from the page cache at their next use, in a few
    /// microseconds each.
    ///
    /// Starting touches code and tables all over a large program that are never needed again, and Linux maps fifteen
    /// neighbours with each. Without this some 10 MB of them stay for months. Only pages that can be executed and not
    /// written are let go: they are as they stand in the file.
    static func letGo() {
        guard let maps = fopen("/proc/self/maps", "r") else { return }
        defer { fclose(maps) }
        var line = [CChar](repeating: 0, count: 4352)
        while fgets(&line, Int32(line.count), maps) != nil {
            let text = line.withUnsafeBytes { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard let range = range(ofCode: text) else { continue }
            madvise(UnsafeMutableRawPointer(bitPattern: range.lowerBound), range.count, MADV_DONTNEED)
        }
    }

    /// Where a line of `/proc/PID/maps` says that code of a file lies.
    static func range(ofCode line: String) -> Range<UInt>? {
        let words = line.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count >= 6, words[1] == "r-xp", words[5].hasPrefix("/") else { return nil }
        let bounds = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        guard bounds.count == 2, bounds[0] < bounds[1] else { return nil }
        return bounds[0]..<bounds[1]
    }
}
