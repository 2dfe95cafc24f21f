import Hummingbird
import Logging
import Mustache

/// What can go wrong at the central site.
public enum ServerError: Error, Equatable {
    /// The configuration cannot be used, and why.
    case configuration(String)
}
