/// Milliseconds of a clock that never goes back.
public typealias Milliseconds = Int64

/// What a finger, mouse, keyboard or the window system does.
public enum InputEvent: Hashable, Sendable {
    /// A finger or button goes down, at a point in logical units.
    case pointerDown(id: Int64, Point)
    /// It moves while down.
    case pointerMoved(id: Int64, Point)
    /// It is lifted.
    case pointerUp(id: Int64, Point)
    /// The system takes the gesture away.
    case pointerCancelled(id: Int64)
    /// A wheel turns; positive is towards the top of the content.
    case wheel(Point, Double)
    /// Characters from a physical keyboard.
    case text(String)
    /// A key that is not a character.
    case key(Key)
    /// The room for the picture changed, in logical units.
    case resized(Size)
    /// Something outside the program changed, such as content on disk.
    case refresh

    /// Keys of a physical keyboard that are not characters.
    public enum Key: Hashable, Sendable {
        /// Deletes the character before the cursor.
        case backspace
        /// Ends the input.
        case enter
        /// Goes back.
        case escape
    }
}
