import Content

/// One step of a headless script (docs/headless-scripts.md).
public enum ScriptStep: Hashable, Sendable {
    /// Taps what shows this text.
    case tapText(String)
    /// Prints the pixel that a tap on this text would touch.
    case locate(String)
    /// Taps a pixel.
    case tapPoint(x: Double, y: Double)
    /// Rests a finger on what shows this text, for milliseconds.
    case hold(String, Int64)
    /// Moves a finger by that many pixels; the content follows.
    case swipe(SwipeDirection, distance: Double)
    /// Types as on a physical keyboard.
    case type(String)
    /// Lets simulated time pass, in milliseconds.
    case wait(Int64)
    /// The text must be on the screen.
    case expect(String)
    /// The text must be among what is being read aloud, marked and in sight.
    case expectReading(String)
    /// The text must not be on the screen.
    case expectNot(String)
    /// Writes a picture under this name.
    case screenshot(String)
    /// Touches the screen at random so many times, the same way for the same seed.
    case monkey(touches: Int, seed: UInt64)
    /// Prints how much memory the program takes, under this name.
    case memory(String)
}

/// Which way a finger moves.
public enum SwipeDirection: String, Hashable, Sendable {
    /// To the top: the content goes up.
    case up
    /// To the bottom.
    case down
    /// To the left.
    case left
    /// To the right.
    case right
}

/// A headless script: steps with the lines they stand on.
public struct Script: Hashable, Sendable {
    /// The steps in order.
    public let steps: [(line: Int, step: ScriptStep)]

    /// Reads a script.
    ///
    /// - Throws: ``ScriptError/syntax(line:text:)`` for the first line that is no step.
    public init(parsing text: String) throws(ScriptError) {
        var steps: [(line: Int, step: ScriptStep)] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() {
            let trimmed = line.drop { $0.isWhitespace }
            guard let first = trimmed.first, first != "#" else { continue }
            guard let step = Self.step(trimmed) else { throw .syntax(line: index + 1, text: String(trimmed)) }
            steps.append((index + 1, step))
        }
        self.steps = steps
    }

    private static func step(_ line: Substring) -> ScriptStep? {
        let parts = line.split(maxSplits: 1) { $0 == " " || $0 == "\t" }
        guard let verb = parts.first, parts.count == 2 else { return nil }
        let argument = parts[1].reversed().drop { $0.isWhitespace }.reversed()
        let text = String(argument)
        switch verb {
        case "tap":
            if let quoted = quoted(text) { return .tapText(quoted) }
            let numbers = text.split(separator: " ").compactMap { Double($0) }
            return numbers.count == 2 && text.split(separator: " ").count == 2
                ? .tapPoint(x: numbers[0], y: numbers[1]) : nil
        case "hold":
            // `hold "text" 3s`
            guard let space = text.lastIndex(where: { $0 == " " || $0 == "\t" }),
                let length = milliseconds(String(text[text.index(after: space)...])),
                let target = quoted(String(text[..<space]))
            else { return nil }
            return .hold(target, length)
        case "swipe":
            let words = text.split(separator: " ")
            guard words.count == 2, let direction = SwipeDirection(rawValue: String(words[0])),
                let distance = Double(words[1]), distance > 0
            else { return nil }
            return .swipe(direction, distance: distance)
        case "locate": return quoted(text).map { .locate($0) }
        case "type": return quoted(text).map { .type($0) }
        case "wait": return milliseconds(text).map { .wait($0) }
        case "expect": return quoted(text).map { .expect($0) }
        case "expect-reading": return quoted(text).map { .expectReading($0) }
        case "expect-not": return quoted(text).map { .expectNot($0) }
        case "monkey":
            let numbers = text.split(separator: " ").compactMap { UInt64($0) }
            return numbers.count == 2 && numbers[0] <= 10_000_000
                ? .monkey(touches: Int(numbers[0]), seed: numbers[1]) : nil
        case "memory": return .memory(text)
        case "screenshot":
            let allowed = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            return allowed && !text.isEmpty ? .screenshot(text) : nil
        default: return nil
        }
    }

    private static func quoted(_ text: String) -> String? {
        guard text.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
        return String(text.dropFirst().dropLast())
    }

    private static func milliseconds(_ text: String) -> Int64? {
        for (unit, factor) in [("ms", 1.0), ("s", 1000), ("m", 60_000)] where text.hasSuffix(unit) {
            guard let number = Double(text.dropLast(unit.count)), (0...86_400_000).contains(number * factor) else {
                return nil
            }
            return Int64(number * factor)
        }
        return nil
    }

    /// Scripts are equal when their steps are.
    public static func == (left: Script, right: Script) -> Bool {
        left.steps.elementsEqual(right.steps) { $0 == $1 }
    }

    /// Hashes the steps.
    public func hash(into hasher: inout Hasher) {
        for (_, step) in steps { hasher.combine(step) }
    }
}

/// Why a script stopped.
public enum ScriptError: Error, Hashable, Sendable {
    /// A line is no step.
    case syntax(line: Int, text: String)
    /// Nothing that can be tapped shows the text.
    case nothingToTap(line: Int, text: String, onScreen: [String])
    /// An expected text is not on the screen.
    case missing(line: Int, text: String, onScreen: [String])
    /// An expected text is not being read aloud.
    case notRead(line: Int, text: String, reading: [String])
    /// An unwanted text is on the screen.
    case unwanted(line: Int, text: String)
    /// A picture could not be written.
    case screenshot(line: Int, reason: String)
}

extension ScriptError: ExplainedError {
    /// What failed, at which line, and what was on the screen.
    public var message: Message {
        switch self {
        case .syntax(let line, let text):
            Message(zh: "第 \(line) 行不是脚本步骤：\(text)", en: "line \(line): not a step: \(text)")
        case .nothingToTap(let line, let text, let screen):
            Message(
                zh: "第 \(line) 行：屏幕上没有可点的“\(text)”。屏幕上有：\(screen.joined(separator: " | "))",
                en: "line \(line): nothing to tap shows '\(text)'. On the screen: \(screen.joined(separator: " | "))")
        case .missing(let line, let text, let screen):
            Message(
                zh: "第 \(line) 行：屏幕上没有“\(text)”。屏幕上有：\(screen.joined(separator: " | "))",
                en: "line \(line): '\(text)' is not on the screen. On the screen: \(screen.joined(separator: " | "))")
        case .notRead(let line, let text, let reading):
            Message(
                zh: "第 \(line) 行：没有在朗读“\(text)”。正在朗读：\(reading.joined(separator: " | "))",
                en: "line \(line): '\(text)' is not being read aloud. Being read: \(reading.joined(separator: " | "))")
        case .unwanted(let line, let text):
            Message(zh: "第 \(line) 行：屏幕上不该有“\(text)”", en: "line \(line): '\(text)' is on the screen")
        case .screenshot(let line, let reason):
            Message(zh: "第 \(line) 行：截图写不出来：\(reason)", en: "line \(line): the screenshot cannot be written: \(reason)")
        }
    }

    /// The steps there are, when one was not understood.
    public var hint: Message? {
        guard case .syntax = self else { return nil }
        let steps =
            #"tap "…" / tap x y / hold "…" 3s / swipe up 800 / type "…" / wait 61s / expect "…" / expect-reading "…" / "#
            + #"expect-not "…" / screenshot name / locate "…" / monkey touches seed / memory name"#
        return Message(zh: "可用步骤：\(steps)", en: "steps are: \(steps)")
    }
}
