public import Diagnostics
public import DisplayList

/// What `hanform fonts` tells of the fonts at hand; unlike opening a library, it reads every file.
public struct FontReport: Hashable, Sendable {
  public struct Role: Hashable, Sendable {
    public var name: String
    public var chain: [FaceID]
    /// The face for letters and digits, where the role has one of its own for them.
    public var westernFace: FaceID?
    public var standIn: StandIn?
    public var coverage: [CharacterCoverage]
  }

  public struct Face: Hashable, Sendable {
    public var description: FaceDescription
    /// The Debian package that the manifest names; nil for a user's own font.
    public var package: String?
    /// nil for a user's own font, whose licence is the user's to know.
    public var license: String?
    public var fileCheck: FileCheck
    public var coverage: [CharacterCoverage]
  }

  /// Whether a file has the SHA-256 that the manifest states.
  public enum FileCheck: Hashable, Sendable {
    case matches
    case differs
    /// A user's own font is not in the manifest.
    case notListed
  }

  public var manifestPath: String
  public var roles: [Role]
  /// The manifest's faces and the users' own.
  public var faces: [Face]
  /// Other faces of the manifest's collections, which templates can ask for by name.
  public var furtherFaces: [FaceDescription]
  /// What the folders register to be written by hand.
  public var registered: [RegisteredCharacter]
  /// Every fault: files that are missing, broken or other than the manifest says.
  public var findings: [Diagnostic]

  public var isSound: Bool { !findings.contains { $0.severity == .error } }

  /// Looks at everything in the folders; takes about a second.
  ///
  /// What is wrong with single files is told in ``findings``. Fails only where there is nothing to
  /// report on: `fonts.no-manifest`, `fonts.manifest-syntax`, `fonts.manifest-invalid`,
  /// `fonts.no-folder`.
  public init(folders: [String]) throws(DiagnosticError) {
    let collection = try FaceCollection(folders: folders)
    let library = FontLibrary(collection, refusesSubstitutes: false)
    var survey = FontSurvey(library)
    manifestPath = collection.manifestPath
    roles = library.roles.map { survey.role($0) }
    faces = library.faces.filter { $0.origin != .collection }.map { survey.face($0) }
    furtherFaces = library.faces.filter { $0.origin == .collection }
    registered = library.register.characters
    findings = collection.sink.diagnostics + survey.findings
  }
}

/// Goes over a library's faces and keeps what it finds wrong.
private struct FontSurvey {
  let library: FontLibrary
  let faces: FaceSet
  private(set) var findings: [Diagnostic] = []
  private var checks: [String: FontReport.FileCheck] = [:]

  init(_ library: FontLibrary) {
    self.library = library
    faces = FaceSet(library)
  }

  mutating func role(_ role: ResolvedRole) -> FontReport.Role {
    FontReport.Role(
      name: role.name, chain: role.chain, westernFace: role.western, standIn: role.standIn,
      coverage: coverage(of: role.chain))
  }

  mutating func face(_ description: FaceDescription) -> FontReport.Face {
    let entry = library.manifest.file(named: FontFolder.name(of: description.file))
    let isListed = description.origin != .own
    if !description.embedding.allowsOutlineSubsets {
      report(.embeddingRestricted(description))
    }
    return FontReport.Face(
      description: description, package: isListed ? entry?.package : nil,
      license: isListed ? entry?.license : nil,
      fileCheck: isListed ? check(description, against: entry?.sha256) : .notListed,
      coverage: coverage(of: [description.id]))
  }

  /// Empty when a face can't be opened; that is told once.
  private mutating func coverage(of chain: [FaceID]) -> [CharacterCoverage] {
    do throws(DiagnosticError) {
      return try library.coverage(of: chain, with: faces)
    } catch {
      for diagnostic in error.diagnostics { report(diagnostic) }
      return []
    }
  }

  /// Hashes each file once, whatever number of its faces is listed.
  private mutating func check(
    _ description: FaceDescription, against sha256: String?
  ) -> FontReport.FileCheck {
    if let known = checks[description.file] { return known }
    let result: FontReport.FileCheck =
      library.file(of: description.id).sha256 == sha256 ? .matches : .differs
    checks[description.file] = result
    if result == .differs {
      report(
        .error(
          "fonts.wrong-hash", "字体文件“\(description.file)”与清单所记的 SHA-256 不符",
          hint: "请运行 Fonts/fetch.sh --verify 重新取来"))
    }
    return result
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if !findings.contains(diagnostic) { findings.append(diagnostic) }
  }
}
