import Testing

@testable import Participation
