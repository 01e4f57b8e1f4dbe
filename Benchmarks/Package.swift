// swift-tools-version: 6.2
import PackageDescription

// Apart from the root package, so that nobody builds it who does not measure.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Hanform", path: "..")],
  targets: [
    .executableTarget(
      name: "LineBenchmarks", dependencies: [.product(name: "Typesetting", package: "Hanform")],
      path: "Lines",
      swiftSettings: [.strictMemorySafety(), .treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "SigningBenchmarks",
      dependencies: [
        .product(name: "PDFSigning", package: "Hanform"),
        .product(name: "FormPipeline", package: "Hanform"),
      ],
      path: "Signing",
      swiftSettings: [.strictMemorySafety(), .treatAllWarnings(as: .error)]),
  ]
)
