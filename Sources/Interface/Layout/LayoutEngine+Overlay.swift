extension LayoutEngine {
    /// Room that a card leaves at every edge of the page, in logical units.
    private static var overlayMargin: Double { 32 }

    /// The card stands in the middle. Content that is too tall for the page scrolls above the footer.
    func overlayBox(_ overlay: Overlay<Action>, over page: View<Action>, _ proposal: Proposal) -> Box<Action> {
        let behind = box(page, proposal)
        let size = behind.size
        let width = min(overlay.width, size.width - 2 * Self.overlayMargin)
        let inside = Proposal(width: max(0, width - overlay.padding.width), fillsWidth: true, height: nil)
        let footer = box(overlay.footer, inside)
        let room = size.height - 2 * Self.overlayMargin - overlay.padding.height - footer.size.height
        var content = box(overlay.content, inside)
        if content.size.height > room {
            let scroll = Scroll<Action>(id: overlay.id, reveal: overlay.reveal, sections: [.view(overlay.content)])
            content = scrollBox(scroll, inside.with(height: max(0, room)))
        }
        let contentOrigin = Point(x: overlay.padding.left, y: overlay.padding.top)
        let height = content.size.height + footer.size.height + overlay.padding.height
        let card = Box<Action>.group(
            Size(width: width, height: height),
            [
                .init(origin: contentOrigin, box: content),
                .init(origin: contentOrigin + Point(x: 0, y: content.size.height), box: footer),
            ])
        let origin = Point(
            x: ((size.width - width) / 2).rounded(), y: max(0, ((size.height - height) / 2).rounded()))
        let decorated = Box<Action>(size: card.size, content: .decorated(overlay.card, card))
        return Box(
            size: size,
            content: .overlay(scrim: overlay.scrim, page: behind, card: .init(origin: origin, box: decorated)))
    }
}
