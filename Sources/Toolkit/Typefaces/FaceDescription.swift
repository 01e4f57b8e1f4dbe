public import DisplayList

/// One face that the library holds: what it is called, where it lies, what its maker allows.
public struct FaceDescription: Hashable, Sendable {
  public var id: FaceID
  /// The path of the file, as the folder was given.
  public var file: String
  /// The index inside a collection (.ttc); 0 in a plain file.
  public var collectionIndex: Int
  /// What the font calls itself, its English name first; names in other languages are in ``names``.
  public var family: String
  public var fullName: String
  /// Every family, full and PostScript name in every language, and the file's name without ending.
  public var names: [String]
  /// From 100 to 900; 400 is regular.
  public var weight: Int
  public var isItalic: Bool
  public var embedding: EmbeddingRight
  public var origin: Origin

  /// How the face came to be in the library.
  public enum Origin: Hashable, Sendable {
    /// Listed in the manifest under this name.
    case manifest(name: String)
    /// Another face of a collection that the manifest lists, reached by its own name.
    case collection
    /// Laid into a font folder by the user.
    case own
  }

  /// What reports and messages call the face: the manifest's name for it, else its full name.
  public var displayName: String {
    if case .manifest(let name) = origin { return name }
    return fullName
  }

  /// The path and, in a collection, the index: `Fonts/files/NotoSerifCJK-Bold.ttc#2`.
  public var place: String { collectionIndex == 0 ? file : "\(file)#\(collectionIndex)" }
}

extension FaceDescription {
  /// Every name once, as names are compared.
  var nameKeys: Set<NameKey> { Set((names + [family, fullName]).map { NameKey($0) }) }
}

/// What OS/2 fsType says about putting the font into documents (OpenType 1.9, OS/2, fsType).
///
/// Among contradictory bits the least restrictive counts, as the standard says.
public struct EmbeddingRight: Hashable, Sendable {
  public var fsType: UInt16

  public init(fsType: UInt16) {
    self.fsType = fsType
  }

  /// Bit 1 alone: the font must not be embedded in any way.
  public var isRestricted: Bool { fsType & 0x000E == 0x0002 }
  /// Bit 8: only the whole font may be embedded.
  public var forbidsSubsetting: Bool { fsType & 0x0100 != 0 }
  /// Bit 9: only bitmaps may be embedded.
  public var allowsBitmapsOnly: Bool { fsType & 0x0200 != 0 }

  /// Whether pages may carry a subset of the font's outlines.
  public var allowsOutlineSubsets: Bool {
    !isRestricted && !forbidsSubsetting && !allowsBitmapsOnly
  }

  /// For people, in Chinese.
  public var words: String {
    var words: [String] = []
    if isRestricted {
      words.append("禁止嵌入")
    } else if fsType & 0x0008 != 0 {
      words.append("可嵌入并编辑")
    } else if fsType & 0x0004 != 0 {
      words.append("可嵌入供预览和打印")
    } else {
      words.append("可自由嵌入")
    }
    if forbidsSubsetting { words.append("不得取子集") }
    if allowsBitmapsOnly { words.append("只可嵌入点阵") }
    return words.joined(separator: "，")
  }
}
