import Diagnostics
import DisplayList
import DocumentTree
import Typefaces

/// One worker's opened faces, found by the names that styles use.
final class FaceChains {
  private let set: FaceSet
  private let library: FontLibrary
  private var chains: [FontName: [FaceID]] = [:]
  private var westernFaces: [FontName: FaceID?] = [:]
  /// By the face's number; `nil` until it is asked for.
  private var opened: [FontFace?]
  private var unusable: Set<FaceID> = []
  /// What went wrong on the way, each once: unknown names, files that cannot be opened.
  private(set) var failures: [Diagnostic] = []

  init(library: FontLibrary) {
    self.library = library
    set = FaceSet(library)
    opened = [FontFace?](repeating: nil, count: library.faces.count)
  }

  /// The faces of a role or family in the order of preference; empty when there is none, which is
  /// told once, at `location`.
  func chain(for font: FontName, at location: SourceLocation?) -> [FaceID] {
    if let chain = chains[font] { return chain }
    let chain = lookUp(font, location)
    chains[font] = chain
    return chain
  }

  /// The face for letters and digits, where the role's own has none that fit.
  func westernFace(for font: FontName) -> FaceID? {
    if let known = westernFaces[font] { return known }
    let face = library.westernFace(for: font.name)
    westernFaces[font] = .some(face)
    return face
  }

  private func lookUp(_ font: FontName, _ location: SourceLocation?) -> [FaceID] {
    do throws(DiagnosticError) {
      if let chain = try library.chain(for: font.name), !chain.isEmpty { return chain }
      failures.append(
        .error(
          "typesetting.unknown-font", "没有名为“\(font.name)”的字体", at: location,
          hint: "用 hanform fonts 查看可用的字体，或把字体文件放进 Fonts 文件夹"))
    } catch {
      failures += error.diagnostics
    }
    return []
  }

  /// `nil` when the file cannot be used; ``failures`` says why.
  func face(_ id: FaceID) -> FontFace? {
    if let face = opened[id.index] { return face }
    guard !unusable.contains(id) else { return nil }
    do throws(DiagnosticError) {
      let face = try set.face(id)
      opened[id.index] = face
      return face
    } catch {
      failures += error.diagnostics
      unusable.insert(id)
      return nil
    }
  }

  /// The first face of a chain that answers yes; faces behind it are not opened.
  func first(of chain: [FaceID], where fits: (FontFace) -> Bool) -> FontFace? {
    for id in chain {
      if let face = face(id), fits(face) { return face }
    }
    return nil
  }

  /// Whether room is left for the character to be written by hand.
  func isRegistered(_ scalar: Unicode.Scalar) -> Bool { library.register.contains(scalar) }

  func removeFailures() -> [Diagnostic] {
    defer { failures = [] }
    return failures
  }
}
