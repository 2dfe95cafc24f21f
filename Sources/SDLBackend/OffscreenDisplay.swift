import Interface

/// A display without a window: pixels in memory, for scripts, tests and pictures.
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

    /// Draws what changed.
    public func present(_ list: DisplayList, damage: Rect) { _ = painter.paint(list, damage: damage, on: surface) }

    /// Writes the picture as PNG.
    ///
    /// - Throws: ``BackendError/screenshotNotWritten(path:reason:)``.
    public func writeScreenshot(to path: String) throws(BackendError) {
        try PictureLibrary.write(surface, to: path)
    }
}
