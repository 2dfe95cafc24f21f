import Foundation
import Interface
import SDLBackend

/// Writes one line a frame for benchmarks: `ONETOUCH_FRAME_REPORT=FILE`.
///
/// `end input layout paint present cpu kind pixels page`, times in microseconds: when the frame was on the screen, how long
/// after the oldest input it answers (- when there was none), the three parts of the work, the processor time of all of it,
/// `scroll`, `fade` or `paint`, and how many pixels were drawn.
final class FrameReport {
    private let file: UnsafeMutablePointer<FILE>
    private var oldestInput: Int?

    init?(path: String) {
        guard let file = fopen(path, "w") else { return nil }
        self.file = file
    }

    deinit { fclose(file) }

    /// An event came in that the next frame answers.
    func input(at time: Milliseconds, now: Milliseconds) {
        let came = monotonicMicroseconds() - Int(max(0, now - time)) * 1000
        oldestInput = min(oldestInput ?? came, came)
    }

    /// What came in changed nothing.
    func nothingChanged() { oldestInput = nil }

    func frame(_ update: FrameUpdate, page: String, layout: Int, paint: Int, present: Int, cpu: Int) {
        let end = monotonicMicroseconds()
        let answer = oldestInput.map { "\(end - $0)" } ?? "-"
        oldestInput = nil
        let kind = !update.moves.isEmpty ? "scroll" : update.fade != nil ? "fade" : "paint"
        let pixels = update.damage.reduce(0) { $0 + $1.area }
        fputs("\(end) \(answer) \(layout) \(paint) \(present) \(cpu) \(kind) \(pixels) \(page)\n", file)
        fflush(file)
    }
}
