import Diagnostics
import PDFObjects
import Testing

@testable import PDFSigning

/// What a file says of itself, and which of it programs that sign may write.
@Suite struct MetadataTests {
  /// A packet as finishing writes it.
  private static func packet(_ properties: String, head: String = "", tail: String = "") -> String {
    """
    \(head)<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="\(rdf)">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">\(properties)</rdf:Description>
    </rdf:RDF></x:xmpmeta>\(tail)
    <?xpacket end="r"?>
    """
  }

  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  private static let title =
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">派遣单</rdf:li></rdf:Alt></dc:title>"
  private static let date = "<xmp:ModifyDate>2019-03-30T00:00:00+08:00</xmp:ModifyDate>"
  private static let before = packet(
    title + date + "<pdf:Producer>Hanform</pdf:Producer><dc:format>application/pdf</dc:format>")

  private static func stream(_ text: String) -> PDFStream {
    PDFStream(
      dictionary: ["Type": .name("Metadata"), "Subtype": .name("XML")], data: Array(text.utf8)[...])
  }

  private func verdict(_ after: String) -> MetadataComparison.Verdict {
    MetadataComparison.verdict(Self.stream(Self.before), Self.stream(after))
  }

  @Test func `another spelling of the same says the same`() {
    let other = """
      <!-- by another program --><r:RDF xmlns:r="\(Self.rdf)" xmlns:d="http://purl.org/dc/elements/1.1/">
      <r:Description r:about="" d:format="application&#x2f;pdf" \
      xmlns:p="http://ns.adobe.com/pdf/1.3/" p:Producer='Hanform'>
      <d:title><r:Alt><r:li xml:lang='x-default'>派遣&#21333;</r:li></r:Alt></d:title>
      </r:Description>
      <r:Description xmlns="http://ns.adobe.com/xap/1.0/"><ModifyDate>2019-03-30T00:00:00+08:00\
      </ModifyDate></r:Description></r:RDF>
      """
    #expect(verdict(other) == .permitted([]))
  }

