import PDFObjects

/// What a revision changed in what a file says of itself, and whether it is what programs that sign
/// write of their own work: when it was done, by which program, the record of edits.
///
/// Nothing of it is what the paper says. Title, author, subject, keywords, the standards that the file
/// follows: everything else must stay.
enum MetadataComparison {
  enum Verdict: Hashable {
    /// In words, each kind once; empty if only the spelling is another.
    case permitted([String])
    case changed
  }

  private static let time = "修改时间"
  private static let program = "制作程序"
  private static let record = "编辑记录"

  /// The document information dictionary (ISO 32000-1, 14.3.3).
  static func verdict(_ old: PDFDictionary, _ new: PDFDictionary) -> Verdict {
    var told: [String] = []
    for key in old.keysThatDiffer(from: new) {
      switch key {
      case "ModDate": told.append(time)
      case "Producer": told.append(program)
      default: return .changed
      }
    }
    return .permitted(told)
  }

  /// The metadata stream (ISO 32000-1, 14.3.2); one that cannot be read is changed.
  static func verdict(_ old: PDFStream, _ new: PDFStream) -> Verdict {
    let (oldKeys, newKeys) = (old.dictionary, new.dictionary)
    let differing = oldKeys.keysThatDiffer(from: newKeys)
    guard differing.allSatisfy({ ["Length", "Filter", "DecodeParms"].contains($0) }),
      let before = MetadataPacket(old)?.properties, let after = MetadataPacket(new)?.properties
    else { return .changed }
    var told: Set<String> = []
    for name in Set(before.keys).union(after.keys) where before[name] != after[name] {
      guard let words = words(for: name, isNew: before[name] == nil) else { return .changed }
      told.insert(words)
    }
    return .permitted([time, program, record].filter(told.contains))
  }

  private static func words(for name: XMLElement.Name, isNew: Bool) -> String? {
    switch (name.space, name.local) {
    case ("http://ns.adobe.com/xap/1.0/", "ModifyDate"),
      ("http://ns.adobe.com/xap/1.0/", "MetadataDate"):
      time
    case ("http://ns.adobe.com/pdf/1.3/", "Producer"): program
    case ("http://ns.adobe.com/xap/1.0/mm/", "InstanceID"),
      ("http://ns.adobe.com/xap/1.0/mm/", "History"):
      record
    case ("http://ns.adobe.com/xap/1.0/mm/", "DocumentID") where isNew: record
    default: nil
    }
  }
}
