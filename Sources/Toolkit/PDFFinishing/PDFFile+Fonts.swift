import Crypto
import PDFObjects

extension PDFFile {
  /// Puts right what Cairo writes about its embedded fonts.
  ///
  /// Cairo makes the six-letter tag of a subset (ISO 32000-1, 9.6.4) from the glyph numbers of the
  /// font it was given, which depend on the job; here it is made from the embedded bytes, so that a
  /// form is the same alone and among a thousand. A CIDFontType2 gets the `CIDToGIDMap` that Cairo
  /// leaves out (9.7.4.3). Parses every object of the file once.
  mutating func finishFonts() throws(PDFReadingError) {
    var tags: [PDFReference: String] = [:]
    for reference in references {
      guard case .dictionary(var dictionary) = try object(reference) else { continue }
      switch dictionary["Type"]?.name {
      case "Font":
        let descendant = try resolved(dictionary["DescendantFonts"]).array?.first
        let font = try resolved(descendant).dictionary ?? dictionary
        try retag("BaseFont", in: &dictionary, by: font["FontDescriptor"], &tags)
        if dictionary["Subtype"]?.name == "CIDFontType2", dictionary["CIDToGIDMap"] == nil {
          dictionary["CIDToGIDMap"] = .name("Identity")
        }
      case "FontDescriptor":
        try retag("FontName", in: &dictionary, by: .reference(reference), &tags)
      default: continue
      }
      replace(reference, with: .dictionary(dictionary))
    }
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
