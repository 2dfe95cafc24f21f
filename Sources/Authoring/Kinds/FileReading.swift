import Content

/// An item with the places that later checks name.
struct ReadItem: Sendable {
    let item: Item
    let path: String
    /// Where it begins, or its title stands.
    let place: Position
    /// Where its period stands, when it has one.
    var periodPlace: Position?
    /// Where the catalogue's entries stand, when it is a catalogue.
    var entryPlaces: [Position] = []
    /// Where its `entry` stands, when it is an affair that names one.
    var entryPlace: Position?
    var anchoredLinks: [AnchoredLink] = []
}

/// What reading one file gave.
struct FileReading: Sendable {
    var items: [ReadItem] = []
    var problems: [Problem] = []
    /// Paths relative to the root.
    var usedPictures: Set<String> = []
}
