// swift-tools-version: 6.1
import PackageDescription

/// Every target of ours refuses warnings and speaks Swift 6 with strict concurrency.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .unsafeFlags(["-warnings-as-errors"]),
]

/// A library of ours together with its test target.
func room(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
    tests: [Target.Dependency] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict),
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies + tests, swiftSettings: strict),
    ]
}

/// A program of ours: argument parsing and wiring only. Its tests run the built binary.
func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name,
        dependencies: dependencies + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
        swiftSettings: strict)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

var targets: [Target] = [
    .systemLibrary(name: "CSDL2", providers: [.apt(["libsdl2-dev"])]),
    .systemLibrary(name: "CX11", pkgConfig: "x11", providers: [.apt(["libx11-dev"])]),
    .systemLibrary(name: "CSDL2TTF", providers: [.apt(["libsdl2-ttf-dev"])]),
    .systemLibrary(name: "CSDL2Image", providers: [.apt(["libsdl2-image-dev"])]),
    .systemLibrary(name: "CRime", providers: [.apt(["librime-dev"])]),
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CEspeak", providers: [.apt(["libespeak-ng-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "COpenCC", providers: [.apt(["libopencc-dev"])]),
    .systemLibrary(name: "CUnibreak", providers: [.apt(["libunibreak-dev"])]),
    .systemLibrary(name: "CQRencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CCups", providers: [.apt(["libcups2-dev"])]),
    .systemLibrary(name: "CCairo", providers: [.apt(["libcairo2-dev"])]),
    program(
        "kiosk",
        [
            "Authoring", "CMalloc", "ChineseScript", "Content", "Headless", "Interface", "Maintenance", "SDLBackend",
            "Participation", "Screens",
            "Search", "Settings", "Speech", "Store", "TakeAway", "TextInput", "Typing",
        ]),
    program("kiosk-print", ["Printing", "TakeAway"]),
    program("kiosk-sync", ["Content", "Settings", "Sync", logging]),
    program("kiosk-server", ["Server", logging]),
    program("tuf-client", ["TUF", asyncHTTPClient]),
    program(
        "kioskctl",
        [
            "Authoring", "Content", "Maintenance", "Pack", "Printing", "Publishing", "Search", "Settings", "Store", "TUF",
            "TakeAway", "TextInput", "Typing", hummingbird,
        ]),
    .target(
        name: "TestSupport", dependencies: ["Content", "Interface"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
        name: "KioskTests",
        dependencies: [
            "ChineseScript", "Content", "Interface", "Maintenance", "Participation", "SDLBackend", "Screens", "Store",
            "TakeAway", "TestSupport", "TextInput", "kiosk",
            "kiosk-print",
            "kioskctl",
        ],
        swiftSettings: strict),
    .testTarget(name: "KioskctlTests", dependencies: ["Content", "TestSupport", "kioskctl"], swiftSettings: strict),
]
targets += room("Content")
targets += room("Interface", ["CUnibreak"], tests: ["TestSupport"])
targets += room("TextInput", ["CRime"])
targets += room("Typing", ["Content", "Search", "Store", "TextInput"], tests: ["Pack", "TestSupport"])
targets += room("ChineseScript", ["COpenCC"])
targets += room("Speech", ["CEspeak"])
targets += room("Search", ["Content"])
targets += room("Pack", ["Content", "CZstd", crypto])
targets += room(
    "Authoring",
    [
        "CCMark", "CSDL2Image", "CZlib", "Content", crypto,
        .product(name: "Yams", package: "Yams"),
    ], tests: ["TestSupport"])
targets += room("Store", ["Content", "Pack", "Search", crypto, grdb])
targets += room("Participation", ["Content", crypto, grdb])
targets += room(
    "Sync", ["Content", "Pack", "Participation", "Store", "TUF", crypto, asyncHTTPClient, logging],
    tests: ["TestSupport", "kiosk-sync"])
targets += room(
    "Server",
    [
        "Authoring", "CSodium", "Content", "Participation", crypto, grdb, hummingbird, logging, mustache,
        .product(name: "TOMLKit", package: "TOMLKit"),
    ],
    resources: [.embedInCode("Console/Pages")],
    tests: [
        asyncHTTPClient, hummingbirdTesting, "TestSupport", "kiosk", "kiosk-server", "kiosk-sync", "kioskctl",
        .product(name: "Yams", package: "Yams"),
    ])
targets += room("TakeAway", ["CQRencode", "Content"])
targets += room("Maintenance", ["Content", crypto, cryptoExtras])
targets += room("Printing", ["CCairo", "CCups", "Interface", "TakeAway"], tests: ["TestSupport"])
targets += room("TUF", [crypto, cryptoExtras], tests: ["TestSupport", "tuf-client"])
targets += room(
    "Publishing", ["Authoring", "Content", "Pack", "TUF", crypto, cryptoExtras], tests: ["TestSupport", "kioskctl"])
targets += room(
    "Settings", ["Content", "Maintenance", "Search", "TakeAway", .product(name: "TOMLKit", package: "TOMLKit")])
targets += room(
    "Screens", ["Content", "Interface", "Participation", "Search", "Store", "TakeAway", "TextInput"],
    tests: ["ChineseScript", "Pack", "TestSupport"])
targets += room("SDLBackend", ["CSDL2", "CSDL2Image", "CSDL2TTF", "CX11", "Interface"])
targets += room("Headless", ["Content", "Interface"])

let package = Package(
    name: "OneTouch",
    products: [
        .executable(name: "kiosk", targets: ["kiosk"]),
        .executable(name: "kiosk-print", targets: ["kiosk-print"]),
        .executable(name: "kiosk-server", targets: ["kiosk-server"]),
        .executable(name: "kiosk-sync", targets: ["kiosk-sync"]),
        .executable(name: "kioskctl", targets: ["kioskctl"]),
        .executable(name: "tuf-client", targets: ["tuf-client"]),
        .library(name: "Content", targets: ["Content"]),
        .library(name: "Pack", targets: ["Pack"]),
        .library(name: "Search", targets: ["Search"]),
        .library(name: "Interface", targets: ["Interface"]),
        .library(name: "TUF", targets: ["TUF"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: targets
)
