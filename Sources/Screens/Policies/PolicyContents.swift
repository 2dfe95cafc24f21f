import Content

/// The contents of a policy: its chapters, and the articles of each.
struct PolicyContents {
    /// A part, chapter or section, with the row where it begins.
    struct Chapter: Hashable {
        let title: String
        /// 1 for 编, 2 for 章, 3 for 节, as in ``PolicyPart/heading(level:title:)``.
        let level: Int
        let row: Int
        var articles: [Article] = []
    }

    /// An article's label, with its row.
    struct Article: Hashable {
        let label: String
        let row: Int
    }

    /// One line of the contents as they are shown.
    enum Line: Hashable {
        case chapter(Int)
        case article(Article)
    }

    let chapters: [Chapter]

    init(_ parts: [PolicyPart]) {
        var chapters: [Chapter] = []
        for (row, part) in parts.enumerated() {
            switch part {
            case .heading(let level, let title): chapters.append(Chapter(title: title, level: level, row: row))
            case .article(let label, _):
                if !chapters.isEmpty { chapters[chapters.count - 1].articles.append(Article(label: label, row: row)) }
            case .text: break
            }
        }
        self.chapters = chapters
    }

    /// The chapter that a row belongs to; nil before the first.
    func chapter(at row: Int) -> Int? {
        let after = chapters.firstIndex { $0.row > row } ?? chapters.count
        return after > 0 ? after - 1 : nil
    }

    /// All chapters, one of them with its articles.
    func lines(unfolding unfolded: Int?) -> [Line] {
        chapters.indices.flatMap { index -> [Line] in
            let articles = index == unfolded ? chapters[index].articles : []
            return [.chapter(index)] + articles.map { .article($0) }
        }
    }
}
