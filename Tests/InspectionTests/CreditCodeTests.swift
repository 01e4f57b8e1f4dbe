import Inspection
import Testing

@Suite struct CreditCodeTests {
  /// The worked example of GB 32100-2015, and what a typist makes of it.
  @Test(arguments: [
    ("91350100M000100Y43", true), ("91350100M000100Y44", false), ("91350100M000100Y4", false),
    ("91350100M000100Y433", false), ("91350100M000100YA3", false), ("9135O100M000100Y43", false),
    ("91350100m000100y43", false), ("９1350100M000100Y43", false), ("", false),
  ])
  func `the last character checks the others`(text: String, isValid: Bool) {
    #expect((CreditCode(text) != nil) == isValid)
  }

  @Test func `no two neighbours can change places unseen`() throws {
    let code = Array("91350100M000100Y43")
    for index in 0..<17 where code[index] != code[index + 1] {
      var swapped = code
      swapped.swapAt(index, index + 1)
      #expect(CreditCode(String(swapped)) == nil, "\(index)")
    }
  }
}
