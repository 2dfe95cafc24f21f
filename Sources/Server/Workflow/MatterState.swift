import Participation

/// How far a matter is.
enum MatterState: String, Hashable, Sendable, CaseIterable {
    case received, assigned, drafted, submitted, reviewed, published, answeredPrivately, refused, merged

    var isClosed: Bool {
        switch self {
        case .received, .assigned, .drafted, .submitted, .reviewed: false
        case .published, .answeredPrivately, .refused, .merged: true
        }
    }

    /// As staff read it.
    var text: String {
        switch self {
        case .received: "等分派"
        case .assigned: "已分派"
        case .drafted: "起草中"
        case .submitted: "审核中"
        case .reviewed: "等发布"
        case .published: "已公开答复"
        case .answeredPrivately: "已私下答复"
        case .refused: "不予受理"
        case .merged: "已合并"
        }
    }

    /// As the citizen reads it: review and what comes after it are one.
    var progress: MatterProgress.State {
        switch self {
        case .received: .received
        case .assigned: .assigned
        case .drafted: .drafted
        case .submitted, .reviewed: .reviewed
        case .published: .published
        case .answeredPrivately: .answeredPrivately
        case .refused: .refused
        case .merged: .merged
        }
    }
}

extension SubmissionKind {
    /// As staff read it.
    var text: String {
        switch self {
        case .topic: "点题"
        case .suggestion: "建议"
        case .report: "举报"
        case .leader: "领导信箱"
        case .disclosure: "依申请公开"
        case .rating: "评议"
        case .useful: "有用"
        case .verdict: "回访"
        }
    }
}
