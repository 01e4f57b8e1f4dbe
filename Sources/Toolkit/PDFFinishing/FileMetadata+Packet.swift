import CivilCalendar
import PDFObjects

extension FileMetadata {
  /// The metadata stream (ISO 32000-1, 14.3.2; ISO 16684-1), in plain text so that any program finds
  /// it, saying the same as ``information``.
  ///
  /// The archival profile says which standards the file follows (ISO 19005-3, 6.6.4; ISO 14289-1,
  /// 5), and describes the one name that PDF/A does not know (ISO 19005-3, 6.6.2.3.3).
  func packet(for profile: FinishingProfile) -> PDFStream {
    let claims = profile == .archival ? Self.claims : ""
    return PDFStream(
      dictionary: ["Type": .name("Metadata"), "Subtype": .name("XML")],
      data: Array(packetText(with: claims).utf8)[...])
  }

  private static let claims = """

    <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
    <pdfaid:part>3</pdfaid:part>
    <pdfaid:conformance>A</pdfaid:conformance>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
    <pdfuaid:part>1</pdfuaid:part>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    </rdf:Description>
    """

  private func packetText(with claims: String) -> String {
    """
    <?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
    \(properties.joined(separator: "\n"))
    </rdf:Description>\(claims)
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
  }

  private var properties: [String] {
    var properties = [
      "<dc:format>application/pdf</dc:format>",
      array("dc:title", "Alt", title, attribute: " xml:lang=\"x-default\""),
      array("dc:language", "Bag", language),
    ]
    if let author { properties.append(array("dc:creator", "Seq", author)) }
    if let subject {
      properties.append(
        array("dc:description", "Alt", subject, attribute: " xml:lang=\"x-default\""))
    }
    if let keywords {
      properties.append("<pdf:Keywords>\(keywords.escapedForXML)</pdf:Keywords>")
    }
    properties.append("<pdf:Producer>\(Self.producer)</pdf:Producer>")
    properties.append("<xmp:CreatorTool>\(Self.producer)</xmp:CreatorTool>")
    if let date {
      properties.append("<xmp:CreateDate>\(date.packetText)</xmp:CreateDate>")
      properties.append("<xmp:ModifyDate>\(date.packetText)</xmp:ModifyDate>")
    }
    return properties
  }

  private func array(
    _ name: String, _ kind: String, _ text: String, attribute: String = ""
  ) -> String {
    "<\(name)><rdf:\(kind)><rdf:li\(attribute)>\(text.escapedForXML)</rdf:li>"
      + "</rdf:\(kind)></\(name)>"
  }
}

extension String {
  /// For the text of an element; characters that XML 1.0 (2.2) does not have are left out.
  var escapedForXML: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // A line end as a reader must give it back.
      case "\r": result += "&#13;"
      case "\t", "\n", " "..."\u{d7ff}", "\u{e000}"..."\u{fffd}", "\u{10000}"..."\u{10ffff}":
        result.unicodeScalars.append(scalar)
      default: break
      }
    }
    return result
  }
}
