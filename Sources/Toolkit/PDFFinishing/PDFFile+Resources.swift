import Crypto
import PDFObjects

extension PDFFile {
  /// Puts right what Cairo writes about the fonts and pictures of its pages.
  ///
  /// Cairo makes the six-letter tag of a subset (ISO 32000-1, 9.6.4) from the glyph numbers of the
  /// font it was given, which depend on the job; here it is made from the embedded bytes, so that a
  /// form is the same alone and among a thousand. A CIDFontType2 gets the `CIDToGIDMap` that Cairo
  /// leaves out (9.7.4.3), and a picture loses `Interpolate`, which PDF/A forbids (ISO 19005-3,
  /// 6.2.8). Reads every font and picture once.
  ///
  /// Gives the names under which pages use simple fonts (9.6), whose codes are one byte long; Cairo
  /// names a font alike on all pages.
  mutating func finishResources(
    ofPages pages: [PDFReference]
  ) throws(PDFReadingError) -> Set<PDFName> {
    var simpleFonts: Set<PDFName> = []
    var tags: [PDFReference: String] = [:]
    var seen: Set<PDFReference> = []
    for page in pages {
      let resources = try resolved(try dictionary(.reference(page))["Resources"]).dictionary
      for kind: PDFName in ["Font", "XObject"] {
        for entry in try resolved(resources?[kind]).dictionary?.entries ?? [] {
          guard let reference = entry.value.reference, seen.insert(reference).inserted else {
            continue
          }
          if kind == "Font" {
            let subtype = try finishFont(reference, &tags)
            if subtype != "Type0" { simpleFonts.insert(entry.key) }
          } else {
            try finishPicture(reference)
          }
        }
      }
    }
    return simpleFonts
  }

  private mutating func finishPicture(_ reference: PDFReference) throws(PDFReadingError) {
    guard case .stream(var stream) = try object(reference) else { return }
    stream.dictionary["Interpolate"] = nil
    replace(reference, with: .stream(stream))
    if let mask = stream.dictionary["SMask"]?.reference, mask != reference {
      try finishPicture(mask)
    }
  }

  /// Gives the font's `Subtype`.
  private mutating func finishFont(
    _ reference: PDFReference, _ tags: inout [PDFReference: String]
  ) throws(PDFReadingError) -> PDFName? {
    var font = try dictionary(.reference(reference))
    var descriptor = font["FontDescriptor"]
    if let inner = try resolved(font["DescendantFonts"]).array?.first?.reference {
      var descendant = try dictionary(.reference(inner))
      descriptor = descendant["FontDescriptor"]
      try retag("BaseFont", in: &descendant, by: descriptor, &tags)
      if descendant["Subtype"]?.name == "CIDFontType2", descendant["CIDToGIDMap"] == nil {
        descendant["CIDToGIDMap"] = .name("Identity")
      }
      replace(inner, with: .dictionary(descendant))
    }
    try retag("BaseFont", in: &font, by: descriptor, &tags)
    replace(reference, with: .dictionary(font))
    let subtype = font["Subtype"]?.name
    guard let descriptor = descriptor?.reference else { return subtype }
    var description = try dictionary(.reference(descriptor))
    try retag("FontName", in: &description, by: .reference(descriptor), &tags)
    replace(descriptor, with: .dictionary(description))
    return subtype
  }

  /// Gives the subset name under the key the tag of the font that the descriptor embeds.
  ///
  /// Names without a tag, and fonts that are not embedded, stay as they are.
  private func retag(
    _ key: PDFName, in dictionary: inout PDFDictionary, by descriptor: PDFObject?,
    _ tags: inout [PDFReference: String]
  ) throws(PDFReadingError) {
    guard let name = dictionary[key]?.name, name.hasSubsetTag,
      let file = try fontFile(of: descriptor)
    else { return }
    let tag: String
    if let known = tags[file] { tag = known } else { tag = try subsetTag(of: file) }
    tags[file] = tag
    dictionary[key] = .name(PDFName(bytes: Array(tag.utf8) + name.bytes.dropFirst(6)))
  }

  private func fontFile(of descriptor: PDFObject?) throws(PDFReadingError) -> PDFReference? {
    guard let descriptor = try resolved(descriptor).dictionary else { return nil }
    for key: PDFName in ["FontFile3", "FontFile2", "FontFile"] {
      if let file = descriptor[key]?.reference { return file }
    }
    return nil
  }

  /// Six capitals of the SHA-256 of the font's own bytes, whatever packed them.
  private func subsetTag(of file: PDFReference) throws(PDFReadingError) -> String {
    guard let stream = try object(file).stream else {
      throw PDFReadingError(.unexpectedType, at: 0)
    }
    let digest = SHA256.hash(data: try stream.decoded())
    return String(decoding: digest.prefix(6).map { UInt8(ascii: "A") + $0 % 26 }, as: UTF8.self)
  }
}

extension PDFName {
  /// `ABCDEF+Name`.
  fileprivate var hasSubsetTag: Bool {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    return bytes.count > 7 && bytes[6] == UInt8(ascii: "+")
      && bytes.prefix(6).allSatisfy(capitals.contains)
  }
}
