/// A chart of how a power is used (权力运行流程图).
public struct PowerFlow: Hashable, Sendable, Codable {
    /// The boxes.
    public var nodes: [FlowNode]
    /// The arrows.
    public var edges: [FlowEdge]

    /// Memberwise; rules are checked by `violations`.
    public init(nodes: [FlowNode] = [], edges: [FlowEdge] = []) {
        self.nodes = nodes
        self.edges = edges
    }
}

/// A box of a flow chart.
public struct FlowNode: Hashable, Sendable, Codable {
    /// Name within the chart.
    public var id: String
    /// Text in the box.
    public var title: String
    /// Shape.
    public var kind: FlowNodeKind
    /// Who acts.
    public var office: String?
    /// How many days it may take.
    public var days: Int?
    /// 廉政风险点.
    public var risk: String?
    /// 说明.
    public var note: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        id: String, title: String, kind: FlowNodeKind = .step, office: String? = nil, days: Int? = nil,
        risk: String? = nil, note: String? = nil
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.office = office
        self.days = days
        self.risk = risk
        self.note = note
    }
}

/// The shape of a box.
public enum FlowNodeKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 开始.
    case start
    /// 步骤.
    case step
    /// 判断.
    case decision
    /// 结束.
    case end
}

/// An arrow of a flow chart.
public struct FlowEdge: Hashable, Sendable, Codable {
    /// Node it leaves.
    public var from: String
    /// Node it reaches.
    public var to: String
    /// When this way is taken.
    public var label: String?
    /// How many days may pass on the way.
    public var days: Int?

    /// Memberwise; rules are checked by `violations`.
    public init(from: String, to: String, label: String? = nil, days: Int? = nil) {
        self.from = from
        self.to = to
        self.label = label
        self.days = days
    }
}
