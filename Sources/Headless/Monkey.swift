import Glibc
import Interface

/// Somebody who touches the glass without reading: taps, flings, double taps, two hands, long rests.
struct Monkey {
    /// Controls that must be there after every touch, each in all languages.
    static let everywhere = [["返回", "Back"], ["首页", "首頁", "Home"]]

    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// What the fingers do in one touch, each event after a pause in milliseconds.
    mutating func touch(in room: Size) -> [(pause: Milliseconds, input: InputEvent)] {
        let point = place(in: room)
        switch next(20) {
        case 0...1: return fling(from: point, in: room)
        case 2: return tap(point) + tap(point, after: 90)
        case 3: return twoHands(point, place(in: room))
        case 4: return [(pause, .pointerDown(id: 1, point)), (1500, .pointerUp(id: 1, point))]
        default: return tap(point)
        }
    }

    private var pause: Milliseconds { 420 }

    private func tap(_ point: Point, after pause: Milliseconds = 420) -> [(pause: Milliseconds, input: InputEvent)] {
        [(pause, .pointerDown(id: 1, point)), (70, .pointerUp(id: 1, point))]
    }

    private mutating func fling(from point: Point, in room: Size) -> [(pause: Milliseconds, input: InputEvent)] {
        let distance = Double(next(1200)) - 600
        let moves = (1...4).map { step -> (pause: Milliseconds, input: InputEvent) in
            (16, .pointerMoved(id: 1, Point(x: point.x, y: point.y + distance * Double(step) / 4)))
        }
        let end = Point(x: point.x, y: point.y + distance)
        return [(pause, .pointerDown(id: 1, point))] + moves + [(8, .pointerUp(id: 1, end))]
    }

    private func twoHands(_ first: Point, _ second: Point) -> [(pause: Milliseconds, input: InputEvent)] {
        [
            (pause, .pointerDown(id: 1, first)), (20, .pointerDown(id: 2, second)),
            (20, .pointerMoved(id: 2, first)), (40, .pointerUp(id: 1, first)), (30, .pointerUp(id: 2, second)),
        ]
    }

    private mutating func place(in room: Size) -> Point {
        Point(x: Double(next(Int(room.width))), y: Double(next(Int(room.height))))
    }

    private mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, limit)
    }
}

/// What this program takes of the machine's memory.
enum Memory {
    /// Proportional set size in kilobytes, as Linux counts it; 0 where it does not say.
    static var proportionalKilobytes: Int {
        guard let file = fopen("/proc/self/smaps_rollup", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = line.withUnsafeBytes { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard text.hasPrefix("Pss:") else { continue }
            return text.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0
        }
        return 0
    }
}
