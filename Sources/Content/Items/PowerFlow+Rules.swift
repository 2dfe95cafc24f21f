extension PowerFlow {
    /// Most steps of one flow: more cannot be followed on a screen.
    public static let stepLimit = 200

    var violations: [Violation] {
        var found: [Violation] = []
        var names: Set<String> = []
        for (index, node) in nodes.enumerated() {
            if !names.insert(node.id).inserted {
                found.append(Violation("nodes", .duplicate(field: "nodes", value: node.id), at: index))
            }
            found += Self.days(node.days, field: "nodes", at: index)
        }
        if nodes.count > Self.stepLimit {
            found.append(
                Violation("nodes", .outOfRange(field: "nodes", value: "\(nodes.count)", allowed: "≤ \(Self.stepLimit)"))
            )
        }
        for (index, edge) in edges.enumerated() {
            for node in [edge.from, edge.to] where !names.contains(node) {
                found.append(Violation("edges", .unknownNode(node), at: index))
            }
            if edge.from == edge.to { found.append(Violation("edges", .flowStandsStill(edge.from), at: index)) }
            if edges[..<index].contains(where: { $0.from == edge.from && $0.to == edge.to && $0.label == edge.label }) {
                found.append(
                    Violation("edges", .duplicate(field: "edges", value: "\(edge.from) → \(edge.to)"), at: index))
            }
            found += Self.days(edge.days, field: "edges", at: index)
        }
        guard nodes.contains(where: { $0.kind == .start }) else {
            return found + [Violation("nodes", .flowWithoutStart)]
        }
        return found.isEmpty ? unreachable + withoutEnd : found
    }

    private static func days(_ days: Int?, field: String, at index: Int) -> [Violation] {
        guard let days, !(0...3650).contains(days) else { return [] }
        return [Violation(field, .outOfRange(field: "days", value: "\(days)", allowed: "0...3650"), at: index)]
    }

    /// Steps to which no way leads from any start.
    private var unreachable: [Violation] {
        let reached = reached(from: nodes.filter { $0.kind == .start }.map(\.id), along: { ($0.from, $0.to) })
        return nodes.enumerated().filter { !reached.contains($0.element.id) }.map {
            Violation("nodes", .stepOutOfReach($0.element.title), at: $0.offset)
        }
    }

    /// Steps that go round in a circle for ever. One without any way out ends the flow, whatever its kind.
    private var withoutEnd: [Violation] {
        let leaving = Set(edges.map(\.from))
        let ends = nodes.filter { $0.kind == .end || !leaving.contains($0.id) }.map(\.id)
        let ending = reached(from: ends, along: { ($0.to, $0.from) })
        return nodes.enumerated().filter { !ending.contains($0.element.id) }.map {
            Violation("nodes", .stepWithoutEnd($0.element.title), at: $0.offset)
        }
    }

    private func reached(from starts: [String], along: (FlowEdge) -> (String, String)) -> Set<String> {
        let next = Dictionary(grouping: edges.map(along)) { $0.0 }
        var reached = Set(starts)
        var open = starts
        while let step = open.popLast() {
            for (_, other) in next[step] ?? [] where reached.insert(other).inserted { open.append(other) }
        }
        return reached
    }
}
