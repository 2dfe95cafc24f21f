import Interface

/// Burn-in care: the whole picture moves by a few pixels from minute to minute, so that no edge of a bar or a tile stands
/// on the same pixels for years.
public struct PictureShift: Hashable, Sendable {
    /// Milliseconds at each place.
    static let interval: Milliseconds = 60_000
    private static let places = [(0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]

    /// Pixels from the middle to each side; 0 for a picture that stands still.
    let reach: Int
    private var place = 0
    private(set) var nextAt: Milliseconds

    /// Starts in the middle.
    public init(reach: Int) {
        self.reach = max(0, min(16, reach))
        nextAt = Self.interval
    }

    /// Whether the picture moves at all.
    var isOn: Bool { reach > 0 }

    /// Moves on when the minute is over; true when it did.
    mutating func advance(to time: Milliseconds) -> Bool {
        guard isOn, time >= nextAt else { return false }
        place = (place + 1) % Self.places.count
        nextAt = time + Self.interval
        return true
    }

    /// Where the picture stands in a room of so many pixels: as large in every place.
    func picture(width: Int, height: Int) -> PixelRect {
        let (x, y) = Self.places[place]
        return PixelRect(
            x: reach + x * reach, y: reach + y * reach, width: width - 2 * reach, height: height - 2 * reach)
    }
}

extension PixelSurface {
    /// Fills everything around an area with the area's own outermost pixels.
    func extendEdges(of area: PixelRect) {
        guard area != bounds, !area.isEmpty, bounds.contains(area) else { return }
        for y in area.y..<area.maxY {
            guard let pixels = row(y) else { continue }
            for x in 0..<area.x { pixels[x] = pixels[area.x] }
            for x in area.maxX..<width { pixels[x] = pixels[area.maxX - 1] }
        }
        for y in 0..<area.y { copyRow(area.y, to: y) }
        for y in area.maxY..<height { copyRow(area.maxY - 1, to: y) }
    }
}
