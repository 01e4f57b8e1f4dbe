import FormTestSupport
import Testing

/// Holds the code to the picture of the house in README.
@Suite struct PackageShapeTests {
  @Test func `each target imports what the manifest declares, and all of it`() throws {
    let manifest = try Manifest.ofThisPackage()
    var faults = ImportRules.orderFaults(in: manifest) + ImportRules.worldFaults(in: manifest)
    for target in manifest.targets where target.kind != .system {
      let files = try SourceFile.all(below: target.folder)
      faults += ImportRules.faults(inImportsOf: target, files: files)
      if target.world != nil {
        faults += ImportRules.idleDependencies(of: target, files: files)
      }
    }
    expectNone(faults)
  }

  @Test func `no source uses an unwanted word`() throws {
    expectNone(try SourceFile.all(below: "Sources").flatMap(HabitRules.faults))
  }

  @Test func `targets of plain values do without Foundation`() throws {
    let manifest = try Manifest.ofThisPackage()
    let faults = try manifest.sources.flatMap { target in
      try SourceFile.all(below: target.folder).flatMap {
        HabitRules.foundationFaults(in: $0, of: target.name)
      }
    }
    expectNone(faults)
  }

  @Test func `no file is longer than 500 lines`() throws {
    let files = try ["Sources", "Tests", "Benchmarks"].flatMap(SourceFile.all)
    expectNone(files.flatMap(HabitRules.sizeFaults))
  }

  @Test func `every golden is named by a test beside it`() throws {
    let files = PackageFolder.files(below: "Tests")
    let faults = try files.filter { $0.contains("/Goldens/") }.filter { golden in
      let parts = golden.split(separator: "/")
      // What follows a hyphen tells goldens of one name apart: 派遣单-空白.txt.
      let name = parts.last?.split(whereSeparator: { ".-".contains($0) }).first ?? ""
      let tests = files.filter { $0.hasPrefix("Tests/\(parts[1])/") && $0.hasSuffix(".swift") }
      return try !tests.contains { try PackageFolder.text(of: $0).contains(name) }
    }
    expectNone(faults)
  }

  @Test func `git holds no fonts, no printed files and no large pictures`() throws {
    let listing = try run("git", ["ls-files", "-z"], in: PackageFolder.path)
    let files = listing.text.split(separator: "\0").map(String.init)
    let endings = [".otf", ".ttf", ".ttc", ".pfb", ".woff2", ".pdf", ".ps", ".zip"]
    expectNone(files.filter { file in endings.contains { file.hasSuffix($0) } })
    let pictures = files.filter { $0.hasSuffix(".png") || $0.hasSuffix(".svg") }
    expectNone(try pictures.filter { try PackageFolder.size(of: $0) > 200_000 })
  }

  @Test(arguments: ["README.md", "README.zh.md"])
  func `the first thing to read is short and names every target`(file: String) throws {
    let text = try PackageFolder.text(of: file)
    #expect(SourceFile(path: file, text: text).lineCount <= 150)
    for target in try Manifest.ofThisPackage().sources {
      #expect(text.contains("`\(target.name)`"), "\(file) says nothing of \(target.name)")
    }
  }

  private func expectNone(
    _ faults: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for fault in faults { Issue.record("\(fault)", sourceLocation: sourceLocation) }
  }
}
