import ArgumentParser
import Diagnostics
import FormPipeline
import Glibc
import Typefaces

/// Where fonts are looked for.
struct FontOptions: ParsableArguments {
  @Option(
    name: .customLong("font-folder"),
    help: ArgumentHelp("另外的字体文件夹；可写多次。其中的 fonts.yaml 和字体优先。", valueName: "文件夹"))
  var folders: [String] = []

  /// The user's folders, then `Fonts/` here or beside the program.
  var allFolders: [String] {
    let own = Self.folders(named: "Fonts")
    return folders + own.filter { unsafe access($0 + "/fonts.yaml", R_OK) == 0 }.prefix(1)
  }

  static var workerCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// What the folders register to be written by hand, by its private code point.
  func registeredCharacters() throws(Refusal) -> [Unicode.Scalar: String] {
    do throws(DiagnosticError) {
      return try CharacterRegister(folders: allFolders).descriptions
    } catch {
      throw Refusal(diagnostics: error.diagnostics, sources: [:])
    }
  }

  /// A folder of the working folder and of each above the program's own, there or not.
  static func folders(named name: String) -> [String] {
    var candidates = [name]
    var folder = programPath
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      candidates.append("\(folder)/\(name)")
    }
    return candidates
  }

  private static var programPath: String {
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return "" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }
}
