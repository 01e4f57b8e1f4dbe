import Foundation

/// Where the package lies, for tests that read its files or write what a person should look at.
public enum PackageFolder {
  /// The root of the package, without a slash at its end.
  public static let path: String = {
    let support = (#filePath as NSString).deletingLastPathComponent
    let tests = (support as NSString).deletingLastPathComponent
    return (tests as NSString).deletingLastPathComponent
  }()

  /// The place of a file given by its path inside the package.
  public static func path(of file: String) -> String {
    "\(path)/\(file)"
  }

  /// Reads a text file of the package.
  public static func text(of file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path(of: file))), as: UTF8.self)
  }

  /// The size of a file of the package, in bytes.
  public static func size(of file: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(of: file))
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }

  /// All files below a folder of the package, as paths inside the package, ordered by their bytes.
  ///
  /// Empty when the folder is not there. Hidden files are left out.
  public static func files(below folder: String) -> [String] {
    let root = URL(filePath: path(of: folder), directoryHint: .isDirectory)
    let found = FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    guard let found else { return [] }
    return
      found
      .compactMap { $0 as? URL }
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .map { String($0.path(percentEncoded: false).dropFirst(path.count + 1)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
