import COpenCC
import Synchronization

/// Which way characters are converted.
public enum ChineseConversion: String, Hashable, Sendable, CaseIterable {
    /// 简 → 繁 in the forms that are read today (裡, 為, 群), with the words left alone: OpenCC's `s2tw`.
    ///
    /// Not `s2twp`, which also exchanges words (窗口 → 視窗, 办理程序 → 辦理程式) and so would re-word laws; not `s2t`,
    /// whose 裏, 爲, 羣 and 喫 look odd to nearly everyone.
    case simplifiedToTraditional = "s2tw.json"
    /// 繁 → 简, for searching.
    case traditionalToSimplified = "t2s.json"
}

/// Converts between simplified and traditional characters by OpenCC; the only file that calls it.
///
/// The dictionaries (about 1 MB) are opened at the first conversion. What was converted is remembered, within a limit,
/// because a screen shows the same texts frame after frame.
public final class ChineseConverter: Sendable {
    /// Which way.
    public let conversion: ChineseConversion
    private let state: Mutex<State>

    private struct State {
        var handle: Handle?
        var recent: [String: String] = [:]
        var older: [String: String] = [:]
        var bytes = 0
    }

    private final class Handle {
        let pointer: opencc_t

        init(_ pointer: opencc_t) { self.pointer = pointer }

        deinit { opencc_close(pointer) }
    }

    private let limit: Int

    /// A converter that has not opened anything yet.
    /// - Parameter cacheLimit: bytes of text that are remembered.
    public init(_ conversion: ChineseConversion, cacheLimit: Int = 512 << 10) {
        self.conversion = conversion
        limit = cacheLimit
        state = Mutex(State())
    }

    /// The text in the other script. Everything but Chinese characters stays as it is.
    ///
    /// - Throws: ``ChineseScriptError`` when OpenCC or its dictionaries are missing.
    public func convert(_ text: String) throws(ChineseScriptError) -> String {
        guard text.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) else { return text }
        let result = state.withLock { state in
            Result { () throws(ChineseScriptError) in try convert(text, &state) }
        }
        return try result.get()
    }

    private func convert(_ text: String, _ state: inout State) throws(ChineseScriptError) -> String {
        if let known = state.recent[text] { return known }
        let converted: String
        if let known = state.older[text] {
            converted = known
        } else {
            converted = try Self.convert(text, try open(&state))
        }
        state.recent[text] = converted
        state.bytes += text.utf8.count + converted.utf8.count
        // Two generations: what was not asked for since the last change goes.
        if state.bytes > limit / 2 {
            state.older = state.recent
            state.recent = [:]
            state.bytes = 0
        }
        return converted
    }

    private func open(_ state: inout State) throws(ChineseScriptError) -> Handle {
        if let handle = state.handle { return handle }
        let pointer = opencc_open(conversion.rawValue)
        // OpenCC says (opencc_t) -1 when it fails.
        guard let pointer, Int(bitPattern: pointer) != -1 else {
            throw .unavailable(configuration: conversion.rawValue, reason: Self.reason)
        }
        let handle = Handle(pointer)
        state.handle = handle
        return handle
    }

    private static func convert(_ text: String, _ handle: Handle) throws(ChineseScriptError) -> String {
        var source = text
        let converted: String? = source.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let result = opencc_convert_utf8(handle.pointer, characters.baseAddress, characters.count) else {
                    return nil
                }
                defer { opencc_convert_utf8_free(result) }
                return String(cString: result)
            }
        }
        guard let converted else { throw .notConverted(text: text, reason: reason) }
        return converted
    }

    private static var reason: String { opencc_error().map { String(cString: $0) } ?? "?" }
}
