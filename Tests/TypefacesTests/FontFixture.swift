import Diagnostics
import DisplayList
import Foundation

@testable import Typefaces

/// The repository's fonts, and throw-away folders that hold some of them.
enum FontFixture {
  static let fonts = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fonts").path()

  static func file(_ name: String) -> String {
    (fonts.hasSuffix("/") ? fonts : fonts + "/") + "files/" + name
  }

  static func library(refusesSubstitutes: Bool = false) throws -> FontLibrary {
    try FontLibrary(folders: [fonts], refusesSubstitutes: refusesSubstitutes)
  }

  /// The face of a font of the manifest.
  static func face(listedAs name: String, in library: FontLibrary) throws -> FaceID {
    guard let face = library.faces.first(where: { $0.origin == .manifest(name: name) }) else {
      throw MissingFace(name: name)
    }
    return face.id
  }

  struct MissingFace: Error {
    var name: String
  }

  /// The ids of what the body finds wrong; empty when it succeeds.
  static func ids(of body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics.map(\.id.name)
    } catch {
      return ["\(error)"]
    }
  }
}

/// A folder that is removed with its last reference.
final class TemporaryFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "hanform-fonts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let place = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: URL(filePath: place).deletingLastPathComponent().path(),
      withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: place))
  }

  func copy(_ source: String, to name: String) throws {
    try write(Data(contentsOf: URL(filePath: source), options: .mappedIfSafe), to: name)
  }
}
