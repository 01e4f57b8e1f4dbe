import Inspection
import Testing

@Suite struct CheckCodeTests {
  @Test(arguments: [
    (0x3F2A_90B1_00C4_7E55, "3F2A-90B1-00C4-7E55"), (0, "0000-0000-0000-0000"),
    (UInt64.max, "FFFF-FFFF-FFFF-FFFF"),
  ])
  func `a code is four groups of four digits`(bits: UInt64, text: String) {
    #expect(CheckCode(bits: bits).description == text)
    #expect(CheckCode(text)?.bits == bits)
  }

  @Test(arguments: [
    "3f2a90b100c47e55", "3F2A 90B1 00C4 7E55", "3F2A－90B1－00C4－7E55", "３Ｆ２Ａ-90b1—00C4–7E55",
    " 3F2A-90B1\u{3000}00C4-7E55\n",
  ])
  func `what a person types off a paper is read`(text: String) {
    #expect(CheckCode(text)?.description == "3F2A-90B1-00C4-7E55")
  }

  @Test(arguments: ["", "3F2A-90B1-00C4", "3F2A-90B1-00C4-7E55-0", "3F2A-90B1-00C4-7E5G", "校验码"])
  func `nothing else is a code`(text: String) {
    #expect(CheckCode(text) == nil)
  }
}
