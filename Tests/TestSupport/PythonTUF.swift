import Foundation

/// python-tuf, as the Makefile installed it, and the scripts around it.
public enum PythonTUF {
    /// The folder of the scripts.
    public static let scripts = Programs.root + "/Tests/TUFReference"
    private static let python = Programs.root + "/.build/tuf-venv/bin/python"

    /// It is not installed.
    public struct Missing: Error, CustomStringConvertible {
        /// What to do.
        public var description: String { "python-tuf is not installed in .build/tuf-venv: run 'make tuf-reference'" }
    }

    /// Runs one of the scripts to its end.
    public static func run(_ script: String, _ arguments: [String]) throws -> ProgramResult {
        guard FileManager.default.isExecutableFile(atPath: python) else { throw Missing() }
        return try Programs.run(python, ["\(scripts)/\(script)"] + arguments, environment: ["PYTHONUTF8": "1"])
    }
}
