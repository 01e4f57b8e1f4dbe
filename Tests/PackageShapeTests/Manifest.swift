import FormTestSupport
import Foundation

/// The package's targets, in the order in which `Package.swift` names them.
struct Manifest {
  struct Target: Equatable {
    enum Kind: String, Decodable {
      case regular, executable, test, system
    }

    var name: String
    var kind: Kind
    /// Its folder, as a path inside the package.
    var folder: String
    /// Targets of this package and products of others; each product is named as its module.
    var dependencies: [String]

    /// The folder of `Sources` that it stands in, such as `Toolkit`; nil for tests.
    var world: String? {
      let parts = folder.split(separator: "/")
      return parts.first == "Sources" && parts.count > 2 ? String(parts[1]) : nil
    }
  }

  var targets: [Target]

  var sources: [Target] { targets.filter { $0.world != nil && $0.kind != .system } }

  init(targets: [Target]) {
    self.targets = targets
  }

  /// Asks the package manager, in a scratch folder of its own: the package's is locked by the test
  /// run that asks.
  static func ofThisPackage() throws -> Manifest {
    let scratch = try TemporaryFolder()
    let result = try run(
      "swift", ["package", "--scratch-path", scratch.path, "dump-package"], in: PackageFolder.path)
    return try Manifest(dump: result.output)
  }

  init(dump: [UInt8]) throws {
    targets = try JSONDecoder().decode(Dump.self, from: Data(dump)).targets.map { target in
      Target(
        name: target.name, kind: target.type,
        folder: target.path ?? "Tests/\(target.name)",
        dependencies: target.dependencies.compactMap(\.name))
    }
  }
}

/// What `swift package dump-package` prints, as far as it is needed here.
private struct Dump: Decodable {
  struct Target: Decodable {
    var name: String
    var type: Manifest.Target.Kind
    var path: String?
    var dependencies: [Dependency]
  }

  /// `{"byName": ["Geometry", null]}` or `{"product": ["Yams", "Yams", null, null]}`.
  struct Dependency: Decodable {
    var name: String?

    init(from decoder: any Decoder) throws {
      let kinds = try [String: [JSONFragment]](from: decoder)
      name = kinds.values.first?.first?.text
    }
  }

  struct JSONFragment: Decodable {
    var text: String?

    init(from decoder: any Decoder) throws {
      text = try? decoder.singleValueContainer().decode(String.self)
    }
  }

  var targets: [Target]
}
