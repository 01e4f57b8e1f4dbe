import CivilCalendar
import PDFObjects

/// A file within the file (ISO 32000-1, 7.11.4): the data that its pages show.
public struct Attachment: Hashable, Sendable {
  /// Of letters, digits, hyphens and full stops alone, for readers of every age.
  public var name: String
  /// Such as `application/json`.
  public var mediaType: String
  public var description: String
  public var bytes: [UInt8]

  public init(name: String, mediaType: String, description: String, bytes: [UInt8]) {
    self.name = name
    self.mediaType = mediaType
    self.description = description
    self.bytes = bytes
  }
}

extension PDFFile {
  /// Adds the file and gives what names it, associated with the document as data (ISO 19005-3, 6.8).
  ///
  /// `ModDate` is optional (ISO 32000-1, table 46); that an associated file has one is a
  /// recommendation (ISO 32000-2, 14.13.2) and no clause of PDF/A-3. The attachment is made with the
  /// paper and so has the paper's day; a paper without one gives it none, for a time made up would
  /// say something untrue for as long as the archive lasts.
  mutating func add(_ attachment: Attachment, date: CalendarDate?) -> PDFReference {
    var parameters: PDFDictionary = ["Size": .integer(attachment.bytes.count)]
    parameters["ModDate"] = date.map { .text($0.informationText) }
    var stream = PDFStream(deflating: attachment.bytes)
    stream.dictionary["Type"] = .name("EmbeddedFile")
    stream.dictionary["Subtype"] = .name(PDFName(bytes: Array(attachment.mediaType.utf8)))
    stream.dictionary["Params"] = .dictionary(parameters)
    let file = PDFObject.reference(add(.stream(stream)))
    return add([
      "Type": .name("Filespec"), "F": .text(attachment.name), "UF": .text(attachment.name),
      "Desc": .text(attachment.description), "AFRelationship": .name("Data"),
      "EF": ["F": file, "UF": file],
    ])
  }
}
