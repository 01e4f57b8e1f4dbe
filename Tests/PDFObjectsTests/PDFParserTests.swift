import Testing

@testable import PDFObjects

@Suite struct PDFParserTests {
  private func parse(_ text: String) throws(PDFReadingError) -> PDFObject {
    var parser = PDFParser(Array(text.utf8), at: 0)
    return try parser.object()
  }

  private func write(_ object: PDFObject) -> String {
    var serializer = PDFSerializer()
    serializer.append(object) { $0.number + 10 }
    return String(decoding: serializer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("-17", "-17"), ("+4", "4"), ("0.500", "0.500"),
    ("-.5", "-.5"), ("/Name", "/Name"), ("/A#20B", "/A#20B"), ("/局", "/#e5#b1#80"),
    ("(a(b)c)", "(a\\(b\\)c)"), ("(\\101\\12\\r)", "<410a0d>"), ("(a\\\nb)", "(ab)"),
    ("(a\r\nb)", "<610a62>"), ("<4 1 5>", "(AP)"), ("<feff5c40>", "<feff5c40>"),
    ("[1 2 0 R 3]", "[1 12 0 R 3]"), ("[1 2 3 R]", "[1 12 0 R]"),
    ("<< /A 1 % note >>\n /B [/C(d)<</E 1.5>>] >>", "<</A 1/B[/C(d)<</E 1.5>>]>>"),
    // Cairo names a picture as often as a page shows it.
    ("<</x5 5 0 R/x6 1/x5 5 0 R/x6 1>>", "<</x5 15 0 R/x6 1>>"),
  ]) func `an object is read and written again`(text: String, written: String) throws {
    #expect(write(try parse(text)) == written)
  }

  @Test(arguments: [
    ("", PDFReadingError.Code.unexpectedEnd, 0), ("[1 2", .unexpectedEnd, 4),
    ("<< /A 1", .unexpectedEnd, 7), ("<< 1 2 >>", .unexpectedByte, 3), (")", .unexpectedByte, 0),
    ("nul", .unknownKeyword, 0), ("1e5", .malformedNumber, 1), ("1.2.3", .malformedNumber, 0),
    ("-", .malformedNumber, 0), ("99999999999999999999", .malformedNumber, 0),
    ("/A#2", .malformedName, 2), ("(abc", .malformedString, 0), ("<12x>", .malformedString, 3),
    ("<</A 1/A 2>>", .duplicateKey, 8), ("<</A 1/A 1/A 2>>", .duplicateKey, 12),
    ("<</A", .unexpectedEnd, 4),
  ]) func `a fault is named with its place`(
    text: String, code: PDFReadingError.Code, offset: Int
  ) {
    #expect(throws: PDFReadingError(code, at: offset)) { try parse(text) }
  }

  @Test func `a hundred arrays within each other are read, one more is not`() throws {
    let deep = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    _ = try parse(deep(100))
    #expect(throws: PDFReadingError(.nestedTooDeep, at: 100)) { try parse(deep(101)) }
    #expect(throws: PDFReadingError.self) { try parse(String(repeating: "<</A", count: 100_000)) }
  }

  @Test(arguments: [
    (0, "0"), (1500, "1.5"), (-1500, "-1.5"), (7, "0.007"), (841_890, "841.89"), (-20, "-0.02"),
    (595_000, "595"),
  ]) func `thousandths are written without loss`(thousandths: Int, text: String) {
    #expect(PDFReal(thousandths: thousandths).text == text)
  }

  @Test func `a text string beyond ASCII is UTF-16 with its mark`() {
    #expect(PDFObject.text("OK (1)") == .string(Array("OK (1)".utf8)))
    #expect(write(.text("局𬭎")) == "<feff5c40d872df4e>")
  }
}
