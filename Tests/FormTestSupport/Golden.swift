import Foundation
public import Testing

/// Compares a text with the golden file `Goldens/<name>` beside the calling test.
///
/// `RECORD_GOLDENS=1` writes the text as the new golden instead, which continuous integration
/// (`CI=true`) refuses. Texts are compared byte by byte, since canonically equivalent characters
/// are different characters on a form; a text that differs is left in `Output/test-failures/`.
public func expectGolden(
  _ text: String, named name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if let complaint = try Golden(name: name, testFile: file).complaint(about: text) {
    Issue.record("\(complaint)", sourceLocation: sourceLocation)
  }
}

/// A file of expected output, kept in `Goldens/` beside the test that names it.
struct Golden {
  enum Recording {
    case off, on, refused

    init(environment: [String: String]) {
      let isWanted = environment["RECORD_GOLDENS"] == "1"
      self = !isWanted ? .off : environment["CI"] == "true" ? .refused : .on
    }
  }

  static let refusal = "goldens are not recorded where CI=true"

  let name: String
  let recording: Recording
  private let file: URL
  private let suite: String

  init(
    name: String, testFile: String,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    let folder = URL(filePath: testFile).deletingLastPathComponent()
    self.name = name
    recording = Recording(environment: environment)
    file = folder.appending(path: "Goldens").appending(path: name)
    suite = folder.lastPathComponent
  }

  /// The golden's bytes, or nil when it was never recorded.
  var bytes: [UInt8]? {
    (try? Data(contentsOf: file)).map { [UInt8]($0) }
  }

  /// What a person must be told about a text found; nil when it is right or was recorded.
  func complaint(about text: String) throws -> String? {
    switch recording {
    case .refused: return Self.refusal
    case .on:
      try record(Array(text.utf8))
      return nil
    case .off: break
    }
    let expected = bytes
    if let expected, expected.elementsEqual(text.utf8) {
      forget()
      return nil
    }
    let found = try keep(Array(text.utf8))
    guard let expected else { return "\(name) has no golden; found is \(found)" }
    let difference = LineDifference(from: String(decoding: expected, as: UTF8.self), to: text)
    return "\(name) differs from its golden; found is \(found)\n\(difference)"
  }

  func record(_ bytes: [UInt8]) throws {
    try write(bytes, to: file)
  }

  /// Leaves what was found where a person can look at it, and tells where.
  func keep(_ bytes: [UInt8], ending: String = "") throws -> String {
    try write(bytes, to: URL(filePath: PackageFolder.path(of: place(ending: ending))))
    return place(ending: ending)
  }

  /// Removes what an earlier run left, once it is right again.
  func forget() {
    for ending in ["", ".golden.png", ".difference.png", ".html"] {
      let path = PackageFolder.path(of: place(ending: ending))
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private func place(ending: String) -> String {
    "Output/test-failures/\(suite)/\(name)\(ending)"
  }

  private func write(_ bytes: [UInt8], to url: URL) throws {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
