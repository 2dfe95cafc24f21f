// swift-tools-version: 6.1
import PackageDescription

/// Every target of ours refuses warnings and speaks Swift 6 with strict concurrency.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .unsafeFlags(["-warnings-as-errors"]),
]

/// A library of ours together with its test target.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], tests: [Target.Dependency] = []) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: strict),
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
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

var targets: [Target] = [
    .systemLibrary(name: "CSDL2", providers: [.apt(["libsdl2-dev"])]),
    .systemLibrary(name: "CSDL2TTF", providers: [.apt(["libsdl2-ttf-dev"])]),
    .systemLibrary(name: "CSDL2Image", providers: [.apt(["libsdl2-image-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CCMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CEspeak", providers: [.apt(["libespeak-ng-dev"])]),
    .systemLibrary(name: "COpenCC", providers: [.apt(["libopencc-dev"])]),
    .systemLibrary(name: "CUnibreak", providers: [.apt(["libunibreak-dev"])]),
    program(
        "kiosk",
        [
            "Authoring", "ChineseScript", "Configuration", "Content", "Headless", "Interface", "SDLBackend", "Screens",
            "Search", "Speech", "Store", "TextInput",
        ]),
    program("kioskctl", ["Authoring", "Configuration", "Content", "Pack", "Search", "Store"]),
    .target(name: "TestSupport", dependencies: ["Content"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
        name: "KioskTests", dependencies: ["Content", "SDLBackend", "TestSupport", "kiosk", "kioskctl"],
        swiftSettings: strict),
    .testTarget(name: "KioskctlTests", dependencies: ["Content", "TestSupport", "kioskctl"], swiftSettings: strict),
]
targets += room("Content")
targets += room("Interface", ["CUnibreak"])
targets += room("TextInput")
targets += room("ChineseScript", ["COpenCC"])
targets += room("Speech", ["CEspeak"])
targets += room("Search", ["Content"])
targets += room("Pack", ["Content", "CZstd", crypto])
targets += room(
    "Authoring",
    [
        "CCMark", "CSDL2Image", "Content", crypto,
        .product(name: "Yams", package: "Yams"),
    ])
targets += room("Store", ["Content", "Pack", "Search", crypto, grdb])
targets += room("Configuration", ["Content", "Search", .product(name: "TOMLKit", package: "TOMLKit")])
targets += room("Screens", ["Content", "Interface", "Search", "Store", "TextInput"], tests: ["Pack", "TestSupport"])
targets += room("SDLBackend", ["CSDL2", "CSDL2Image", "CSDL2TTF", "Interface"])
targets += room("Headless", ["Content", "Interface"])

let package = Package(
    name: "OneTouch",
    products: [
        .executable(name: "kiosk", targets: ["kiosk"]),
        .executable(name: "kioskctl", targets: ["kioskctl"]),
        .library(name: "Content", targets: ["Content"]),
        .library(name: "Pack", targets: ["Pack"]),
        .library(name: "Search", targets: ["Search"]),
        .library(name: "Interface", targets: ["Interface"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: targets
)
