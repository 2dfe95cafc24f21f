import Content
import Participation

/// A field of a form into which something is typed.
enum FormField: Hashable, Sendable, CaseIterable {
    /// What a citizen has to say, or which information is wanted.
    case words
    /// Where an answer is wanted.
    case phone
    /// Who asks for information.
    case applicant
    /// By which document they are known.
    case identity
    /// Where they can be reached.
    case contact

    /// Most characters.
    var limit: Int {
        switch self {
        case .words: Words.limit
        case .phone: 20
        case .applicant, .identity: 50
        case .contact: 200
        }
    }

    var phrase: Phrase {
        switch self {
        case .words: .formWords
        case .phone: .phone
        case .applicant: .applicant
        case .identity: .identity
        case .contact: .contact
        }
    }
}

/// What a citizen has filled in. It lies in the page and goes with the visit.
struct FormState {
    /// How far it is.
    enum Stage: Hashable {
        /// Being filled in.
        case writing
        /// On its way to the disk.
        case sending
        /// On the disk, under this receipt; nil for what nobody answers.
        case received(ReceiptCode?)
    }

    /// Ready sentences that were chosen.
    var sentences: Set<Int> = []
    var texts: [FormField: String] = [:]
    /// The field that the keyboard writes into.
    var field: FormField?
    /// Whether an answer by telephone is wanted.
    var wantsCall = false
    var form = DisclosureRequest.Form.paper
    var delivery = DisclosureRequest.Delivery.pickUp
    /// One of five faces.
    var face: Int?
    var reasons: Set<Rating.Reason> = []
    var stage = Stage.writing
    /// Why it could not be sent.
    var trouble: FormTrouble?

    /// What is sent.
    ///
    /// - Throws: ``ParticipationError`` for what is missing or too long.
    func content(
        of kind: SubmissionKind, about subject: Subject?, strings: Strings
    ) throws(ParticipationError) -> Submission.Content {
        switch kind {
        case .topic: .topic(try words(kind, strings), about: subject)
        case .suggestion: .suggestion(try words(kind, strings), about: subject)
        case .report: .report(try words(kind, strings), about: subject)
        case .leader: .leader(try words(kind, strings))
        case .disclosure:
            .disclosure(
                try DisclosureRequest(
                    applicant: text(.applicant), identity: text(.identity), contact: text(.contact),
                    wanted: try Words(text(.words)), form: form, delivery: delivery))
        case .rating: .rating(try Rating(face: face ?? 0, reasons: reasons), of: try rated(subject))
        case .useful, .verdict: throw .tooShort(field: kind.rawValue, minimum: 1)
        }
    }

    private func rated(_ subject: Subject?) throws(ParticipationError) -> Subject {
        if let subject { return subject }
        return try Subject(.visit, item: nil, title: "")
    }

    /// The number for an answer, when one is wanted.
    ///
    /// - Throws: ``ParticipationError/badPhone``.
    func phoneNumber() throws(ParticipationError) -> PhoneNumber? {
        wantsCall ? try PhoneNumber(text(.phone)) : nil
    }

    func text(_ field: FormField) -> String { texts[field] ?? "" }

    /// The chosen sentences, in their order, and what was typed.
    private func words(_ kind: SubmissionKind, _ strings: Strings) throws(ParticipationError) -> Words {
        let chosen = kind.readySentences.enumerated().filter { sentences.contains($0.offset) }.map {
            strings($0.element)
        }
        return try Words((chosen + [text(.words)]).filter { !$0.isEmpty }.joined(separator: "\n"))
    }
}

/// Why a form could not be sent, in plain words.
enum FormTrouble: Hashable {
    /// Nothing was said.
    case empty
    /// Something that the law asks for is missing.
    case missing(FormField)
    /// No telephone number.
    case badPhone
    /// Something is too long.
    case tooLong
    /// No face was chosen.
    case noFace
    /// This visit has sent enough.
    case enough
    /// It was rated in this visit.
    case ratedAlready
    /// The kiosk takes no more.
    case full
    /// The disk did not take it.
    case broken

    init(_ error: ParticipationError, form: FormState, kind: SubmissionKind) {
        let required: [FormField] = [.applicant, .identity, .contact, .words]
        self =
            switch error {
            case .tooShort where kind == .disclosure:
                required.first { form.text($0).count < 2 }.map { .missing($0) } ?? .empty
            case .tooShort: .empty
            case .tooLong: .tooLong
            case .badPhone: .badPhone
            case .outOfRange: .noFace
            case .tooManyInVisit: .enough
            case .alreadyRated: .ratedAlready
            case .full: .full
            default: .broken
            }
    }

    func sentence(_ strings: Strings) -> String {
        switch self {
        case .empty: strings(.formEmpty)
        case .missing(let field): strings(.formMissing, strings(field.phrase))
        case .badPhone: strings(.formBadPhone)
        case .tooLong: strings(.formTooLong)
        case .noFace: strings(.formNoFace)
        case .enough: strings(.formEnough)
        case .ratedAlready: strings(.formRated)
        case .full: strings(.formFull)
        case .broken: strings(.formBroken)
        }
    }
}

extension SubmissionKind {
    /// Sentences that can be picked in place of typing.
    var readySentences: [Phrase] {
        switch self {
        case .topic: [.askWhere, .askWhy, .askProof, .askWhen, .askWho]
        case .suggestion: [.wishHours, .wishWindows, .wishPapers, .wishSigns, .wishPublic]
        case .report: [.wrongMoney, .wrongRules, .wrongManner, .wrongFavour]
        case .leader: [.leaderStuck, .leaderRoad, .leaderThanks]
        case .disclosure, .rating, .useful, .verdict: []
        }
    }

    /// Its name on the screen.
    var phrase: Phrase {
        switch self {
        case .topic: .askTopic
        case .suggestion: .makeSuggestion
        case .report: .reportWrong
        case .leader: .writeLeader
        case .disclosure: .askDisclosure
        case .rating: .rateVisit
        case .useful: .useful
        case .verdict: .verdictQuestion
        }
    }

    /// What it is for, and who sees it.
    var explanation: Phrase {
        switch self {
        case .topic: .askTopicHint
        case .suggestion: .makeSuggestionHint
        case .report: .reportWrongHint
        case .leader: .writeLeaderHint
        case .disclosure: .askDisclosureHint
        case .rating: .rateVisitHint
        case .useful, .verdict: .anonymous
        }
    }

    var icon: String {
        switch self {
        case .topic: "topic"
        case .suggestion: "star"
        case .report: "lock"
        case .leader: "office"
        case .disclosure: "policy"
        case .rating, .useful, .verdict: "check"
        }
    }
}
