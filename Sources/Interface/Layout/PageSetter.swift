/// Lays out views without a screen, for paper. Nothing on paper can be tapped.
public struct PageSetter<Measurer: TextMeasurer> {
    private let measurer: Measurer

    /// Measures text with these metrics.
    public init(measurer: Measurer) { self.measurer = measurer }

    /// What to draw, and how tall it is, for a width in logical units.
    /// - Parameter height: the height to fill; nil for as tall as the view is.
    public func set(_ view: View<Never>, width: Double, height: Double? = nil) -> (list: DisplayList, size: Size) {
        let engine = LayoutEngine<Never, Measurer>(measurer: measurer)
        let box = engine.box(view, Proposal(width: width, fillsWidth: true, height: height))
        var frame = Frame<Never>(background: Color(0xFFFFFF))
        frame.emit(box, at: .zero, clip: Rect(origin: .zero, size: box.size))
        return (frame.list, box.size)
    }
}
