import FormTestSupport
import Testing

@testable import Typesetting

@Suite struct JointTableTests {
  @Test func `every pair of classes has the joint that was reviewed`() throws {
    #expect(JointTable.isComplete)
    try expectGolden(JointTable.text, named: "字间.txt")
  }
}
