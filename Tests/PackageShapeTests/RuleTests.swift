import Testing

/// The rules of the house, tried on houses that break them.
@Suite struct RuleTests {
  private let layout = Manifest.Target(
    name: "Typesetting", kind: .regular, folder: "Sources/Toolkit/Typesetting",
    dependencies: ["Geometry", "CCairo"])

  @Test(arguments: [
    ("import Geometry", nil),
    ("public import struct Geometry.Length", nil),
    ("@testable import Geometry", nil),
    ("import Glibc", nil),
    ("// import Papers", nil),
    ("let text = \"an import of Papers\"", nil),
    ("import Papers", "Sources/a.swift:1 imports Papers, which Typesetting does not declare"),
    ("import CCairo", "Sources/a.swift:1 imports CCairo, which belongs to [\"CairoPainting\"]"),
  ])
  func `an import is judged by the manifest and by who owns the module`(
    code: String, fault: String?
  ) {
    let file = SourceFile(path: "Sources/a.swift", text: code)
    #expect(ImportRules.faults(inImportsOf: layout, files: [file]) == (fault.map { [$0] } ?? []))
  }

  @Test func `a dependency that nobody imports is idle`() {
    let file = SourceFile(path: "a.swift", text: "import Geometry\n")
    #expect(
      ImportRules.idleDependencies(of: layout, files: [file])
        == ["Typesetting declares CCairo and never imports it"])
  }

  @Test func `office and toolkit do not know each other, but for the papers`() {
    let manifest = Manifest(targets: [
      target("FormData", in: "Toolkit"), target("Draw", in: "Office", ["FormData"]),
      target("InspectionPapers", in: "Office", ["FormData"]),
      target("Pages", in: "Toolkit", ["Draw"]),
    ])
    #expect(
      ImportRules.worldFaults(in: manifest) == [
        "Draw of Office depends on FormData of Toolkit",
        "Pages of Toolkit depends on Draw of Office",
      ])
  }

  @Test func `targets stand in the order in which data flows`() {
    let manifest = Manifest(targets: [
      target("Pages", in: "Toolkit", ["Geometry"]), target("Geometry", in: "Toolkit"),
    ])
    #expect(
      ImportRules.orderFaults(in: manifest)
        == ["Pages stands before Geometry, on which it depends"])
  }

  @Test(arguments: [
    ("let a = try! b()", true), ("fatalError(\"\")", true), ("let now = Date()", true),
    ("/// Never `try!`.", false), ("let date = CalendarDate()", false),
    ("let a = b // TODO: c", true),
  ])
  func `an unwanted word is found in code, a promise in comments`(code: String, isFault: Bool) {
    #expect(HabitRules.faults(in: SourceFile(path: "a.swift", text: code)).isEmpty != isFault)
  }

  @Test func `a target of plain values imports no Foundation`() {
    let file = SourceFile(path: "a.swift", text: "import Foundation\n")
    #expect(HabitRules.foundationFaults(in: file, of: "Geometry").count == 1)
    #expect(HabitRules.foundationFaults(in: file, of: "FormPipeline").isEmpty)
  }

  @Test func `a file of 501 lines is too long`() {
    let line = "let a = 1\n"
    let files = [500, 501].map { SourceFile(path: "a", text: String(repeating: line, count: $0)) }
    #expect(files.map { HabitRules.sizeFaults(in: $0).count } == [0, 1])
  }

  private func target(
    _ name: String, in world: String, _ dependencies: [String] = []
  ) -> Manifest.Target {
    Manifest.Target(
      name: name, kind: .regular, folder: "Sources/\(world)/\(name)", dependencies: dependencies)
  }
}
