/// Where everything of a flow stands: the second half of a layered layout.
struct LayerPlacement {
    /// Distances in logical units.
    struct Spacing {
        /// Between neighbours in a layer.
        var gap = 16.0
        /// From a lane's edge to what stands in it.
        var inset = 10.0
        /// Between two lines that run side by side.
        var track = 18.0
        /// From a step to the first line under it, and from the last line to the next step, with room for an arrow.
        var foot = 16.0
        var head = 30.0
    }

    /// Each place's rectangle, by number.
    private(set) var rects: [Rect] = []
    /// From where to where each lane reaches across, by lane.
    private(set) var lanes: [ClosedRange<Double>] = []
    /// The points of each way.
    private(set) var routes: [[Point]] = []
    private(set) var size = Size.zero

    private let order: LayerOrder
    private let sizes: [Size]
    private let spacing: Spacing
    private var middles: [Double] = []

    /// - Parameters:
    ///   - sizes: of each place; the width of a pass is what it keeps free.
    ///   - laneWidths: least width of each lane, for its name.
    ///   - width: room that lanes spread over when they need less.
    init(_ order: LayerOrder, sizes: [Size], laneWidths: [Double], width: Double, spacing: Spacing = Spacing()) {
        self.order = order
        self.sizes = sizes
        self.spacing = spacing
        placeLanes(least: laneWidths, width: width)
        placeAcross()
        placeDown()
    }

    // MARK: Across

    /// The gutters for ways back lie outside of the lanes.
    private func gutter(_ isLeft: Bool) -> Double {
        let count = order.isBack.indices.filter {
            order.isBack[$0] && !order.chains[$0].isEmpty && isLeftward($0) == isLeft
        }.count
        return count == 0 ? 0 : spacing.track * Double(count) + spacing.inset
    }

    /// Ways back run on the side where their first step stands.
    private func isLeftward(_ way: Int) -> Bool {
        guard let first = order.chains[way].first, let place = order.lanes.firstIndex(of: order.places[first].lane)
        else {
            return false
        }
        return place * 2 < order.lanes.count - 1
    }

    private func needed(_ places: [Int]) -> Double {
        places.reduce(0) { $0 + sizes[$1].width } + spacing.gap * Double(max(0, places.count - 1))
    }

    private mutating func placeLanes(least: [Double], width: Double) {
        var widths = least
        for layer in order.layers {
            for (lane, places) in Dictionary(grouping: layer, by: { order.places[$0].lane }) {
                widths[lane] = max(widths[lane], needed(places) + 2 * spacing.inset)
            }
        }
        let (left, right) = (gutter(true), gutter(false))
        let spare = max(0, width - left - right - widths.reduce(0, +)) / Double(max(1, widths.count))
        var x = left
        lanes = widths.map { 0...$0 }
        for lane in order.lanes {
            let end = x + (widths[lane] + spare).rounded(.down)
            lanes[lane] = x...end
            x = end
        }
        size.width = max(x + right, 0)
    }

    /// Each place as near as possible to the middle of what it is joined to, within its lane, in its order.
    private mutating func placeAcross() {
        middles = order.places.map { (lanes[$0.lane].lowerBound + lanes[$0.lane].upperBound) / 2 }
        let links = order.links
        let above = Dictionary(grouping: links, by: \.lower).mapValues { $0.map(\.upper) }
        let below = Dictionary(grouping: links, by: \.upper).mapValues { $0.map(\.lower) }
        // Down and up in turns finds the middle of what is joined; the last rounds go down only, so that each way runs
        // straight from where it begins as far as there is room.
        for round in 0..<10 {
            let isDown = round.isMultiple(of: 2) || round > 6
            for layer in isDown ? Array(order.layers.indices) : order.layers.indices.reversed() {
                let byLane = Dictionary(grouping: order.layers[layer]) { order.places[$0].lane }
                for (lane, places) in byLane {
                    let wanted = places.map { place in
                        Self.median(((isDown ? above : below)[place] ?? []).map { middles[$0] }) ?? middles[place]
                    }
                    settle(places, wanted, within: lanes[lane])
                }
            }
        }
        middles = middles.map { $0.rounded() }
    }

