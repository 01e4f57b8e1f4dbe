import Diagnostics

/// What `fonts.yaml` says: which font files there are, and which of them serve a role.
///
/// Lists keep the order of the file; it decides face numbers and precedence.
struct FontManifest: Sendable {
  /// 角色: a kind of type that templates ask for by name, such as 仿宋.
  struct Role: Sendable {
    var name: String
    /// 正名: the customary font that may not be distributed; the chain's first only stands in for it.
    var properName: String?
    /// 自备: names with which a user's own font takes the first place; the earlier wins.
    var ownNames: [String]
    /// 依次: names of ``fonts``, in the order of fallback; never empty.
    var chain: [String]
    /// 西文: the font for letters and digits while the chain's first is in its place.
    var western: String?
  }

  /// 字体: one face of one file.
  struct Font: Sendable {
    var name: String
    var file: String
    /// 序号: the index inside a collection; 0 in a plain file.
    var collectionIndex: Int
    /// 字族 and 字重 (100–900), as the font itself says; for people and for checking the manifest.
    var family: String
    var weight: Int
    var location: SourceLocation
  }

  /// 文件: where a file comes from and what it must be.
  struct File: Sendable {
    var name: String
    var package: String
    var license: String
    /// In lower-case hexadecimal digits.
    var sha256: String
  }

  var roles: [Role]
  var fonts: [Font]
  var files: [File]

  func role(named name: String) -> Role? {
    roles.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  func file(named name: String) -> File? {
    files.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  func fontIndex(named name: String) -> Int? {
    fonts.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
  }
}
