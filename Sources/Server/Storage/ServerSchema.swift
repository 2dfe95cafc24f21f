import GRDB

/// The tables of `server.sqlite`, as named steps that are never changed once released.
enum ServerSchema {
    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 devices") { try $0.execute(sql: devices) }
        migrator.registerMigration("2 matters") { try $0.execute(sql: matters) }
        migrator.registerMigration("3 counts") { try $0.execute(sql: counts) }
        migrator.registerMigration("4 staff") { try $0.execute(sql: staff) }
        migrator.registerMigration("5 audit") { try $0.execute(sql: audit) }
        return migrator
    }

    private static let devices = """
        CREATE TABLE device(
            id TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, key BLOB NOT NULL, enrolled INTEGER NOT NULL,
            locked INTEGER NOT NULL DEFAULT 0, contact INTEGER, health TEXT
        ) WITHOUT ROWID;
        CREATE TABLE enrolment(
            hash BLOB PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, expires INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE nonce(
            device TEXT NOT NULL, nonce TEXT NOT NULL, created INTEGER NOT NULL, PRIMARY KEY(device, nonce)
        ) WITHOUT ROWID;
        CREATE INDEX nonce_created ON nonce(created);
        CREATE TABLE entry(id TEXT PRIMARY KEY) WITHOUT ROWID
        """

    private static let matters = """
        CREATE TABLE matter(
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT NOT NULL, kind TEXT NOT NULL,
            unit TEXT NOT NULL, device TEXT NOT NULL, subject TEXT, words TEXT NOT NULL, phone TEXT, disclosure TEXT,
            asked INTEGER NOT NULL, received INTEGER NOT NULL, state TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0,
            office TEXT, due INTEGER, extended TEXT, question TEXT, draft TEXT, answer TEXT, basis TEXT,
            submitted_by TEXT, answered INTEGER, reply_item TEXT UNIQUE, reopened INTEGER NOT NULL DEFAULT 0,
            merged INTEGER REFERENCES matter(number), urged INTEGER, satisfied INTEGER, version INTEGER NOT NULL DEFAULT 1
        );
        CREATE INDEX matter_open ON matter(due, unit, kind, office) WHERE closed = 0;
        CREATE INDEX matter_unit ON matter(unit, number);
        CREATE INDEX matter_code ON matter(code);
        CREATE INDEX matter_received ON matter(received, unit, office, closed, answered, due, satisfied);
        CREATE INDEX matter_office ON matter(office, number);
        CREATE INDEX matter_answered ON matter(answered, merged, unit, kind, office, received, satisfied)
            WHERE answered IS NOT NULL;
        CREATE INDEX matter_subject ON matter(subject) WHERE subject IS NOT NULL AND closed = 0;
        CREATE INDEX matter_merged ON matter(merged) WHERE merged IS NOT NULL;
        CREATE TABLE event(
            number INTEGER PRIMARY KEY, matter INTEGER NOT NULL REFERENCES matter(number), at INTEGER NOT NULL,
            staff TEXT, action TEXT NOT NULL, detail TEXT NOT NULL
        );
        CREATE INDEX event_matter ON event(matter)
        """

    private static let counts = """
        CREATE TABLE rating(
            number INTEGER PRIMARY KEY, at INTEGER NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, item TEXT,
            title TEXT NOT NULL, face INTEGER NOT NULL, reasons TEXT NOT NULL
        );
        CREATE INDEX rating_at ON rating(at, unit, kind, title, face);
        CREATE TABLE useful(
            unit TEXT NOT NULL, item TEXT NOT NULL, yes INTEGER NOT NULL, no INTEGER NOT NULL, PRIMARY KEY(unit, item)
        ) WITHOUT ROWID;
        CREATE TABLE usage(
            month INTEGER NOT NULL, event TEXT NOT NULL, unit TEXT NOT NULL, subject TEXT NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY(month, event, unit, subject)
        ) WITHOUT ROWID;
        CREATE TABLE usage_hour(
            month INTEGER NOT NULL, unit TEXT NOT NULL, event TEXT NOT NULL, hour INTEGER NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY(month, unit, event, hour)
        ) WITHOUT ROWID
        """

    private static let staff = """
        CREATE TABLE staff(
            login TEXT PRIMARY KEY, name TEXT NOT NULL, password TEXT NOT NULL, totp TEXT, totp_step INTEGER,
            disabled INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER,
            created INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE staff_role(
            login TEXT NOT NULL REFERENCES staff(login), unit TEXT NOT NULL, role TEXT NOT NULL,
            office TEXT NOT NULL DEFAULT '', PRIMARY KEY(login, unit, role, office)
        ) WITHOUT ROWID;
        CREATE TABLE session(
            hash BLOB PRIMARY KEY, login TEXT NOT NULL REFERENCES staff(login), csrf TEXT NOT NULL,
            created INTEGER NOT NULL, seen INTEGER NOT NULL
        ) WITHOUT ROWID
        """

    // Append-only for whoever reaches the database through this program; the chain tells of everybody else.
    private static let audit = """
        CREATE TABLE audit(
            number INTEGER PRIMARY KEY, at INTEGER NOT NULL, staff TEXT NOT NULL, action TEXT NOT NULL,
            target TEXT NOT NULL, detail TEXT NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL
        );
        CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
            BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END
        """
}
