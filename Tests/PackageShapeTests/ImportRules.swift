/// Who may import what; every rule answers with one sentence for each fault.
enum ImportRules {
  /// Modules that come with the toolchain.
  static let toolchain: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "FoundationXML", "Glibc", "Synchronization",
    "Testing",
  ]

  /// The worlds whose targets a world's targets may import; commands may import anything.
  static let worlds: [String: Set<String>] = [
    "CLibraries": [],
    "Foundations": ["Foundations", "CLibraries"],
    "Office": ["Office", "Foundations", "CLibraries"],
    "Toolkit": ["Toolkit", "Foundations", "CLibraries"],
  ]

  /// The one place where facts of an inspection become data of a form.
  static let bridges: Set<[String]> = [["InspectionPapers", "FormData"]]

  /// Modules that only the named targets may import, so that they can be replaced there alone.
  static let owners: [String: Set<String>] = [
    "ArgumentParser": ["hanform"],
    "CCairo": ["CairoPainting"],
    "CFreeType": ["Typefaces"],
    "CHarfBuzz": ["Typefaces"],
    "CTurboJPEG": ["CairoPainting"],
    "CZlib": ["PDFObjects"],
    "CLibCrypto": ["PDFSigning"],
    "Crypto": [
      "ImageFiles", "Inspection", "InspectionFiles", "InspectionStore", "PDFFinishing",
      "PDFSigning",
      "Typefaces",
    ],
    "CryptoExtras": ["PDFSigning"],
    "GRDB": ["InspectionStore"],
    "SwiftASN1": ["PDFSigning"],
    "X509": ["PDFSigning"],
    "Yams": ["FormTemplates", "SettingsFiles"],
  ]

  /// Imports that the manifest does not declare, and modules that belong to another target.
  static func faults(inImportsOf target: Manifest.Target, files: [SourceFile]) -> [String] {
    files.flatMap { file in
      file.imports.compactMap { module, line in
        if toolchain.contains(module) { return nil }
        if !target.dependencies.contains(module) {
          return "\(file.path):\(line) imports \(module), which \(target.name) does not declare"
        }
        if let owners = owners[module], target.world != nil, !owners.contains(target.name) {
          return "\(file.path):\(line) imports \(module), which belongs to \(owners.sorted())"
        }
        return nil
      }
    }
  }

  /// Dependencies that the manifest declares and no file imports.
  static func idleDependencies(of target: Manifest.Target, files: [SourceFile]) -> [String] {
    let imported = Set(files.flatMap { $0.imports.map(\.module) })
    return target.dependencies.filter { !imported.contains($0) }
      .map { "\(target.name) declares \($0) and never imports it" }
  }

  /// Dependencies from one world to another that may not know of it.
  static func worldFaults(in manifest: Manifest) -> [String] {
    let worldOf = Dictionary(uniqueKeysWithValues: manifest.targets.map { ($0.name, $0.world) })
    return manifest.sources.flatMap { target -> [String] in
      guard let world = target.world, let allowed = worlds[world] else { return [] }
      return target.dependencies.compactMap { dependency in
        guard let other = worldOf[dependency] ?? nil, !allowed.contains(other),
          !bridges.contains([target.name, dependency])
        else { return nil }
        return "\(target.name) of \(world) depends on \(dependency) of \(other)"
      }
    }
  }

  /// Targets that stand before one of their dependencies, against the flow of the data.
  static func orderFaults(in manifest: Manifest) -> [String] {
    var seen = Set<String>()
    var faults: [String] = []
    let own = Set(manifest.targets.map(\.name))
    for target in manifest.targets {
      for dependency in target.dependencies where own.contains(dependency) {
        guard !seen.contains(dependency) else { continue }
        faults.append("\(target.name) stands before \(dependency), on which it depends")
      }
      seen.insert(target.name)
    }
    return faults
  }
}
