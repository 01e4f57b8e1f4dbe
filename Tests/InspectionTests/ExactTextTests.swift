import Inspection
import Testing

@Suite struct ExactTextTests {
  @Test func `characters that Unicode holds equal stay two records`() {
    let (compatible, unified): (SourceID, SourceID) = ("\u{F92C}", "\u{90CE}")
    #expect(compatible != unified)
    #expect(Set([compatible, unified]).count == 2)
  }

  @Test func `order is that of the bytes`() {
    let ids: [SourceID] = ["\u{90CD}", "\u{90CE}", "\u{90CF}", "\u{F92C}", "\u{20087}"]
    #expect(ids.reversed().sorted() == ids)
  }
}
