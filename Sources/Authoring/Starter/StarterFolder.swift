import Content

/// A small unit to begin with: valid, and commented so that it can be changed without a manual.
public struct StarterFolder {
    /// Writes the starter into a folder, which is made when it does not exist.
    ///
    /// - Throws: ``AuthoringError/folderNotEmpty(path:)``, or ``AuthoringError/cannotWrite(path:reason:)``.
    public static func write(to path: String) throws(AuthoringError) {
        try FileSystem.makeFolder(path)
        guard try FileSystem.entries(of: path).isEmpty else { throw .folderNotEmpty(path: path) }
        for (name, text) in files {
            if let cut = name.lastIndex(of: "/") { try FileSystem.makeFolder(path + "/" + name[..<cut]) }
            try FileSystem.write(text, to: path + "/" + name)
        }
    }
}
