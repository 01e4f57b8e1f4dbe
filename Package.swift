// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func library(
  _ name: String, in world: String, _ dependencies: [Target.Dependency] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(world)/\(name)",
    swiftSettings: settings)
}

/// Built without optimization, which takes half the time; what is tested is optimized all the same.
func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], goldens: Bool = false
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "FormTestSupport"] + dependencies,
    exclude: goldens ? ["Goldens"] : [],
    swiftSettings: settings + [.unsafeFlags(["-Onone"])])
}

func cLibrary(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/CLibraries/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([package])])
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

// Targets stand in the order in which data flows.
let package = Package(
  name: "Hanform",
  products: [
    .library(name: "FormPipeline", targets: ["FormPipeline", "FormTemplates", "Typefaces"]),
    .library(name: "Typesetting", targets: ["Typesetting"]),  // Benchmarks
    .library(name: "PDFSigning", targets: ["PDFSigning"]),  // Benchmarks
    .executable(name: "hanform", targets: ["hanform"]),
  ],
  traits: [
    .trait(name: "SM2", description: "Signatures of SM2 with SM3, through libcrypto"),
    .default(enabledTraits: ["SM2"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),  // hanform
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),  // SettingsFiles, FormTemplates
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),  // InspectionStore
    // Inspection, InspectionFiles, InspectionStore, ImageFiles, Typefaces, PDFFinishing, PDFSigning
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),  // PDFSigning
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),  // PDFSigning
  ],
  targets: [
    cLibrary("CCairo", pkgConfig: "cairo-ft", package: "libcairo2-dev"),
    cLibrary("CHarfBuzz", pkgConfig: "harfbuzz-subset", package: "libharfbuzz-dev"),
    cLibrary("CFreeType", pkgConfig: "freetype2", package: "libfreetype-dev"),
    cLibrary("CTurboJPEG", pkgConfig: "libturbojpeg", package: "libturbojpeg0-dev"),
    cLibrary("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
    cLibrary("CLibCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),

    library("Diagnostics", in: "Foundations"),
    library("CivilCalendar", in: "Foundations"),
    library("CharacterHygiene", in: "Foundations", ["Diagnostics"]),
    library("NameOrder", in: "Foundations", ["CharacterHygiene"]),
    library("TabularData", in: "Foundations", ["Diagnostics"]),
    library("SettingsFiles", in: "Foundations", ["Diagnostics", "CharacterHygiene", yams]),
    library("WebAddresses", in: "Foundations", ["Diagnostics"]),

    library("Inspection", in: "Office", ["Diagnostics", "CivilCalendar", crypto]),
    library(
      "InspectionFiles", in: "Office",
      [
        "Diagnostics", "CivilCalendar", "CharacterHygiene", "TabularData", "SettingsFiles",
        "WebAddresses", "Inspection", crypto,
      ]),
    library(
      "InspectionStore", in: "Office",
      ["Diagnostics", "CivilCalendar", "Inspection", crypto, grdb]),

    library(
      "OfficeDesk", in: "Office",
      ["Diagnostics", "CivilCalendar", "Inspection", "InspectionFiles", "InspectionStore"]),

    library("Geometry", in: "Toolkit"),
    library("ImageFiles", in: "Toolkit", [crypto]),
    library("QRCodes", in: "Toolkit"),
    library(
      "FormData", in: "Toolkit",
      [
        "Diagnostics", "CivilCalendar", "CharacterHygiene", "TabularData", "WebAddresses",
        "ImageFiles",
      ]),
    library(
      "DocumentTree", in: "Toolkit",
      ["Diagnostics", "CivilCalendar", "WebAddresses", "Geometry", "ImageFiles", "QRCodes"]),
    library(
      "FormTemplates", in: "Toolkit",
      [
        "Diagnostics", "CivilCalendar", "CharacterHygiene", "NameOrder", "WebAddresses",
        "Geometry", "ImageFiles", "QRCodes", "FormData", "DocumentTree", yams,
      ]),
    library("DisplayList", in: "Toolkit", ["WebAddresses", "Geometry", "ImageFiles"]),
    library(
      "Typefaces", in: "Toolkit",
      ["Diagnostics", "SettingsFiles", "DisplayList", "CHarfBuzz", "CFreeType", crypto]),
    library(
      "Typesetting", in: "Toolkit",
      [
        "Diagnostics", "WebAddresses", "Geometry", "ImageFiles", "QRCodes", "DocumentTree",
        "DisplayList", "Typefaces",
      ]),
    library(
      "CairoPainting", in: "Toolkit",
      ["Geometry", "ImageFiles", "DisplayList", "Typefaces", "CCairo", "CTurboJPEG"]),
    library("PDFObjects", in: "Toolkit", ["CZlib"]),
    library(
      "PDFFinishing", in: "Toolkit",
      ["CivilCalendar", "WebAddresses", "Geometry", "DisplayList", "PDFObjects", crypto]),
    library(
      "PDFSigning", in: "Toolkit",
      [
        "Diagnostics", "CivilCalendar", "PDFObjects", crypto, cryptoExtras, asn1, x509,
        .target(name: "CLibCrypto", condition: .when(traits: ["SM2"])),
      ]),
    library(
      "FormPipeline", in: "Toolkit",
      [
        "Diagnostics", "Geometry", "ImageFiles", "FormData", "FormTemplates", "DocumentTree",
        "DisplayList",
        "Typefaces", "Typesetting", "CairoPainting", "PDFFinishing",
      ]),

    library(
      "InspectionPapers", in: "Office",
      ["Diagnostics", "CivilCalendar", "FormData", "Inspection"]),

    .target(
      name: "InspectionPress",
      dependencies: [
        "Diagnostics", "CivilCalendar", "ImageFiles", "FormData", "Inspection", "InspectionStore",
        "FormTemplates", "FormPipeline", "InspectionPapers", "PDFFinishing", "PDFSigning",
      ],
      path: "Sources/Commands/InspectionPress", swiftSettings: settings),

    .executableTarget(
      name: "hanform",
      dependencies: [
        "Diagnostics", "CharacterHygiene", "CivilCalendar", "Inspection", "InspectionFiles",
        "InspectionStore",
        "InspectionPapers", "InspectionPress", "OfficeDesk", "Geometry", "FormTemplates",
        "Typefaces", "PDFFinishing", "PDFSigning", "FormPipeline", argumentParser,
      ],
      path: "Sources/Commands/hanform", swiftSettings: settings),

    .target(
      name: "FormTestSupport", path: "Tests/FormTestSupport", swiftSettings: settings),
    .target(
      name: "ConformanceTestSupport", dependencies: ["PDFObjects", "CFreeType"],
      path: "Tests/ConformanceTestSupport", swiftSettings: settings),
    tests(of: "Diagnostics"),
    tests(of: "CivilCalendar"),
    tests(of: "CharacterHygiene", ["Diagnostics"]),
    tests(of: "NameOrder"),
    tests(of: "TabularData", ["Diagnostics"]),
    tests(of: "SettingsFiles", ["Diagnostics"]),
    tests(of: "WebAddresses"),
    tests(
      of: "InspectionFiles",
      ["Diagnostics", "CivilCalendar", "CharacterHygiene", "TabularData", "Inspection"]),
    .executableTarget(
      name: "OfficeWriter",
      dependencies: ["Diagnostics", "CivilCalendar", "Inspection", "InspectionStore"],
      path: "Tests/OfficeWriter", swiftSettings: settings),
    tests(
      of: "InspectionStore",
      ["Diagnostics", "CivilCalendar", "Inspection", "OfficeWriter", grdb]),
    tests(of: "OfficeDesk", ["Diagnostics", "Inspection", "hanform"], goldens: true),
    .target(
      name: "PaperTestSupport",
      dependencies: [
        "Diagnostics", "CivilCalendar", "Inspection", "InspectionPapers", "FormTemplates",
        "FormPipeline", "Typefaces", "FormTestSupport", "ConformanceTestSupport",
      ],
      path: "Tests/PaperTestSupport", swiftSettings: settings),
    tests(
      of: "Inspection", ["Diagnostics", "CivilCalendar", "InspectionPapers", "PaperTestSupport"]),
    tests(
      of: "InspectionPapers",
      [
        "Diagnostics", "CivilCalendar", "FormData", "FormTemplates", "Typefaces", "FormPipeline",
        "Inspection", "PaperTestSupport",
      ]),
    tests(
      of: "InspectionPress",
      [
        "Diagnostics", "CivilCalendar", "Inspection", "InspectionStore", "Typefaces",
        "FormPipeline", "InspectionPapers", "PaperTestSupport",
      ]),
    tests(of: "Geometry"),
    tests(of: "ImageFiles"),
    tests(of: "QRCodes"),
    tests(of: "FormData", ["Diagnostics", "CivilCalendar", "TabularData"]),
    tests(of: "DocumentTree", ["Geometry", "Diagnostics"]),
    tests(
      of: "FormTemplates",
      ["Diagnostics", "CivilCalendar", "FormData", "Geometry", "ImageFiles", "DocumentTree"],
      goldens: true),
    tests(of: "DisplayList", ["WebAddresses", "Geometry", "ImageFiles"]),
    tests(of: "Typefaces", ["Diagnostics", "DisplayList", "Geometry", "CFreeType"]),
    tests(
      of: "Typesetting",
      [
        "Diagnostics", "WebAddresses", "Geometry", "QRCodes", "DocumentTree", "DisplayList",
        "Typefaces",
      ],
      goldens: true),
    .target(
      name: "PaintingTestSupport",
      dependencies: [
        "WebAddresses", "Geometry", "DisplayList", "Typefaces", "CairoPainting", "FormTestSupport",
      ],
      path: "Tests/PaintingTestSupport", swiftSettings: settings),
    tests(
      of: "CairoPainting",
      ["Geometry", "ImageFiles", "DisplayList", "Typefaces", "PaintingTestSupport"]),
    tests(of: "PDFObjects"),
    tests(
      of: "PDFFinishing",
      [
        "CivilCalendar", "WebAddresses", "Geometry", "DisplayList", "PDFObjects",
        "PaintingTestSupport", "ConformanceTestSupport",
      ]),
    tests(
      of: "PDFSigning",
      [
        "Diagnostics", "CivilCalendar", "Geometry", "FormTemplates", "Typefaces", "PDFObjects",
        "FormPipeline", "ConformanceTestSupport", crypto, cryptoExtras, asn1, x509,
      ]),
    tests(
      of: "FormPipeline",
      [
        "Diagnostics", "CivilCalendar", "DocumentTree", "FormTemplates", "Typefaces",
        "PDFObjects", "PDFFinishing", "ConformanceTestSupport",
      ],
      goldens: true),
    .testTarget(
      name: "FormTestSupportTests", dependencies: ["FormTestSupport"], exclude: ["Goldens"],
      swiftSettings: settings),
    .testTarget(
      name: "PackageShapeTests", dependencies: ["FormTestSupport"], swiftSettings: settings),
  ]
)
