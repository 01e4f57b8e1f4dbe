import CHarfBuzz
import DisplayList

extension FaceDescription {
  /// Reads a face's own account of itself; touches only its `name` and `OS/2` tables.
  init(of file: FontFile, at index: Int, id: FaceID, origin: Origin) {
    let face = unsafe file.blob.makeFace(at: index)
    defer { unsafe hb_face_destroy(face) }
    let names = unsafe NameTable(of: face)
    let style = unsafe StyleTable(of: face)
    let stem = FontFolder.stem(of: file.path)
    let family = names.first(of: [.typographicFamily, .family]) ?? stem
    self.init(
      id: id, file: file.path, collectionIndex: index, family: family,
      fullName: names.first(of: [.full]) ?? family, names: names.all + [stem],
      weight: style.weight, isItalic: style.isItalic,
      embedding: EmbeddingRight(fsType: style.fsType), origin: origin)
  }
}

/// The family, full and PostScript names of a face (OpenType 1.9, `name`).
private struct NameTable {
  enum Kind: UInt32 {
    case family = 1
    case full = 4
    case postScript = 6
    case typographicFamily = 16
  }

  private struct Entry {
    var kind: Kind
    var isEnglish: Bool
    var text: String
  }

  private var entries: [Entry] = []

  init(of face: OpaquePointer?) {
    var count: UInt32 = 0
    let list = unsafe hb_ot_name_list_names(face, &count)
    let english = unsafe hb_language_from_string("en", -1)
    for index in 0..<Int(count) {
      guard let entry = unsafe list?[index], let kind = unsafe Kind(rawValue: entry.name_id),
        let text = unsafe Self.text(of: face, entry.name_id, entry.language)
      else { continue }
      let isEnglish = unsafe entry.language == english
      entries.append(Entry(kind: kind, isEnglish: isEnglish, text: text))
    }
  }

  /// Every name once, in the order of the table.
  var all: [String] {
    var seen = Set<NameKey>()
    return entries.map(\.text).filter { seen.insert(NameKey($0)).inserted }
  }

  /// The first kind that has a name, in English if it can be.
  func first(of kinds: [Kind]) -> String? {
    for kind in kinds {
      let named = entries.filter { $0.kind == kind }
      if let entry = named.first(where: \.isEnglish) ?? named.first { return entry.text }
    }
    return nil
  }

  private static func text(
    of face: OpaquePointer?, _ name: hb_ot_name_id_t, _ language: hb_language_t?
  ) -> String? {
    var length: UInt32 = 256
    let bytes = unsafe [CChar](unsafeUninitializedCapacity: Int(length)) { buffer, filled in
      unsafe hb_ot_name_get_utf8(face, name, language, &length, buffer.baseAddress)
      filled = Int(length)
    }
    let text = String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.isEmpty ? nil : text
  }
}

/// The facts of `OS/2` that choosing and embedding a face need; a face without it is regular and free.
private struct StyleTable {
  var weight = 400
  var isItalic = false
  var fsType: UInt16 = 0

  init(of face: OpaquePointer?) {
    let blob = unsafe hb_face_reference_table(face, 0x4F53_2F32)  // 'OS/2'
    defer { unsafe hb_blob_destroy(blob) }
    var length: UInt32 = 0
    let data = unsafe hb_blob_get_data(blob, &length)
    let table = unsafe BigEndianBytes(UnsafeRawBufferPointer(start: data, count: Int(length)))
    guard let weight = table.uint16(at: 4), let fsType = table.uint16(at: 8) else { return }
    self.weight = Int(weight)
    self.fsType = fsType
    isItalic = (table.uint16(at: 62) ?? 0) & 1 != 0
  }
}
