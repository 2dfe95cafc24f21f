import GRDB

/// The tables of `content.sqlite`.
enum ContentSchema {
    /// Version of the tables and of how text is cut into tokens: a change of either is a new version, for which a
    /// migration is added below; where only the packs can tell what to write, it may simply empty the store.
    static let version = 2

    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2 items, units, search by names and pairs") { db in
            // A database of the first version is made anew from its packs: only they can tell what to write.
            for table in try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN (\(former))")
            {
                try db.execute(sql: "DROP TABLE \(table)")
            }
            try db.execute(sql: tables)
            try db.execute(sql: "PRAGMA user_version = 2")
        }
        return migrator
    }

    private static let former = "'meta', 'unit', 'item', 'body', 'funds', 'passage', 'titles', 'texts'"

    /// Dates are days since 1970, amounts are fen. `item` holds what lists need and nothing long, so that a list reads
    /// few pages; the item itself lies in `body`.
    ///
    /// Search: `names` holds what the touch process keeps in memory, `posting` which passages hold which pair of
    /// characters (docs/search.md), `passage` their texts in UTF-16, which takes two thirds of UTF-8's room for Chinese.
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
            popularity INTEGER NOT NULL, position INTEGER NOT NULL, entry TEXT, book TEXT, related TEXT);
        CREATE INDEX itemByKind ON item(kind, published DESC, id);
        CREATE INDEX itemByUnit ON item(unit, kind);
        CREATE INDEX itemByWindow ON item(window) WHERE window IS NOT NULL;
        CREATE TABLE body(row INTEGER PRIMARY KEY, unit TEXT NOT NULL, hash BLOB NOT NULL, json BLOB NOT NULL);
        CREATE INDEX bodyHash ON body(unit, hash);
        CREATE TABLE funds(
            row INTEGER PRIMARY KEY, unit TEXT NOT NULL, period TEXT NOT NULL, opening INTEGER NOT NULL,
            income INTEGER NOT NULL, expense INTEGER NOT NULL, closing INTEGER NOT NULL);
        CREATE INDEX fundsByUnit ON funds(unit, period);
        CREATE TABLE passage(number INTEGER PRIMARY KEY, anchor TEXT, text BLOB NOT NULL);
        CREATE TABLE names(chunk INTEGER PRIMARY KEY, entries BLOB NOT NULL);
        CREATE TABLE segment(number INTEGER PRIMARY KEY, postings INTEGER NOT NULL);
        CREATE TABLE posting(number INTEGER PRIMARY KEY, passages INTEGER NOT NULL, block BLOB NOT NULL);
        """
}
