import Content
import Interface
import TakeAway

/// What a touch does about taking something along.
public enum TakeAwayAction: Sendable {
    /// Shows the codes of the page.
    case show
    /// Shows its printed look.
    case preview
    /// Takes one part of a long text.
    case choose(Int)
    /// Shows a range of a long text's parts to choose from.
    case chooseFrom(Range<Int>)
    /// To the next code, or back.
    case turn(Int)
    /// Prints what is previewed.
    case print
    /// Closes the card.
    case close
}

/// A page from which something can be taken along.
protocol TakeAwaySource {
    /// The item on the page.
    var item: Item { get }
    /// What is taken; parts to choose from when the whole is too long.
    /// - Parameter part: the part that was chosen.
    func offer(_ code: ShortCode, part: Int?, page: Page, strings: Strings) -> TakeAwayOffer
}

/// What a page has to give.
enum TakeAwayOffer {
    /// One document.
    case document(TakeAwayDocument)
    /// A long text's parts, by name and index.
    case parts([(name: String, index: Int)])
}

extension TakeAwayDocument {
    /// Longer texts would be a pile of paper and a row of codes that nobody scans to the end.
    static let mostBytes = 6 * QRSymbol.capacity
}

extension GuideScreen: TakeAwaySource {
    func offer(_ code: ShortCode, part: Int?, page: Page, strings: Strings) -> TakeAwayOffer {
        .document(
            TakeAwayDocument(
                checklist: item, guide: guide, title: strings.title(item.title, english: item.titleEnglish),
                window: window?.title, limit: (guide.promisedLimit ?? guide.statutoryLimit).map { strings.limit($0) },
                ticks: page.ticks, code: code, wording: strings.takeAway))
    }
}

extension PolicyScreen: TakeAwaySource {
    func offer(_ code: ShortCode, part: Int?, page: Page, strings: Strings) -> TakeAwayOffer {
        let title = strings.title(item.title, english: item.titleEnglish)
        // A reader who came for one article takes that article.
        let wanted =
            part
            ?? anchor.flatMap { anchor in
                policy.parts.firstIndex { part in
                    if case .article(let label, _) = part { anchor.hasPrefix(label) } else { false }
                }
            }
        if let wanted,
            let document = TakeAwayDocument(
                policy: policy, part: wanted, title: title, code: code, wording: strings.takeAway)
        {
            return .document(document)
        }
        let whole = TakeAwayDocument(policy: policy, title: title, code: code, wording: strings.takeAway)
        guard whole.plainText.utf8.count > TakeAwayDocument.mostBytes else { return .document(whole) }
        return .parts(
            policy.parts.enumerated().compactMap { index, part in
                switch part {
                case .heading: nil
                case .text(let blocks): (String(blocks.plain.oneLine.prefix(24)), index)
                case .article(let label, let blocks): ("\(label)　\(blocks.plain.oneLine.prefix(20))…", index)
                }
            })
    }
}

extension ItemScreen: TakeAwaySource {
    func offer(_ code: ShortCode, part: Int?, page: Page, strings: Strings) -> TakeAwayOffer {
        let source = [unit?.name, strings(.publishedOn, strings.date(item.published))].compactMap { $0 }
        return .document(
            TakeAwayDocument(
                text: item, title: strings.title(item.title, english: item.titleEnglish),
                subtitle: source.joined(separator: " · "), code: code, wording: strings.takeAway))
    }

    /// Only what is mostly text is worth taking along.
    var canBeTaken: Bool {
        switch item.kind {
        case .notice, .affair, .reply: !item.body.isEmpty
        default: false
        }
    }
}

extension String {
    fileprivate var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}

extension Strings {
    /// The words of documents.
    var takeAway: TakeAwayWording {
        TakeAwayWording(
            code: self(.shortCode), materials: self(.materials), noMaterials: self(.noMaterials), steps: self(.steps),
            place: self(.where_), window: self(.window), address: self(.place), hours: self(.hours),
            phone: self(.phone), complaints: self(.complaintPhone), limit: self(.promisedLimit), fee: self(.fee),
            free: self(.free), sheets: self(.sheets), optional: self(.optionalMaterial), onlyIf: self(.onlyIf))
    }
}
