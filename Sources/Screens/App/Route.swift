import Content
import Participation

/// Where a citizen can be. A route names a page and what it shows, never how.
public enum Route: Hashable, Sendable {
    /// Eight tiles, search, newest.
    case home
    /// Guides, filtered.
    case guides(GuideGrouping, choice: String?)
    /// All themes, offices or windows of guides, to choose one.
    case guideChoices(GuideGrouping)
    /// One guide.
    case guide(ItemID)
    /// Policies, filtered by theme.
    case policies(category: String?)
    /// All themes of policies, to choose one.
    case policyChoices
    /// One policy, perhaps at an article.
    case policy(ItemID, PolicyTab, anchor: String?)
    /// Choice of a village.
    case villages(VillagePurpose)
    /// Affairs of one unit.
    case village(UnitID)
    /// One board of one unit.
    case affairs(UnitID, AffairSection)
    /// Any item that has no page of its own kind.
    case item(ItemID)
    /// A ledger of one unit; the newest month when none is given.
    case ledger(UnitID, LedgerBook, Period?)
    /// All months of a unit's funds, to choose one.
    case months(UnitID)
    /// The months of one year of a unit's funds.
    case year(UnitID, Int)
    /// The funds of all units side by side; the newest month when none is given.
    case compareFunds(Period?)
    /// Flow charts of a unit.
    case flows(UnitID)
    /// One step of a flow chart, by its number in the list.
    case flowStep(ItemID, Int)
    /// Figures of cases of a unit, of one office or all.
    case statistics(UnitID, office: String?)
    /// How far a case has come, by its receipt number.
    case caseProgress(UnitID)
    /// One row of a funds ledger.
    case ledgerRow(UnitID, Period, row: Int)
    /// One entry of another book.
    case ledgerEntry(UnitID, LedgerBook, row: Int)
    /// All notices.
    case notices
    /// Offices and windows.
    case offices
    /// One office.
    case office(ItemID)
    /// One window.
    case window(ItemID)
    /// Search.
    case search
    /// Answers to questions.
    case echo
    /// How to give an opinion.
    case suggestions
    /// What a question is about.
    case subject
    /// A form, perhaps about something.
    case form(SubmissionKind, about: Subject?)
    /// How a matter stands, by its receipt code.
    case progress
    /// What is installed, and since when.
    case about
    /// For staff, behind a PIN.
    case maintenance
    /// One picture.
    case picture(MediaReference, title: String)
}

/// By what guides are listed.
public enum GuideGrouping: Hashable, Sendable, CaseIterable {
    /// Themes.
    case category
    /// Offices.
    case office
    /// Windows.
    case window
}

/// The parts of a policy's page.
public enum PolicyTab: Hashable, Sendable {
    /// The text.
    case text
    /// The interpretation.
    case interpretation
    /// Questions and answers.
    case questions
    /// Related items.
    case related
}

/// Why a village is chosen.
public enum VillagePurpose: Hashable, Sendable {
    /// To read its affairs.
    case affairs
    /// To read its ledgers.
    case ledgers
}

/// The page that shows an item.
func route(to id: ItemID, kind: ItemKind, unit: UnitID, anchor: String? = nil, period: Period? = nil) -> Route {
    switch kind {
    case .guide: .guide(id)
    case .policy: .policy(id, .text, anchor: anchor)
    case .office: .office(id)
    case .window: .window(id)
    case .ledger:
        // Funds are an item a month; each of the other books is one item.
        .ledger(unit, LedgerBook.allCases.first { id.text == "\(unit)-\($0.rawValue)" } ?? .funds, period)
    case .affair, .notice, .flow, .statistic, .reply, .slide, .catalogue: .item(id)
    }
}
