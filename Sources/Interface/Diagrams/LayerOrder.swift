/// Which step of a flow stands in which layer and beside which: the first half of a layered layout, which needs no sizes.
///
/// The method is Sugiyama's (Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system
/// structures", 1981): loops are set aside, every step gets the layer after its last predecessor, ways that span several
/// layers get a place in each of them, and the order within a layer is improved by barycentres, each lane by itself.
struct LayerOrder {
    /// A way from one step to another.
    struct Way: Hashable {
        let from: Int
        let to: Int
        let hasLabel: Bool
    }

    /// What has a place in a layer.
    struct Place: Hashable {
        enum Content: Hashable {
            case step(Int)
            /// The words at a way, by its number.
            case label(Int)
            /// A way that passes by.
            case pass(Int)
        }

        let content: Content
        let layer: Int
        let lane: Int
    }

    /// All places; the first ones are the steps in their order.
    private(set) var places: [Place]
    /// The places of each layer from left to right, by number.
    private(set) var layers: [[Int]] = []
    /// The places that each way goes through from its first step to its last; a way back ends below its first step.
    private(set) var chains: [[Int]] = []
    /// Whether a way leads back.
    private(set) var isBack: [Bool]
    /// The step that each way leads to.
    let targets: [Int]
    /// The lanes from left to right.
    private(set) var lanes: [Int]

    /// - Parameter stepLanes: the lane of each step.
    init(stepLanes: [Int], ways: [Way], laneCount: Int) {
        targets = ways.map(\.to)
        isBack = Self.waysBack(count: stepLanes.count, ways)
        let ranks = Self.ranks(count: stepLanes.count, ways, isBack)
        lanes = Self.lanes(stepLanes, ways, count: laneCount)
        places = stepLanes.enumerated().map { Place(content: .step($0), layer: ranks[$0] * 2, lane: $1) }
        for (index, way) in ways.enumerated() { chains.append(chain(of: way, index)) }
        fillLayers()
        improve()
    }

    // MARK: Loops and layers

