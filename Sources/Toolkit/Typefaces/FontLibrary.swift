public import Diagnostics
public import DisplayList

/// All faces that a job may use, and the roles they serve; read once, then shared by all workers.
///
/// Opening reads the manifest, maps the files and looks at their name tables only: two to three
/// milliseconds whatever their size.
/// Nothing of the machine's own fonts is ever looked at.
public final class FontLibrary: Sendable {
  /// The place in the list is ``FaceID/index``: the manifest's faces in its order, then the user's
  /// own by folder and file name, then the other faces of the manifest's collections.
  public let faces: [FaceDescription]
  /// What stands in for the customary fonts that aren't there, in the manifest's order of roles.
  public let standIns: [StandIn]
  /// The characters that are to be written by hand.
  public let register: CharacterRegister
  /// What lies in the folders and cannot be used, though nothing of the manifest is missing.
  public let warnings: [Diagnostic]

  let manifest: FontManifest
  let roles: [ResolvedRole]
  /// The files of ``faces``, one for each.
  private let files: [FontFile]
  private let facesByName: [NameKey: [FaceID]]
  private let refusesSubstitutes: Bool

  /// Opens every font of the folders and of their `files/`.
  ///
  /// The manifest is `fonts.yaml` of the first folder that has one; all folders are searched for
  /// users' own fonts (.ttf, .otf, .ttc). With `refusesSubstitutes`, asking for a role whose
  /// customary font is missing is an error. Fails with all faults at once: `fonts.no-manifest`,
  /// `fonts.manifest-syntax`, `fonts.manifest-invalid`, `fonts.no-folder`, `fonts.missing-file`,
  /// `fonts.unreadable-file`, `fonts.bad-file`, `fonts.bad-registration`. A user's own file that
  /// is broken is passed over with a warning.
  public convenience init(
    folders: [String], refusesSubstitutes: Bool = false
  ) throws(DiagnosticError) {
    let collection = try FaceCollection(folders: folders)
    try collection.sink.throwErrors()
    self.init(collection, refusesSubstitutes: refusesSubstitutes)
  }

  /// Takes what could be opened; roles keep the faces that are there.
  init(_ collection: FaceCollection, refusesSubstitutes: Bool) {
    var facesByName: [NameKey: [FaceID]] = [:]
    for face in collection.faces {
      for key in face.nameKeys { facesByName[key, default: []].append(face.id) }
    }
    manifest = collection.manifest
    faces = collection.faces
    files = collection.files
    roles = collection.manifest.roles.map { ResolvedRole($0, in: collection, facesByName) }
    register = collection.register
    warnings = collection.sink.diagnostics.filter { $0.severity != .error }
    standIns = roles.compactMap(\.standIn)
    self.facesByName = facesByName
    self.refusesSubstitutes = refusesSubstitutes
  }

  public subscript(_ id: FaceID) -> FaceDescription { faces[id.index] }

  func file(of id: FaceID) -> FontFile { files[id.index] }

  /// The faces of a role or of a family, in the order of fallback; nil when the name is unknown.
  ///
  /// A family or full name gives its face (of several the one nearest to regular), then the chain
  /// of 宋体. Fails with `fonts.substitute-refused` for a role whose first face is a stand-in while
  /// stand-ins are refused.
  public func chain(for name: String) throws(DiagnosticError) -> [FaceID]? {
    if let role = role(named: name) {
      if refusesSubstitutes, let standIn = role.standIn {
        throw DiagnosticError(refusal(of: standIn))
      }
      return role.chain
    }
    guard let face = face(named: name) else { return nil }
    let tail = role(named: "宋体")?.chain ?? []
    return [face] + tail.filter { $0 != face }
  }

  /// The face that a role sets letters and digits with, where its first face has none that fit.
  public func westernFace(for name: String) -> FaceID? {
    role(named: name)?.western
  }

  /// The face with this family, full, PostScript or file name.
  ///
  /// Of several the upright one nearest to regular weight, then the first.
  public func face(named name: String) -> FaceID? {
    facesByName[NameKey(name)].flatMap { best(of: $0, among: faces) }
  }

  private func role(named name: String) -> ResolvedRole? {
    let key = NameKey(name)
    return roles.first { NameKey($0.name) == key }
  }

  private func refusal(of standIn: StandIn) -> Diagnostic {
    .error(
      "fonts.substitute-refused",
      "“\(standIn.role)”应用\(standIn.properName)，现只有替代字体 \(self[standIn.face].displayName)",
      hint: "请把\(standIn.properName)的字体文件放进 Fonts/ 或 --font-folder 所指的文件夹，或去掉 --no-substitute")
  }
}

/// A role whose customary font is missing, and the face that takes its place.
public struct StandIn: Hashable, Sendable {
  public var role: String
  public var properName: String
  public var face: FaceID
}

/// A role with its names turned into the faces at hand.
struct ResolvedRole: Sendable {
  var name: String
  var chain: [FaceID]
  var western: FaceID?
  var standIn: StandIn?

  init(
    _ role: FontManifest.Role, in collection: FaceCollection, _ facesByName: [NameKey: [FaceID]]
  ) {
    let own = role.ownNames.lazy.compactMap { name in
      let named = facesByName[NameKey(name)] ?? []
      return best(
        of: named.filter { collection.faces[$0.index].origin == .own }, among: collection.faces)
    }.first
    let listed = role.chain.compactMap { collection.face(listedAs: $0) }
    name = role.name
    if let own {
      chain = [own] + listed
    } else {
      chain = listed
      western = role.western.flatMap { collection.face(listedAs: $0) }
      if let properName = role.properName, let first = listed.first {
        standIn = StandIn(role: role.name, properName: properName, face: first)
      }
    }
  }
}

/// The upright face nearest to regular weight, then the first.
private func best(of ids: [FaceID], among faces: [FaceDescription]) -> FaceID? {
  ids.min { left, right in rank(faces[left.index]) < rank(faces[right.index]) }
}

private func rank(_ face: FaceDescription) -> (Int, Int, Int) {
  (face.isItalic ? 1 : 0, abs(face.weight - 400), face.id.index)
}
