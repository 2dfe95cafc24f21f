import Foundation
import Interface
import SDLBackend

/// Writes one line a frame for benchmarks: `ONETOUCH_FRAME_REPORT=FILE`.
///
/// `end answer input layout paint present cpu kind pixels page`, times in microseconds: when the frame was on the screen, how
/// long after the oldest input it answers and what that was (`down`, `move`, `up` or `other`; - when there was none), the
/// three parts of the work, the processor time of all of it and of taking the input in, `scroll`, `fade` or `paint`, and how
/// many pixels were drawn.
final class FrameReport {
    private struct Input {
        let name: String
        let cameAt: Int
        /// The thread's processor time before it was taken in.
        let cpu: Int
    }

    private let file: UnsafeMutablePointer<FILE>
    private var oldest: Input?

    init?(path: String) {
        guard let file = fopen(path, "w") else { return nil }
        self.file = file
    }

    deinit { fclose(file) }

    /// An event came in that the next frame answers.
    func input(_ event: InputEvent, at time: Milliseconds, now: Milliseconds) {
        let came = monotonicMicroseconds() - Int(max(0, now - time)) * 1000
        guard oldest.map({ came < $0.cameAt }) ?? true else { return }
        oldest = Input(name: event.reportName, cameAt: came, cpu: oldest?.cpu ?? threadMicroseconds())
    }

    /// What came in changed nothing.
    func nothingChanged() { oldest = nil }

    /// - Parameter beginCPU: the thread's processor time before the frame was made.
    func frame(_ update: FrameUpdate, page: String, layout: Int, paint: Int, present: Int, beginCPU: Int) {
        let end = monotonicMicroseconds()
        let cpu = threadMicroseconds() - (oldest?.cpu ?? beginCPU)
        let answer = oldest.map { "\(end - $0.cameAt) \($0.name)" } ?? "- -"
        oldest = nil
        let kind = !update.moves.isEmpty ? "scroll" : update.fade != nil ? "fade" : "paint"
        let pixels = update.damage.reduce(0) { $0 + $1.area }
        fputs("\(end) \(answer) \(layout) \(paint) \(present) \(cpu) \(kind) \(pixels) \(page)\n", file)
        fflush(file)
    }
}

extension InputEvent {
    fileprivate var reportName: String {
        switch self {
        case .pointerDown: "down"
        case .pointerMoved: "move"
        case .pointerUp: "up"
        default: "other"
        }
    }
}
