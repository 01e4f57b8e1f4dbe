import CivilCalendar
import PDFObjects

extension FileMetadata {
  /// The metadata stream (ISO 32000-1, 14.3.2; ISO 16684-1), in plain text so that any program finds
  /// it, saying the same as ``information``.
  var packet: PDFStream {
    PDFStream(
      dictionary: ["Type": .name("Metadata"), "Subtype": .name("XML")],
      data: Array(packetText.utf8)[...])
  }

  private var packetText: String {
    """
    <?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
    \(properties.joined(separator: "\n"))
    </rdf:Description>
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
