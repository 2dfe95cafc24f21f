import Interface

/// A display without a window: pixels in memory, for scripts, tests and pictures. It shows every page settled.
@MainActor
public final class OffscreenDisplay {
    private let painter: Painter
    private let surface: PixelSurface

    /// Makes room for a picture.
    ///
    /// - Throws: ``BackendError/surfaceUnavailable(width:height:reason:)``.
    public init(painter: Painter, width: Int, height: Int) throws(BackendError) {
        self.painter = painter
        surface = try PixelSurface(width: width, height: height)
    }

    /// Draws what changed. A change of pages shows the new page at once.
    public func present(_ update: FrameUpdate) {
        painter.begin(update)
        guard update.fade?.isFirst != false else { return }
        _ = painter.paint(update, on: surface)
    }

    /// Writes the picture as PNG.
    ///
    /// - Throws: ``BackendError/screenshotNotWritten(path:reason:)``.
    public func writeScreenshot(to path: String) throws(BackendError) {
        try PictureLibrary.write(surface, to: path)
    }
}
