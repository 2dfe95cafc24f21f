/// A frame as it stands on the screen, kept to find out what the next one changes.
struct ShownFrame {
    fileprivate let background: Color
    fileprivate let items: [PixelItem]
    fileprivate let scrolls: [ScrollRegion]
    fileprivate let grid: PixelGrid
    fileprivate let whole: PixelRect

    init(_ list: DisplayList, scrolls: [ScrollRegion], viewport: Size, grid: PixelGrid) {
        background = list.background
        items = list.items.map { PixelItem($0, grid) }
        self.scrolls = scrolls
        self.grid = grid
        whole = grid.rect(Rect(origin: .zero, size: viewport))
    }
}

extension ShownFrame {
    /// What turns an earlier frame into this one: nothing at all when both look the same.
    func changes(since earlier: ShownFrame) -> (moves: [FrameUpdate.Move], damage: [PixelRect]) {
        guard background == earlier.background, grid == earlier.grid, whole == earlier.whole else {
            return ([], [whole])
        }
        var damage = DamageRegion()
        var moves: [FrameUpdate.Move] = []
        var before = earlier.items
        for region in scrolls {
            guard let (old, move) = move(of: region, since: earlier) else { continue }
            moves.append(move)
            for index in old.items { before[index] = before[index].moved(by: move.distance, within: move.area) }
            repair(move, old: old, new: region, earlier: earlier, &damage)
        }
        compare(before, items, &damage)
        return (moves, damage.rects)
    }

    /// How far a scroll moved, if its pixels can be copied: whole pixels, nothing but plain colour behind it.
    private func move(
        of region: ScrollRegion, since earlier: ShownFrame
    ) -> (old: ScrollRegion, move: FrameUpdate.Move)? {
        let area = grid.rect(region.viewport)
        guard let old = earlier.scrolls.first(where: { $0.id == region.id }), grid.rect(old.viewport) == area,
            let distance = distance(from: old.anchors, to: region.anchors), distance != 0, abs(distance) < area.height
        else { return nil }
        let behind = earlier.items[..<old.items.lowerBound]
        guard behind.allSatisfy({ $0.visible.intersection(area).isEmpty || $0.isPlain(in: area) }) else { return nil }
        return (old, FrameUpdate.Move(area: area, distance: distance))
    }

    private func distance(from before: [Int: Double], to now: [Int: Double]) -> Int? {
        guard let common = now.keys.filter({ before[$0] != nil }).min(), let old = before[common],
            let new = now[common]
        else { return nil }
        let pixels = (new - old) * grid.scale
        let distance = pixels.rounded()
        return abs(pixels - distance) < 0.001 ? Int(distance) : nil
    }

    /// What copying leaves wrong: the strip that comes into sight, and whatever lies over the scroll.
    private func repair(
        _ move: FrameUpdate.Move, old: ScrollRegion, new: ScrollRegion, earlier: ShownFrame,
        _ damage: inout DamageRegion
    ) {
        let area = move.area
        let strip = min(abs(move.distance), area.height)
        damage.insert(
            PixelRect(
                x: area.x, y: move.distance > 0 ? area.y : area.maxY - strip, width: area.width, height: strip))
        for item in earlier.items[old.items.upperBound...] {
            damage.insert(item.visible.intersection(area).moved(by: move.distance).intersection(area))
        }
        for item in items[new.items.upperBound...] { damage.insert(item.visible.intersection(area)) }
    }

    /// Items that stand in both lists in the same order are unchanged; whatever else either list has is damage.
    private func compare(_ before: [PixelItem], _ now: [PixelItem], _ damage: inout DamageRegion) {
        let shorter = min(before.count, now.count)
        var head = 0
        while head < shorter, before[head] == now[head] { head += 1 }
        var tail = 0
        while tail < shorter - head, before[before.count - 1 - tail] == now[now.count - 1 - tail] { tail += 1 }
        var places: [PixelItem: [Int]] = [:]
        for index in head..<(before.count - tail) { places[before[index], default: []].append(index) }
        var next = head
        for item in now[head..<(now.count - tail)] {
            guard let match = places[item]?.first(where: { $0 >= next }) else {
                damage.insert(item.visible.intersection(whole))
                continue
            }
            for skipped in before[next..<match] { damage.insert(skipped.visible.intersection(whole)) }
            next = match + 1
        }
        guard next < before.count - tail else { return }
        for left in before[next..<(before.count - tail)] { damage.insert(left.visible.intersection(whole)) }
    }
}
