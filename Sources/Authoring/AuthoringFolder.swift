import Content

/// A folder of content as staff write it (docs/content-format.md).
///
/// ```swift
/// let validation = await AuthoringFolder(path: "content").validate(today: today)
/// for problem in validation.problems { print(problem.text(in: .english)) }
/// ```
public struct AuthoringFolder: Sendable {
    /// Path of the folder.
    public let path: String

    /// Names a folder; nothing is read yet.
    public init(path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// Reads the whole folder, reports every problem, and gives the content when none is an error.
    ///
    /// Nothing is written. `today` decides what is late, stale or expired; errors do not depend on it. A run that is
    /// cancelled ends early, without a tree.
    public func validate(today: Day) async -> Validation {
        CMark.prepare()
        let root = FileSystem.absolute(path)
        let scan = FolderScan(root: root)
        async let shelved = PictureShelf(scan.pictures, root: root)
        let files = await concurrently(scan.files, chunk: max(1, min(64, scan.files.count / 16))) {
            ParsedFile($0, root: root)
        }
        let pictures = await shelved
        guard !Task.isCancelled else { return Validation(problems: scan.problems, tree: nil) }
        let outline = Outline(scan, files: files)
        let reader = TreeReader(scan: scan, outline: outline, files: files, pictures: pictures, today: today)
        let readings = await reader.read(files)
        guard !Task.isCancelled else { return Validation(problems: scan.problems, tree: nil) }
        let placed = zip(files, readings).map { (unit: $0.file.unit, reading: $1) }
        let checks = CrossChecks(placed, unitPaths: scan.units.map(\.path), today: today)
        let used = readings.reduce(into: Set<String>()) { $0.formUnion($1.usedPictures) }
        let problems =
            scan.problems + files.flatMap(\.problems) + outline.problems + readings.flatMap(\.problems)
            + checks.problems
            + pictureProblems(pictures, used: used)
        return Validation(
            problems: problems,
            tree: tree(placed, scan: scan, outline: outline, pictures: pictures, used: used, root: root))
    }

    /// A picture that nothing uses only warns, whatever is wrong with it.
    private func pictureProblems(_ pictures: PictureShelf, used: Set<String>) -> [Problem] {
        pictures.paths.flatMap { path in
            if used.contains(path) { return pictures[path]?.problems ?? [] }
            return [
                Problem(
                    path: path, line: 1, column: 1, severity: .warning,
                    message: Message(zh: "没有内容用到这张图片", en: "no item uses this picture"),
                    hint: Message(zh: "删掉它，或在内容里引用", en: "delete it, or refer to it"))
            ]
        }
    }

    private func tree(
        _ readings: [(unit: Int, reading: FileReading)], scan: FolderScan, outline: Outline, pictures: PictureShelf,
        used: Set<String>, root: String
    ) -> AuthoredTree {
        var items: [[Item]] = Array(repeating: [], count: scan.units.count)
        for (unit, reading) in readings { items[unit] += reading.items.map(\.item) }
        var media: [ContentDigest: String] = [:]
        for path in used.sorted(by: >) {
            if let reference = pictures[path]?.reference { media[reference.digest] = root + "/" + path }
        }
        return AuthoredTree(
            units: Self.depthFirst(scan, outline).map { AuthoredUnit(unit: outline.units[$0].unit, items: items[$0]) },
            media: media)
    }

    /// The units, the top first, the children of each by order and id.
    private static func depthFirst(_ scan: FolderScan, _ outline: Outline) -> [Int] {
        var children: [Int: [Int]] = [:]
        for (number, unit) in scan.units.enumerated() {
            if let parent = unit.parent { children[parent, default: []].append(number) }
        }
        var order: [Int] = []
        var open = [0]
        while let next = open.popLast() {
            order.append(next)
            let below = children[next, default: []].sorted {
                let (left, right) = (outline.units[$0].unit, outline.units[$1].unit)
                return (left.order, left.id) < (right.order, right.id)
            }
            open += below.reversed()
        }
        return order
    }
}
