import Interface
import Testing

@testable import Screens

/// The picture viewer: what its buttons show of a picture.
struct PictureLookTests {
    private let picture = Size(width: 1600, height: 1000)
    private let room = Size(width: 800, height: 800)

    private func look(_ moves: PictureMove...) -> PictureLook {
        var look = PictureLook()
        moves.forEach { look.take($0) }
        return look
    }

    @Test("at first the whole picture is seen, as large as the room allows, and only enlarging is offered")
    func whole() {
        let (part, size) = look().part(of: picture, in: room)
        #expect(part == Rect(x: 0, y: 0, width: 1, height: 1))
        #expect(size == Size(width: 800, height: 500))
        #expect(PictureMove.allCases.filter { look().allows($0) } == [.enlarge])
    }

    @Test("enlarged twice, half of the width is seen around the middle, and the height fills the room first")
    func enlarged() {
        let (part, size) = look(.enlarge, .enlarge).part(of: picture, in: room)
        #expect(part.size.width == 0.5)
        #expect(part.size.height == 0.8)
        #expect(part.center == Point(x: 0.5, y: 0.5))
        #expect(size == room)
    }

    @Test("moves stop at the edges, where their buttons stop answering")
    func edges() {
        let corner = look(.enlarge, .enlarge, .left, .left, .left, .up, .up, .up)
        let (part, _) = corner.part(of: picture, in: room)
        #expect(part.minX == 0)
        #expect(part.minY == 0)
        #expect(!corner.allows(.left))
        #expect(!corner.allows(.up))
        #expect(corner.allows(.right))
    }

    @Test("making it small again comes back to the whole from any corner")
    func back() {
        let look = look(.enlarge, .enlarge, .enlarge, .right, .down, .shrink, .shrink, .shrink)
        #expect(look == PictureLook())
    }

    @Test("after any moves what is seen lies within the picture", arguments: 0..<40)
    func random(_ seed: Int) {
        var look = PictureLook()
        for step in 0..<30 { look.take(PictureMove.allCases[(seed * 7 + step * (seed + 3)) % 6]) }
        let (part, size) = look.part(of: picture, in: room)
        #expect(part.minX >= 0 && part.maxX <= 1.000001 && part.minY >= 0 && part.maxY <= 1.000001)
        #expect(size.width <= room.width && size.height <= room.height)
    }

    @Test("a finger moves what is seen the other way, as far as the edges")
    func drag() {
        var look = look(.enlarge, .enlarge)
        look.drag(Point(x: 0.125, y: 0))
        #expect(look.part(of: picture, in: room).part.minX == 0.125)
        look.drag(Point(x: 9, y: 9))
        #expect(look.part(of: picture, in: room).part.origin == .zero)
        #expect(!look.allows(.left) && !look.allows(.up))
    }

    @Test("the whole picture cannot be moved")
    func dragWhole() {
        var look = look()
        look.drag(Point(x: 0.3, y: 0.3))
        #expect(look == PictureLook())
    }
}
