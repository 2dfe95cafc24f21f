import GRDB

/// The tables of `content.sqlite`.
enum ContentSchema {
    /// Version of the tables and of how text is cut into tokens: a change of either is a new version, for which a
    /// migration is added below; where only the packs can tell what to write, it may simply empty the store.
    static let version = 1

    /// How many passages a row number of `item` leaves room for: `passage.row = item.row << 16 | ordinal`.
    static let passageBits: Int64 = 16

    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 items, units, search") { db in
            try db.execute(sql: tables)
            try db.execute(sql: searchTables)
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        return migrator
    }

    /// Dates are days since 1970, amounts are fen. `item` holds what lists need and nothing long, so that a list reads
    /// few pages; the item itself lies in `body`.
    private static let tables = """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE unit(
            id TEXT PRIMARY KEY, json BLOB NOT NULL, release INTEGER NOT NULL, created INTEGER NOT NULL,
            items INTEGER NOT NULL, digest TEXT NOT NULL, pack TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE item(
            row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, unit TEXT NOT NULL, kind TEXT NOT NULL,
            title TEXT NOT NULL, titleEnglish TEXT, category TEXT, published INTEGER NOT NULL, expires INTEGER,
            responsible TEXT, office TEXT, window TEXT, number TEXT, limitKind TEXT, limitDays INTEGER, section TEXT,
            period TEXT, noticeBegin INTEGER, noticeEnd INTEGER, level TEXT, pinUntil INTEGER, summary TEXT,
            popularity INTEGER NOT NULL, position INTEGER NOT NULL, entry TEXT, book TEXT, keywords TEXT);
        CREATE INDEX itemByKind ON item(kind, published DESC, id);
        CREATE INDEX itemByUnit ON item(unit, kind);
        CREATE INDEX itemByWindow ON item(window) WHERE window IS NOT NULL;
        CREATE TABLE body(row INTEGER PRIMARY KEY, unit TEXT NOT NULL, hash BLOB NOT NULL, json BLOB NOT NULL);
        CREATE INDEX bodyHash ON body(unit, hash);
        CREATE TABLE funds(
            row INTEGER PRIMARY KEY, unit TEXT NOT NULL, period TEXT NOT NULL, opening INTEGER NOT NULL,
            income INTEGER NOT NULL, expense INTEGER NOT NULL, closing INTEGER NOT NULL);
        CREATE INDEX fundsByUnit ON funds(unit, period);
        CREATE TABLE passage(row INTEGER PRIMARY KEY, anchor TEXT, text TEXT NOT NULL);
        """

    /// Contentless: the words to show lie in `item` and `passage`, and to take an entry out they are cut again. SQLite
    /// 3.40 has no `contentless_delete` yet. Titles stand apart from texts, so that they answer first and fast.
    private static let searchTables = """
        CREATE VIRTUAL TABLE titles USING fts5(title, keywords, content='', columnsize=0, tokenize='ascii');
        CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='ascii');
        INSERT INTO texts(texts, rank) VALUES('hashsize', 33554432);
        """
}