  @Test func `fields written as attributes, children or a description are one structure`() throws {
    let spellings = [
      "<xmpMM:History><rdf:Seq><rdf:li rdf:parseType=\"Resource\"><dc:a>1</dc:a><dc:b>2</dc:b>"
        + "</rdf:li></rdf:Seq></xmpMM:History>",
      "<xmpMM:History><rdf:Seq><rdf:li dc:b=\"2\" dc:a=\"1\"/></rdf:Seq></xmpMM:History>",
      "<xmpMM:History><rdf:Seq><rdf:li><rdf:Description dc:a=\"1\"><dc:b rdf:resource=\"2\"/>"
        + "</rdf:Description></rdf:li></rdf:Seq></xmpMM:History>",
    ]
    let packets = try spellings.map { try #require(MetadataPacket(Self.stream(Self.packet($0)))) }
    #expect(Set(packets).count == 1 && packets[0].properties.count == 1)
  }

  @Test func `a program that signs writes when, by what and the record of edits`() {
    let after = Self.packet(
      Self.title + "<xmp:ModifyDate>2019-04-01T00:00:00+08:00</xmp:ModifyDate>"
        + "<xmp:MetadataDate>2019-04-01T00:00:00+08:00</xmp:MetadataDate>"
        + "<pdf:Producer>Hanform; other</pdf:Producer><dc:format>application/pdf</dc:format>"
        + "<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:InstanceID>uuid:2</xmpMM:InstanceID>"
        + "<xmpMM:History><rdf:Seq><rdf:li xmpMM:action=\"saved\"/></rdf:Seq></xmpMM:History>")
    #expect(verdict(after) == .permitted(["修改时间", "制作程序", "编辑记录"]))
  }

  @Test(arguments: [
    before.replacing("派遣单", with: "承诺书"),
    before.replacing("x-default", with: "zh"),
    before.replacing("rdf:Alt", with: "rdf:Bag"),
    before.replacing(title, with: ""),
    before.replacing("application/pdf", with: "text/plain"),
    before.replacing(title, with: title + "<dc:creator>王喆</dc:creator>"),
    before.replacing(
      "</rdf:RDF>",
      with: "<rdf:Description xmlns:a=\"http://www.aiim.org/pdfa/ns/id/\" a:part=\"1\"/></rdf:RDF>"),
    // What other programs could read otherwise.
    before.replacing(title, with: title + title),
    before.replacing("派遣单", with: "<![CDATA[派遣单]]>"),
    packet(
      title + date + "<pdf:Producer>Hanform</pdf:Producer><dc:format>application/pdf</dc:format>",
      head: "<!DOCTYPE x [<!ENTITY a \"b\">]>"),
    packet(title, tail: "<x/>"),
    before.replacing("<dc:format>", with: "<dc:format rdf:nodeID=\"a\">"),
    before.replacing("<dc:format>", with: "<dc:format>text<dc:x/>"),
    "", "<", "<rdf:RDF/>", before + "x", before.replacing("</x:xmpmeta>", with: ""),
    before.replacing("Hanform", with: "&other;"), before.replacing("Hanform", with: "&#xd800;"),
    String(repeating: "<a>", count: 100_000),
  ])
  func `anything else is a change`(after: String) {
    #expect(verdict(after) == .changed)
  }

  @Test func `the dictionary of a stream stays what it is`() {
    var after = Self.stream(Self.before)
    after.dictionary["Filter"] = nil
    after.dictionary["X"] = 1
    #expect(MetadataComparison.verdict(Self.stream(Self.before), after) == .changed)
    let packed = PDFStream(deflating: Array(Self.before.utf8))
    after = Self.stream(Self.before)
    after.dictionary["Filter"] = packed.dictionary["Filter"]
    after.data = packed.data
    #expect(MetadataComparison.verdict(Self.stream(Self.before), after) == .permitted([]))
  }

  @Test func `information may change by time and program alone`() {
    let old: PDFDictionary = ["Title": .text("派遣单"), "ModDate": .text("D:2019")]
    var new = old
    new["ModDate"] = .text("D:2020")
    new["Producer"] = .text("other")
    #expect(MetadataComparison.verdict(old, new) == .permitted(["修改时间", "制作程序"]))
    for key: PDFName in ["Title", "Author", "Subject", "Keywords", "Creator", "CreationDate", "X"] {
      var other = new
      other[key] = .text("不同意")
      #expect(MetadataComparison.verdict(old, other) == .changed)
    }
    new["Title"] = nil
    #expect(MetadataComparison.verdict(old, new) == .changed)
  }

  // MARK: In a file

  private func signed() throws -> [UInt8] {
    try Forgery().signed(
      try SampleForm.file(
        .init(metadata: Self.before, information: "/Title(Form)/ModDate(D:2019)")))
  }

  private func report(on bytes: [UInt8]) async throws -> VerificationReport {
    try await FileVerifier().report(on: bytes)
  }

  @Test func `what is permitted is told`() async throws {
    let after = Self.before.replacing("2019-03-30", with: "2019-04-01")
    let updated = try signed().updated { file in
      try file.paint(12, after)
      try file.change(15) { $0["Producer"] = .text("other") }
    }
    let report = try await report(on: updated)
    #expect(report.findings == [])
    let changes = try #require(report.signatures.first).laterChanges
    #expect(Set(changes) == ["更新了文件说明信息里的修改时间", "更新了文件说明信息里的制作程序"])
  }

  @Test func `the same in objects of their own is permitted, a title is not`() async throws {
    let same = try signed().updated { file in
      let stream = try #require(try file.object(.init(number: 12)).stream)
      let metadata = file.add(.stream(stream))
      try file.change(1) { $0["Metadata"] = .reference(metadata) }
      file.trailer["Info"] = .reference(
        file.add(["Title": .text("Form"), "ModDate": .text("D:1")]))
    }
    #expect(try await report(on: same).findings == [])
    for key: PDFName in ["Title", "Author"] {
      let other = try signed().updated { file in
        try file.change(15) {
          $0["ModDate"] = .text("D:2020")
          $0[key] = .text("不同意")
        }
      }
      #expect(try await report(on: other).findings.map(\.id) == ["signature.metadata-changed"])
    }
  }
}
