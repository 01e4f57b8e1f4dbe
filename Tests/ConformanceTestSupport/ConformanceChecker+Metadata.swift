import Foundation
import PDFObjects

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension ConformanceChecker {
  mutating func checkMetadata() throws {
    guard let stream = try archive.file.resolved(archive.catalog["Metadata"]).stream else {
      return report(.metadata, "there is none")
    }
    require(
      stream.dictionary["Filter"] == nil && stream.dictionary["Type"]?.name == "Metadata"
        && stream.dictionary["Subtype"]?.name == "XML", .metadata, "\(stream.dictionary)")
    let packet = PacketReader()
    guard packet.read(Data(stream.data)) else { return report(.metadata, "it is no XML") }
    let values = packet.values
    require(
      values["pdfaid:part"] == ["3"] && values["pdfaid:conformance"] == ["A"]
        && values["pdfuaid:part"] == ["1"], .claims, "the file does not say what it is")
    require(
      values["pdfaSchema:namespaceURI"] == ["http://www.aiim.org/pdfua/ns/id/"]
        && values["pdfaSchema:prefix"] == ["pdfuaid"] && values["pdfaProperty:name"] == ["part"]
        && values["pdfaProperty:valueType"] == ["Integer"]
        && values["pdfaProperty:category"] == ["internal"]
        && values["pdfaProperty:description"]?.first?.isEmpty == false
        && values["pdfaSchema:schema"]?.first?.isEmpty == false,
      .extensionSchema, "pdfuaid is not described")
    try compare(values)
  }

  /// The metadata and the information dictionary say the same (ISO 19005-3, 6.6.3).
  private mutating func compare(_ values: [String: [String]]) throws {
    let information = try archive.dictionary("Info", of: archive.file.trailer)
    require(values["dc:title"]?.first?.isEmpty == false, .title, "the file has no title")
    let pairs: [(PDFName, String)] = [
      ("Title", "dc:title"), ("Author", "dc:creator"), ("Subject", "dc:description"),
      ("Keywords", "pdf:Keywords"), ("Creator", "xmp:CreatorTool"), ("Producer", "pdf:Producer"),
    ]
    for (key, property) in pairs {
      let text = information[key]?.textString
      require(values[property]?.first == text, .information, "\(key): \(text ?? "")")
    }
    for (key, property) in [("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")] {
      let digits = information[PDFName(stringLiteral: key)]?.textString?.filter(\.isNumber)
      require(
        values[property]?.first?.filter(\.isNumber) == digits, .information, "\(key)")
    }
  }
}

/// The texts of a packet's elements by name; those of a list by the name of what holds it.
private final class PacketReader: NSObject, XMLParserDelegate {
  private(set) var values: [String: [String]] = [:]
  private var path: [String] = []
  private var text = ""

  func read(_ data: Data) -> Bool {
    let parser = XMLParser(data: data)
    parser.delegate = self
    return parser.parse()
  }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
    attributes _: [String: String]
  ) {
    path.append(name)
    text = ""
  }

  func parser(_: XMLParser, foundCharacters characters: String) {
    text += characters
  }

  func parser(
    _: XMLParser, didEndElement name: String, namespaceURI _: String?, qualifiedName _: String?
  ) {
    let owner = path.last { !$0.hasPrefix("rdf:") }
    let isBlank = text.allSatisfy(\.isWhitespace)
    if let owner, !isBlank { values[owner, default: []].append(text) }
    path.removeLast()
    text = ""
  }
}
