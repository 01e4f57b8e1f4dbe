import PDFObjects

/// One walk over every object of a file: what it refers to and does not have, and what would act
/// by itself.
///
/// Costs a reading of the whole file, streams' data apart. An object that cannot be read fails the
/// walk: nobody knows what another reader makes of it.
struct FileSurvey {
  /// References behind which the file has nothing: whoever appends to it could put anything there
  /// without changing what is signed.
  private(set) var missing: Set<PDFReference> = []
  /// The kinds of actions found, each once, in the file's order.
  private(set) var actions: [String] = []

  private let file: PDFFile
  /// What keys of actions refer to, read once however often they do.
  private var read: [PDFReference: PDFObject] = [:]

  init(of file: PDFFile) throws(PDFReadingError) {
    self.file = file
    var present: Set<PDFReference> = []
    var open: [PDFObject] = [.dictionary(file.trailer)]
    for reference in file.references {
      let object = try file.object(reference)
      if object != .null { present.insert(reference) }
      open.append(object)
      while let next = open.popLast() {
        switch next {
        case .reference(let reference): missing.insert(reference)
        case .array(let elements): open += elements
        case .dictionary(let dictionary): try look(at: dictionary, &open)
        case .stream(let stream): try look(at: stream.dictionary, &open)
        default: continue
        }
      }
    }
    missing.subtract(present)
  }

  private mutating func look(
    at dictionary: PDFDictionary, _ open: inout [PDFObject]
  ) throws(PDFReadingError) {
    for entry in dictionary.entries {
      if let action = try action(of: entry, in: dictionary), !actions.contains(action) {
        actions.append(action)
      }
      open.append(entry.value)
    }
  }

  /// What an entry of any dictionary would set off (ISO 32000-1, 12.6; 13).
  ///
  /// Which dictionaries are actions is not asked: a reader finds an action by its key, wherever the
  /// file hides it.
  private mutating func action(
    of entry: PDFDictionary.Entry, in dictionary: PDFDictionary
  ) throws(PDFReadingError) -> String? {
    switch entry.key {
    case "JS", "JavaScript": return try value(of: entry) == .null ? nil : "JavaScript"
    case "XFA": return try value(of: entry) == .null ? nil : "XFA"
    case "OpenAction": return try value(of: entry).dictionary?["S"] == nil ? nil : "OpenAction"
    case "AA":
      // A font of that name is none: triggers lead to actions.
      for trigger in try value(of: entry).dictionary?.entries ?? []
      where try value(of: trigger).dictionary?["S"] != nil {
        return "AA"
      }
      return nil
    case "S":
      guard let name = try value(of: entry).name, Self.actions.contains(name) else { return nil }
      return String(describing: name)
    case "Subtype":
      guard let name = try value(of: entry).name, Self.annotations.contains(name),
        dictionary["Rect"] != nil
      else { return nil }
      return String(describing: name)
    case "URI":
      guard let address = try value(of: entry).string, !Self.isHarmless(address) else {
        return nil
      }
      return "URI"
    default: return nil
    }
  }

  private mutating func value(
    of entry: PDFDictionary.Entry
  ) throws(PDFReadingError) -> PDFObject {
    guard let reference = entry.value.reference else { return entry.value }
    if let known = read[reference] { return known }
    let object = try file.object(reference)
    read[reference] = object
    return object
  }

  private static let actions: Set<PDFName> = [
    "JavaScript", "Launch", "SubmitForm", "ImportData", "ResetForm", "GoToR", "GoToE", "Rendition",
    "RichMediaExecute", "Movie", "Sound", "Hide", "SetOCGState", "GoTo3DView", "Thread",
  ]

  private static let annotations: Set<PDFName> = ["RichMedia", "Screen", "Movie", "Sound", "3D"]

  /// Whether an address has no scheme, or one that only shows something (as for templates' links).
  private static func isHarmless(_ address: [UInt8]) -> Bool {
    let text = address.drop { $0 <= 0x20 }
    let scheme = text.prefix { $0 != UInt8(ascii: ":") }
    let isScheme = scheme.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): false
      default: true
      }
    }
    guard scheme.count < text.count, isScheme else { return true }
    let name = String(decoding: scheme, as: UTF8.self).lowercased()
    return ["http", "https", "mailto"].contains(name)
  }
}
