import Authoring
import Pack
import Store

extension AuthoredTree {
    /// Packs every unit and installs the packs, pictures included, below a preview's state directory.
    func install(into state: StateDirectory, release: Int) throws {
        let folder = PackFolder(path: state.path + "/preview")
        var packs: [PackSource] = []
        for authored in units {
            let written = try folder.write(unit: authored.unit, items: authored.items, release: release)
            packs.append(try PackSource(reading: written.path))
        }
        try folder.write(media: media, of: units.flatMap(\.items))
        _ = try ContentStore(state: state, access: .readWrite).install(packs, mediaFrom: [folder.path + "/media"])
    }
}