    /// A walk along the ways in the author's order: a way to a step that is still being walked through leads back.
    private static func waysBack(count: Int, _ ways: [Way]) -> [Bool] {
        var result = ways.map { $0.from == $0.to }
        let outgoing = Dictionary(grouping: ways.indices.filter { !result[$0] }) { ways[$0].from }
        let entered = Set(ways.filter { $0.from != $0.to }.map(\.to))
        var state = [Int](repeating: 0, count: count)
        // Walked without recursion: a flow of any length needs no deep stack.
        for start in (0..<count).filter({ !entered.contains($0) }) + Array(0..<count) where state[start] == 0 {
            var stack = [(step: start, next: 0)]
            state[start] = 1
            while let (step, next) = stack.last {
                guard let way = outgoing[step].flatMap({ $0.indices.contains(next) ? $0[next] : nil }) else {
                    state[step] = 2
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                switch state[ways[way].to] {
                case 0:
                    state[ways[way].to] = 1
                    stack.append((ways[way].to, 0))
                case 1: result[way] = true
                default: break
                }
            }
        }
        return result
    }

    /// One more than the rank of the last predecessor.
    private static func ranks(count: Int, _ ways: [Way], _ isBack: [Bool]) -> [Int] {
        var ranks = [Int](repeating: 0, count: count)
        let forward = ways.indices.filter { !isBack[$0] }.map { ways[$0] }
        // Without loops the longest way has fewer turns than there are steps.
        for _ in 0..<count {
            var changed = false
            for way in forward where ranks[way.to] < ranks[way.from] + 1 {
                ranks[way.to] = ranks[way.from] + 1
                changed = true
            }
            if !changed { break }
        }
        return ranks
    }

    /// Lanes in the order of their first step, neighbours swapped as long as that shortens the ways between them.
    private static func lanes(_ stepLanes: [Int], _ ways: [Way], count: Int) -> [Int] {
        var order: [Int] = []
        for lane in stepLanes where !order.contains(lane) { order.append(lane) }
        order += (0..<count).filter { !order.contains($0) }
        func length(_ order: [Int]) -> Int {
            var place = [Int](repeating: 0, count: max(count, order.count))
            for (index, lane) in order.enumerated() { place[lane] = index }
            return ways.reduce(0) { $0 + abs(place[stepLanes[$1.from]] - place[stepLanes[$1.to]]) }
        }
        var best = length(order)
        var improves = order.count > 2
        while improves {
            improves = false
            for index in 1..<order.count {
                var other = order
                other.swapAt(index - 1, index)
                guard length(other) < best else { continue }
                (order, best, improves) = (other, length(other), true)
            }
        }
        return order
    }

    /// Steps stand in even layers, words at ways in the odd ones between.
    private mutating func chain(of way: Way, _ index: Int) -> [Int] {
        guard way.from != way.to else { return [] }
        let (first, last) = (places[way.from].layer + 1, places[way.to].layer - 1)
        let back = isBack[index]
        var chain = [way.from]
        for layer in first...(back ? first : last) {
            let isLabel = way.hasLabel && layer == first
            chain.append(places.count)
            places.append(
                Place(
                    content: isLabel ? .label(index) : .pass(index), layer: layer,
                    lane: places[back ? way.from : way.to].lane))
        }
        if !back { chain.append(way.to) }
        return chain
    }

    // MARK: Order within layers

    private mutating func fillLayers() {
        let count = (places.map(\.layer).max() ?? -1) + 1
        layers = Array(repeating: [], count: count)
        for (index, place) in places.enumerated() { layers[place.layer].append(index) }
        let laneRank = laneRank
        for layer in layers.indices {
            layers[layer].sort { (laneRank[places[$0].lane], $0) < (laneRank[places[$1].lane], $1) }
        }
    }

    private var laneRank: [Int] {
        var rank = [Int](repeating: 0, count: (lanes.max() ?? -1) + 1)
        for (index, lane) in lanes.enumerated() { rank[lane] = index }
        return rank
    }

    /// Pairs of places that a way joins, upper one first.
    var links: [(upper: Int, lower: Int)] { chains.flatMap { zip($0, $0.dropFirst()).map { ($0, $1) } } }

    private mutating func improve() {
        let links = links
        let above = Dictionary(grouping: links, by: \.lower).mapValues { $0.map(\.upper) }
        let below = Dictionary(grouping: links, by: \.upper).mapValues { $0.map(\.lower) }
        var best = (layers: layers, crossings: crossings(links))
        for round in 0..<12 where best.crossings > 0 {
            let isDown = round.isMultiple(of: 2)
            for layer in isDown ? Array(layers.indices) : layers.indices.reversed() {
                sort(layer, by: isDown ? above : below)
            }
            let found = crossings(links)
            if found < best.crossings { best = (layers, found) }
        }
        layers = best.layers
    }

    private func position() -> [Double] {
        var position = [Double](repeating: 0, count: places.count)
        for layer in layers {
            for (index, place) in layer.enumerated() {
                position[place] = (Double(index) + 0.5) / Double(layer.count)
            }
        }
        return position
    }

    private mutating func sort(_ layer: Int, by neighbours: [Int: [Int]]) {
        let position = position()
        let laneRank = laneRank
        let keys = layers[layer].map { place -> (lane: Int, key: Double, place: Int) in
            let around = neighbours[place] ?? []
            let mean = around.isEmpty ? position[place] : around.reduce(0) { $0 + position[$1] } / Double(around.count)
            return (laneRank[places[place].lane], mean, place)
        }
        layers[layer] = keys.enumerated().sorted {
            ($0.element.lane, $0.element.key, $0.offset) < ($1.element.lane, $1.element.key, $1.offset)
        }.map(\.element.place)
    }

    private func crossings(_ links: [(upper: Int, lower: Int)]) -> Int {
        var index = [Int](repeating: 0, count: places.count)
        for layer in layers { for (position, place) in layer.enumerated() { index[place] = position } }
        let byLayer = Dictionary(grouping: links) { places[$0.upper].layer }
        return byLayer.values.reduce(0) { sum, links in
            var count = 0
            for (number, first) in links.enumerated() {
                for second in links[(number + 1)...] {
                    let upper = index[first.upper] - index[second.upper]
                    let lower = index[first.lower] - index[second.lower]
                    if upper * lower < 0 { count += 1 }
                }
            }
            return sum + count
        }
    }
}
