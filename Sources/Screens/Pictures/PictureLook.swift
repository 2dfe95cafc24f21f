import Interface

/// Which part of a picture is shown: how much it is enlarged, and what lies in the middle.
struct PictureLook: Hashable, Sendable {
    /// Enlargements, the whole picture first.
    static let steps = [1.0, 1.5, 2.0, 3.0, 4.0]

    private(set) var step = 0
    /// In fractions of the picture's width and height.
    private(set) var middle = Point(x: 0.5, y: 0.5)

    var enlargement: Double { Self.steps[step] }
    var isWhole: Bool { step == 0 }
    var isLargest: Bool { step == Self.steps.count - 1 }

    mutating func take(_ move: PictureMove) {
        // Half of what is seen, so that what stood at the edge stands in the middle.
        let far = 0.5 / enlargement
        switch move {
        case .enlarge: step = min(step + 1, Self.steps.count - 1)
        case .shrink: step = max(0, step - 1)
        case .left: middle.x -= far
        case .right: middle.x += far
        case .up: middle.y -= far
        case .down: middle.y += far
        }
        stayInside()
    }

    /// A finger moves the picture: what is seen moves the other way.
    /// - Parameter distance: in fractions of the picture's width and height.
    mutating func drag(_ distance: Point) {
        middle = Point(x: middle.x - distance.x, y: middle.y - distance.y)
        stayInside()
    }

    private mutating func stayInside() {
        let edge = 0.5 / enlargement
        middle = Point(x: min(max(edge, middle.x), 1 - edge), y: min(max(edge, middle.y), 1 - edge))
    }

    /// Whether a move would change what is seen.
    func allows(_ move: PictureMove) -> Bool {
        var moved = self
        moved.take(move)
        return moved != self
    }

    /// What is seen of a picture through a window, in fractions of the picture, and how large it is drawn.
    ///
    /// - Parameters:
    ///   - picture: width and height of the picture.
    ///   - room: of the window, in logical units.
    func part(of picture: Size, in room: Size) -> (part: Rect, size: Size) {
        let fit = min(room.width / max(1, picture.width), room.height / max(1, picture.height)) * enlargement
        let drawn = Size(width: picture.width * fit, height: picture.height * fit)
        let seen = Size(width: min(1, room.width / drawn.width), height: min(1, room.height / drawn.height))
        let x = min(max(0, middle.x - seen.width / 2), 1 - seen.width)
        let y = min(max(0, middle.y - seen.height / 2), 1 - seen.height)
        return (
            Rect(x: x, y: y, width: seen.width, height: seen.height),
            Size(width: (drawn.width * seen.width).rounded(), height: (drawn.height * seen.height).rounded())
        )
    }
}

/// What a button of the picture viewer does.
public enum PictureMove: Hashable, Sendable, CaseIterable {
    /// One step larger.
    case enlarge
    /// One step smaller.
    case shrink
    /// Shows more of the left.
    case left
    /// Shows more of the right.
    case right
    /// Shows more of the top.
    case up
    /// Shows more of the bottom.
    case down
}
