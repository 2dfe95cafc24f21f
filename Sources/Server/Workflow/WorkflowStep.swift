import Content
import Participation

/// Something that somebody does with a matter.
enum WorkflowStep: Hashable, Sendable {
    /// 分派 or 转办: to an office, within so many working days of its arrival (nil keeps the
    /// limit of its kind; a hand-over changes no limit).
    case assign(office: String, days: Int?)
    /// 存草稿.
    case draft(answer: String, question: String)
    /// 送审.
    case submit(answer: String, question: String)
    /// 退回.
    case sendBack(reason: String)
    /// 审核通过.
    case approve
    /// 公开答复.
    case publish
    /// 私下答复.
    case answerPrivately
    /// 不予受理, with reason and legal basis.
    case refuse(reason: String, basis: String)
    /// 延期, once, with a reason.
    case extend(days: Int, reason: String)
    /// 并入 another matter.
    case merge(into: Int)
    /// 重新办理 of an answered matter, once.
    case reopen(reason: String)
    /// 督办 of an overdue matter: feedback within so many working days.
    case urge(days: Int)
    /// A remark in the history.
    case note(String)

    /// Its name in the history, the audit log and forms.
    var name: String {
        switch self {
        case .assign: "assign"
        case .draft: "draft"
        case .submit: "submit"
        case .sendBack: "send-back"
        case .approve: "approve"
        case .publish: "publish"
        case .answerPrivately: "answer-privately"
        case .refuse: "refuse"
        case .extend: "extend"
        case .merge: "merge"
        case .reopen: "reopen"
        case .urge: "urge"
        case .note: "note"
        }
    }

    /// Who may do it; an ``Role/office`` only for its own office.
    var roles: Set<Role> {
        switch self {
        case .assign, .merge: [.clerk, .leader]
        case .draft, .submit: [.clerk, .office]
        case .sendBack, .approve: [.reviewer, .leader]
        case .publish, .answerPrivately, .refuse, .extend: [.leader]
        case .reopen, .urge: [.clerk, .leader]
        case .note: [.clerk, .office, .reviewer, .leader]
        }
    }

    /// States in which it is possible.
    var from: Set<MatterState> {
        switch self {
        case .assign: [.received, .assigned, .drafted]
        case .draft, .submit: [.assigned, .drafted]
        case .sendBack: [.submitted, .reviewed]
        case .approve: [.submitted]
        case .publish, .answerPrivately: [.reviewed]
        case .refuse: [.received, .assigned, .drafted, .submitted, .reviewed]
        case .extend: [.assigned, .drafted, .submitted, .reviewed]
        case .merge: [.received, .assigned, .drafted]
        case .reopen: [.published, .answeredPrivately]
        case .urge: [.received, .assigned, .drafted, .submitted, .reviewed]
        case .note: Set(MatterState.allCases)
        }
    }

    /// Every step with empty fields, to find out which are possible.
    static let samples: [WorkflowStep] = [
        .assign(office: "", days: nil), .draft(answer: "", question: ""), .submit(answer: "", question: ""),
        .sendBack(reason: ""), .approve, .publish, .answerPrivately, .refuse(reason: "", basis: ""),
        .extend(days: 1, reason: ""), .merge(into: 0), .reopen(reason: ""), .urge(days: 1), .note(""),
    ]
}
