import Testing

@testable import PDFSigning

@Suite struct SigningTimeTests {
  @Test(arguments: [
    ("2019-03-30T10:00:00+08:00", "D:20190330100000+08'00'", 1_553_911_200),
    ("2019-03-30T02:00:00Z", "D:20190330020000+00'00'", 1_553_911_200),
    ("1969-12-31T23:59:59-00:30", "D:19691231235959-00'30'", 1_799),
    ("2019-03-30", "D:20190330000000+08'00'", 1_553_875_200),
    ("2019-03-30 10:00", "D:20190330100000+08'00'", 1_553_911_200),
  ]) func `a time is read and written`(text: String, pdf: String, seconds: Int) throws {
    let time = try #require(SigningTime(text))
    #expect(time.pdfText == pdf)
    #expect(time.secondsSince1970 == seconds)
    #expect(SigningTime(pdfText: Array(pdf.utf8)) == time)
    #expect(SigningTime(time.description) == time)
    #expect(
      SigningTime(secondsSince1970: seconds, offsetInMinutes: time.offsetInMinutes) == time)
  }

  @Test(arguments: [
    "", "2019", "2019-13-01", "2019-02-29", "2019-03-30T", "2019-03-30T24:00", "2019-03-30T10:60",
    "2019-03-30T10:00:00+8:00", "2019-03-30T10:00:00+24:00", "2019-03-30T10:00:00x", "２０１９-03-30",
  ]) func `what is no time is none`(text: String) {
    #expect(SigningTime(text) == nil)
  }

  @Test(arguments: [
    ("D:2019", 1_546_300_800), ("D:201903", 1_551_398_400), ("D:20190330100000Z", 1_553_940_000),
    ("D:20190330100000+08'00", 1_553_911_200), ("D:20190330100000Z00'00'", 1_553_940_000),
  ]) func `dates of other programs leave parts out`(text: String, seconds: Int) {
    #expect(SigningTime(pdfText: Array(text.utf8))?.secondsSince1970 == seconds)
  }

  @Test(arguments: [Int.max, Int.min, 1 << 50])
  func `a moment beyond all years is none`(seconds: Int) {
    #expect(SigningTime(secondsSince1970: seconds) == nil)
  }
}
