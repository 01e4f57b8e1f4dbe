import PDFObjects
import Testing

@Suite struct FlateTests {
  @Test(arguments: [0, 1, 65_536, 200_000]) func `what is deflated inflates`(count: Int) throws {
    let data = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
    let deflated = try #require(Flate.deflated(data))
    #expect(try Flate.inflated(deflated[...]) == data)
  }

  @Test func `a stream that swells beyond the limit is given up`() throws {
    let deflated = try #require(Flate.deflated(Array(repeating: 0, count: 5_000_000)))
    let error = #expect(throws: PDFReadingError.self) {
      try Flate.inflated(deflated[...], limit: 1_000_000)
    }
    #expect(error?.code == .inflatedTooLarge)
  }

  @Test func `damaged and cut data is refused`() throws {
    let deflated = try #require(Flate.deflated(Array("签字签字签字".utf8)))
    let cases: [ArraySlice<UInt8>] = [
      deflated.dropLast(4), [], [1, 2, 3], deflated.dropFirst(),
    ]
    for broken in cases {
      let error = #expect(throws: PDFReadingError.self) { try Flate.inflated(broken) }
      #expect(error?.code == .malformedCompression)
    }
  }

  @Test func `a filter that is not built is refused by name`() throws {
    let stream = PDFStream(dictionary: ["Filter": .name("LZWDecode")], data: [1, 2])
    let error = #expect(throws: PDFReadingError.self) { try stream.decoded() }
    #expect(error?.code == .unsupportedFilter)
    #expect(try PDFStream(dictionary: [:], data: [1, 2]).decoded() == [1, 2])
  }
}
