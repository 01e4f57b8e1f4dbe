import Diagnostics
import DisplayList

/// Gathers the faces of the font folders, and every fault met on the way.
struct FaceCollection {
  let manifest: FontManifest
  let manifestPath: String
  private(set) var register = CharacterRegister()
  private(set) var faces: [FaceDescription] = []
  /// The files of ``faces``, one for each.
  private(set) var files: [FontFile] = []
  /// Errors of the manifest and its files; warnings for what the user laid beside them.
  private(set) var sink = DiagnosticSink()
  private var listed: [String: FaceID] = [:]

  /// Fails where there is nothing to go on (no manifest); all else is found in ``sink``.
  init(folders paths: [String]) throws(DiagnosticError) {
    let folders = paths.map { FontFolder(path: Self.trimmed($0)) }
    let (home, text) = try Self.manifest(among: folders)
    manifestPath = home.manifestPath
    manifest = try FontManifest(parsing: text, file: home.manifestPath)
    do throws(DiagnosticError) {
      register = try CharacterRegister(folders: folders.map(\.path))
    } catch {
      sink.report(error.diagnostics)
    }
    let ownPaths = try Self.fontPaths(in: folders)
    let opened = openManifestFiles(in: home)
    addManifestFaces(from: opened)
    let manifestPaths = Set(manifest.files.map { Self.path(of: $0, in: home) })
    for path in ownPaths where !manifestPaths.contains(path) { addOwnFaces(at: path) }
    for file in opened { addRemainingFaces(of: file) }
  }

  /// The face of a manifest's font, if its file is there.
  func face(listedAs name: String) -> FaceID? { listed[name] }

  private static func trimmed(_ path: String) -> String {
    path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") ? String(path.dropLast()) : path
  }

  private static func manifest(
    among folders: [FontFolder]
  ) throws(DiagnosticError) -> (FontFolder, String) {
    for folder in folders {
      if let text = readText(at: folder.manifestPath) { return (folder, text) }
    }
    let tried = folders.map { "“\($0.path)”" }.joined(separator: "、")
    throw DiagnosticError(
      .error(
        "fonts.no-manifest", "字体文件夹\(tried)里没有可读的字体清单 fonts.yaml",
        hint: "请在软件所在文件夹内运行，或用 --font-folder 指明 Fonts 文件夹"))
  }

  /// Every path once, in the order of the folders.
  private static func fontPaths(in folders: [FontFolder]) throws(DiagnosticError) -> [String] {
    var paths: [String] = []
    var seen = Set<String>()
    for folder in folders {
      for path in try folder.fontPaths() where seen.insert(path).inserted { paths.append(path) }
    }
    return paths
  }

  private static func path(of entry: FontManifest.File, in home: FontFolder) -> String {
    "\(home.filesPath)/\(entry.name)"
  }

  private mutating func openManifestFiles(in home: FontFolder) -> [FontFile] {
    manifest.files.compactMap { entry in
      let path = Self.path(of: entry, in: home)
      guard FontFolder.holdsFile(at: path) else {
        sink.report(
          .error("fonts.missing-file", "缺少字体文件“\(path)”", hint: "请运行 Fonts/fetch.sh 取来字体"))
        return nil
      }
      do throws(DiagnosticError) {
        return try FontFile(path: path)
      } catch {
        sink.report(error.diagnostics)
        return nil
      }
    }
  }

  private mutating func addManifestFaces(from opened: [FontFile]) {
    for font in manifest.fonts {
      guard let file = opened.first(where: { FontFolder.name(of: $0.path) == font.file }) else {
        continue
      }
      guard font.collectionIndex < file.faceCount else {
        sink.report(
          .error(
            "fonts.manifest-invalid", "“\(font.file)”内没有第 \(font.collectionIndex) 号字体",
            at: font.location))
        continue
      }
      listed[font.name] = add(file, font.collectionIndex, .manifest(name: font.name))
    }
  }

  /// A file that is no font, or only a part of one, is told and passed over: whatever lies in the
  /// folder, papers that do not ask for it are printed.
  private mutating func addOwnFaces(at path: String) {
    do throws(DiagnosticError) {
      let file = try FontFile(path: path)
      let indices = (0..<file.faceCount).filter(file.holdsGlyphs)
      if indices.isEmpty { throw DiagnosticError(.holdsNoGlyphs(path)) }
      for index in indices { add(file, index, .own) }
    } catch {
      for var finding in error.diagnostics {
        finding.severity = .warning
        finding.message += "，没有用它"
        sink.report(finding)
      }
    }
  }

  private mutating func addRemainingFaces(of file: FontFile) {
    for index in 0..<file.faceCount {
      let isListed = faces.contains { $0.file == file.path && $0.collectionIndex == index }
      if !isListed { add(file, index, .collection) }
    }
  }

  @discardableResult
  private mutating func add(
    _ file: FontFile, _ index: Int, _ origin: FaceDescription.Origin
  ) -> FaceID {
    let id = FaceID(faces.count)
    faces.append(FaceDescription(of: file, at: index, id: id, origin: origin))
    files.append(file)
    return id
  }
}
