/// The fixed words of a document, in the language of the screen.
public struct TakeAwayWording: Hashable, Sendable {
    /// Before the short code.
    public var code: String
    /// Over the papers to bring.
    public var materials: String
    /// Where nothing is to be brought.
    public var noMaterials: String
    /// Over the steps.
    public var steps: String
    /// Over where to go.
    public var place: String
    /// Before the window.
    public var window: String
    /// Before the address.
    public var address: String
    /// Before the opening hours.
    public var hours: String
    /// Before the phone number.
    public var phone: String
    /// Before the number for complaints.
    public var complaints: String
    /// Before the promised time limit.
    public var limit: String
    /// Before the fees.
    public var fee: String
    /// Where there are none.
    public var free: String
    /// `%@` papers of a kind.
    public var sheets: String
    /// Papers that help but are not needed.
    public var optional: String
    /// Papers that are needed only if `%@`.
    public var onlyIf: String

    /// Memberwise.
    public init(
        code: String, materials: String, noMaterials: String, steps: String, place: String, window: String,
        address: String, hours: String, phone: String, complaints: String, limit: String, fee: String, free: String,
        sheets: String, optional: String, onlyIf: String
    ) {
        self.code = code
        self.materials = materials
        self.noMaterials = noMaterials
        self.steps = steps
        self.place = place
        self.window = window
        self.address = address
        self.hours = hours
        self.phone = phone
        self.complaints = complaints
        self.limit = limit
        self.fee = fee
        self.free = free
        self.sheets = sheets
        self.optional = optional
        self.onlyIf = onlyIf
    }
}