    private static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        // One of them, never between two: at least one way then runs straight.
        return values.sorted()[(values.count - 1) / 2]
    }

    /// Least squares under "in this order, this far apart": pool adjacent violators.
    private mutating func settle(_ places: [Int], _ wanted: [Double], within lane: ClosedRange<Double>) {
        var offsets: [Double] = []
        var total = 0.0
        for (index, place) in places.enumerated() {
            if index > 0 { total += (sizes[places[index - 1]].width + sizes[place].width) / 2 + spacing.gap }
            offsets.append(total)
        }
        guard let first = places.first, let last = places.last else { return }
        var blocks: [(mean: Double, count: Int)] = []
        for (index, value) in wanted.enumerated() {
            blocks.append((value - offsets[index], 1))
            while blocks.count > 1, blocks[blocks.count - 2].mean > blocks[blocks.count - 1].mean {
                let upper = blocks.removeLast()
                let lower = blocks.removeLast()
                let count = lower.count + upper.count
                let sum = lower.mean * Double(lower.count) + upper.mean * Double(upper.count)
                blocks.append((sum / Double(count), count))
            }
        }
        let low = lane.lowerBound + spacing.inset + sizes[first].width / 2
        let high = max(low, lane.upperBound - spacing.inset - sizes[last].width / 2 - total)
        let settled = blocks.flatMap { Array(repeating: min(max($0.mean, low), high), count: $0.count) }
        for (index, place) in places.enumerated() { middles[place] = settled[index] + offsets[index] }
    }

    // MARK: Down

    private mutating func placeDown() {
        let channels = makeChannels()
        rects = Array(repeating: Rect(origin: .zero, size: .zero), count: order.places.count)
        var y = channels[0].height(spacing)
        var tops = [0.0]
        for (layer, places) in order.layers.enumerated() {
            let height = places.map { sizes[$0].height }.max() ?? 0
            for place in places {
                let size = sizes[place]
                let isPass = if case .pass = order.places[place].content { true } else { false }
                rects[place] = Rect(
                    x: middles[place] - size.width / 2, y: isPass ? y : y + ((height - size.height) / 2).rounded(),
                    width: size.width, height: isPass ? height : size.height)
            }
            y += height
            tops.append(y)
            y += channels[layer + 1].height(spacing)
        }
        size.height = y
        routes = order.chains.indices.map { route($0, channels, tops) }
    }

    /// What runs across between two layers; the first channel lies above all layers.
    private func makeChannels() -> [Channel] {
        var channels = (0...order.layers.count).map { index in
            Channel(leadsToSteps: index < order.layers.count && index.isMultiple(of: 2) && index > 0)
        }
        for (way, chain) in order.chains.enumerated() {
            for (upper, lower) in zip(chain, chain.dropFirst()) {
                channels[order.places[upper].layer + 1].add(
                    Run(
                        way: way, upper: .init(place: upper, x: middles[upper]),
                        lower: .init(place: lower, x: middles[lower])))
            }
            guard order.isBack[way], let last = chain.last, let target = target(of: way) else { continue }
            let side = gutterX(way)
            channels[order.places[last].layer + 1].add(
                Run(way: way, upper: .init(place: last, x: middles[last]), lower: nil, side: side))
            channels[order.places[target].layer].add(
                Run(way: way, upper: nil, lower: .init(place: target, x: middles[target]), side: side))
        }
        for index in channels.indices { channels[index].assignTracks() }
        return channels
    }

    private func target(of way: Int) -> Int? { order.targets.indices.contains(way) ? order.targets[way] : nil }

    /// Each way back has a line of its own in its gutter.
    private func gutterX(_ way: Int) -> Double {
        let isLeft = isLeftward(way)
        let number = order.isBack.indices.filter {
            $0 < way && order.isBack[$0] && !order.chains[$0].isEmpty && isLeftward($0) == isLeft
        }.count
        let distance = spacing.inset + spacing.track * (Double(number) + 0.5)
        return isLeft ? gutter(true) - distance : size.width - gutter(false) + distance
    }

    private func route(_ way: Int, _ channels: [Channel], _ bottoms: [Double]) -> [Point] {
        let chain = order.chains[way]
        guard let first = chain.first else { return [] }
        var points = [Point(x: middles[first], y: rects[first].maxY)]
        for (upper, lower) in zip(chain, chain.dropFirst()) {
            let channel = order.places[upper].layer + 1
            if middles[upper] != middles[lower] {
                let y = bottoms[channel] + channels[channel].y(ofWay: way, part: .through, spacing)
                points += [Point(x: middles[upper], y: y), Point(x: middles[lower], y: y)]
            }
        }
        guard order.isBack[way], let last = chain.last, let target = target(of: way) else {
            if let last = chain.last { points.append(Point(x: middles[last], y: rects[last].minY)) }
            return points
        }
        let (out, into) = (order.places[last].layer + 1, order.places[target].layer)
        let outY = bottoms[out] + channels[out].y(ofWay: way, part: .leaving, spacing)
        let inY = bottoms[into] + channels[into].y(ofWay: way, part: .returning, spacing)
        let side = gutterX(way)
        return points + [
            Point(x: middles[last], y: outY), Point(x: side, y: outY), Point(x: side, y: inY),
            Point(x: middles[target], y: inY), Point(x: middles[target], y: rects[target].minY),
        ]
    }
}
