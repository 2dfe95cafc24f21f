import Content
import Participation

/// What a touch does where a citizen says something.
public enum SpeakUpAction: Sendable {
    /// Chooses a ready sentence, or drops it.
    case sentence(Int)
    /// Lets the keyboard write into a field.
    case edit(FormPart)
    /// An answer by telephone, or none.
    case toggleCall
    /// In which form information is wanted.
    case form(DisclosureRequest.Form)
    /// How it comes to the applicant.
    case delivery(DisclosureRequest.Delivery)
    /// One of five faces.
    case face(Int)
    /// A reason for it, or not.
    case reason(Rating.Reason)
    /// Sends the form.
    case submit
    /// Whether an item was of use.
    case useful(Bool, ItemID)
    /// Whether a public answer answered the question.
    case verdict(Bool, ItemID)
    /// A character of a receipt code.
    case codeKey(Character)
    /// Takes the last one back.
    case eraseCode
    /// Prints the receipt.
    case printReceipt
}

/// A field of a form, as actions name it.
public struct FormPart: Hashable, Sendable {
    let field: FormField

    init(_ field: FormField) { self.field = field }
}

/// What became of a submission.
public enum SubmitOutcome: Hashable, Sendable {
    /// It is on the disk; its receipt, where somebody answers it.
    case received(ReceiptCode?)
    /// It is not.
    case refused(ParticipationError)
}
