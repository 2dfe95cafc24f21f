import Content

/// In what amounts are counted where there is little room: at the bars of a chart.
enum MoneyUnit {
    case yuan, thousand, tenThousand, million, hundredMillion, billion

    /// The largest unit in which the largest amount still has a digit before the point. Chinese counts in 万 and 亿.
    init(for amounts: some Sequence<Money>, isEnglish: Bool) {
        let largest = amounts.map(\.fen.magnitude).max() ?? 0
        let units: [MoneyUnit] = isEnglish ? [.billion, .million, .thousand] : [.hundredMillion, .tenThousand]
        self = units.first { largest >= UInt64($0.fen) } ?? .yuan
    }

    /// One of it in fen.
    var fen: Int64 {
        switch self {
        case .yuan: 100
        case .thousand: 100_000
        case .tenThousand: 1_000_000
        case .million: 100_000_000
        case .hundredMillion: 10_000_000_000
        case .billion: 100_000_000_000
        }
    }

    var phrase: Phrase {
        switch self {
        case .yuan: .unitYuan
        case .thousand: .unitThousand
        case .tenThousand: .unitTenThousand
        case .million: .unitMillion
        case .hundredMillion: .unitHundredMillion
        case .billion: .unitBillion
        }
    }

    /// An amount rounded to one decimal, to two below one; never 0 for what is not nothing.
    func label(_ amount: Money) -> String {
        let hundredths = (amount.fen.magnitude * 100 + UInt64(fen) / 2) / UInt64(fen)
        let sign = amount.fen < 0 ? "−" : ""
        if hundredths == 0 { return amount.fen == 0 ? "0" : "\(sign)<0.01" }
        if hundredths < 100 { return sign + Self.decimal(hundredths / 100, hundredths % 100, places: 2) }
        let tenths = (amount.fen.magnitude * 10 + UInt64(fen) / 2) / UInt64(fen)
        return sign + Self.decimal(tenths / 10, tenths % 10, places: 1)
    }

    /// A round number of fen, as short as can be.
    func tick(_ amount: Double) -> String {
        let hundredths = (amount / Double(fen) * 100).rounded()
        let (whole, rest) = (UInt64(hundredths.magnitude) / 100, UInt64(hundredths.magnitude) % 100)
        let digits =
            rest == 0
            ? "\(whole)"
            : Self.decimal(whole, rest.isMultiple(of: 10) ? rest / 10 : rest, places: rest.isMultiple(of: 10) ? 1 : 2)
        return (hundredths < 0 ? "−" : "") + digits
    }

    private static func decimal(_ whole: UInt64, _ rest: UInt64, places: Int) -> String {
        "\(whole)." + (places == 2 && rest < 10 ? "0" : "") + "\(rest)"
    }
}
