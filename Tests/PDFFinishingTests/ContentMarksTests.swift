import DisplayList
import PDFObjects
import Testing

@testable import PDFFinishing

/// How pieces are told apart in what Cairo wrote: by counting codes, or by its tags.
@Suite struct ContentMarksTests {
  /// Text of so many glyphs, or a piece that Cairo tagged; `A` and `a` are artifacts.
  private static func pieces(_ plan: String) -> [MarkedContent] {
    plan.split(separator: " ").map { piece in
      let isArtifact = piece.first?.lowercased() == "a"
      let count = Int(piece.drop { !$0.isNumber })
      return MarkedContent(items: 0..<1, node: isArtifact ? nil : 0, glyphCount: count)
    }
  }

  private static func marked(_ content: String, _ plan: String) throws -> String? {
    var marks = ContentMarks(pieces(plan), in: Array(content.utf8), simpleFonts: ["s"])
    return try marks.applied().map { String(decoding: $0, as: UTF8.self) }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var plan: String
    var content: String
    var result: String

    init(_ name: String, _ plan: String, _ content: String, _ result: String) {
      (testDescription, self.plan, self.content, self.result) = (name, plan, content, result)
    }
  }

  @Test(arguments: [
    Case(
      "an operator to a piece", "T2 T1", "BT /c 1 Tf <00010002>Tj 1 0 Td <0003>Tj ET",
      """
      BT /c 1 Tf /Span<</MCID 0>>BDC
      <00010002>Tj
      EMC 1 0 Td /Span<</MCID 1>>BDC
      <0003>Tj
      EMC ET
      """),
    Case(
      "a piece to several operators", "T3", "BT /c 1 Tf <0001>Tj 1 0 Td <00020003>Tj ET",
      """
      BT /c 1 Tf /Span<</MCID 0>>BDC
      <0001>Tj 1 0 Td <00020003>Tj
      EMC ET
      """),
    Case(
      "pieces within one string", "T1 A2 T1", "BT /c 1 Tf <0001000200030004>Tj ET",
      """
      BT /c 1 Tf /Span<</MCID 0>>BDC
      <0001>Tj
      EMC
      /Artifact BMC
      <00020003>Tj
      EMC
      /Span<</MCID 2>>BDC
      <0004>Tj
      EMC ET
      """),
    Case(
      "pieces within one array, before and within a string", "T1 T2 T1",
      "BT /c 1 Tf [<0001>-4329<0002>5<00030004>]TJ ET",
      """
      BT /c 1 Tf /Span<</MCID 0>>BDC
      [<0001>-4329]TJ
      EMC
      /Span<</MCID 1>>BDC
      [<0002>5<0003>]TJ
      EMC
      /Span<</MCID 2>>BDC
      [<0004>]TJ
      EMC ET
      """),
    Case(
      "a string broken over lines", "T2 T1", "BT /c 1 Tf <0001000\n2\n0003>Tj ET",
      """
      BT /c 1 Tf /Span<</MCID 0>>BDC
      <0001000
      2
      >Tj
      EMC
      /Span<</MCID 1>>BDC
      <0003>Tj
      EMC ET
      """),
    Case(
      "codes of one byte, escaped and not", "T2 T3 T1", #"BT /s 1 Tf (a\(\)\\\1012)Tj ET"#,
      #"""
      BT /s 1 Tf /Span<</MCID 0>>BDC
      (a\()Tj
      EMC
      /Span<</MCID 1>>BDC
      (\)\\\101)Tj
      EMC
      /Span<</MCID 2>>BDC
      (2)Tj
      EMC ET
      """#),
    Case(
      "hexadecimal codes of one byte, then of two", "T2 T1",
      "BT /s 1 Tf <0102>Tj /c 1 Tf <0102>Tj ET",
      """
      BT /s 1 Tf /Span<</MCID 0>>BDC
      <0102>Tj
      EMC /c 1 Tf /Span<</MCID 1>>BDC
      <0102>Tj
      EMC ET
      """),
    Case(
      "a spelled cluster ends a piece, another begins the next", "T2 T2",
      """
      BT /c 1 Tf <0001>Tj
      /Span << /ActualText <feff4e00> >> BDC
      <0002>Tj
      EMC
      /Span << /ActualText <feff4e01> >> BDC
      <0003>Tj
      EMC
      <0004>Tj ET
      """,
      """
      BT /c 1 Tf /Span<</MCID 0>>BDC
      <0001>Tj
      /Span << /ActualText <feff4e00> >> BDC
      <0002>Tj
      EMC
      EMC
      /Span<</MCID 1>>BDC
      /Span << /ActualText <feff4e01> >> BDC
      <0003>Tj
      EMC
      <0004>Tj
      EMC ET
      """),
    Case(
      "tags between counted pieces", "a T1 T A1 t",
      """
      /Private << /MCID 0 >> BDC
      0 0 m 1 1 l S
      EMC
      BT /c 1 Tf <0001>Tj ET
      /Span << /MCID 1 >> BDC
      BT <00010002>Tj ET
      EMC
      BT <0001>Tj ET
      /Span << /MCID 2 >> BDC
      EMC
      """,
      """
      /Artifact BMC
      0 0 m 1 1 l S
      EMC
      BT /c 1 Tf /Span<</MCID 1>>BDC
      <0001>Tj
      EMC ET
      /Span<</MCID 2>>BDC
      BT <00010002>Tj ET
      EMC
      BT /Artifact BMC
      <0001>Tj
      EMC ET
      /Span<</MCID 4>>BDC
      EMC
      """),
  ])
  func `a piece begins and ends with its glyphs`(_ example: Case) throws {
    #expect(try Self.marked(example.content, example.plan) == example.result)
  }

  @Test(arguments: [
    ("T2", "BT /c 1 Tf <0001>Tj ET"),
    ("T1", "BT /c 1 Tf <00010002>Tj ET"),
    ("T1 T1", "BT /c 1 Tf <0001>Tj ET"),
    ("T2", "BT /c 1 Tf <0001>Tj ET BT <0002>Tj ET"),
    ("T", "BT /c 1 Tf <0001>Tj ET"),
    ("T1", "/Span << /MCID 0 >> BDC BT /c 1 Tf <0001>Tj ET EMC"),
    ("T", "/Private << /MCID 0 >> BDC BT /c 1 Tf <0001>Tj ET EMC"),
    ("T", "/Span << /MCID 1 >> BDC BT /c 1 Tf <0001>Tj ET EMC"),
    ("T1", "BT /c 1 Tf <0001>Tj ET 0 0 m 1 1 l S"),
    ("T1 T1", "BT /c 1 Tf /Span << /ActualText <feff4e00> >> BDC <00010002>Tj EMC ET"),
    ("T1 T", "BT /c 1 Tf <0001>Tj /Span << /MCID 0 >> BDC"),
    ("T1", "BT /c 1 Tf Tj ET"),
    ("T1", "BT /c 1 Tf <0001>Tj ET /Span BDC"),
  ])
  func `content that is not as planned is found`(plan: String, content: String) throws {
    #expect(try Self.marked(content, plan) == nil)
  }
}
