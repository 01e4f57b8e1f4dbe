import Testing

@testable import FormTestSupport

@Suite struct GoldenTests {
  @Test func `a text equal to its golden passes`() throws {
    try expectGolden("日\n", named: "a sun.txt")
  }

  @Test(arguments: [
    (name: "a sun.txt", text: "\u{2F47}\n"),  // the radical, not the character
    (name: "a lad.txt", text: "\u{F92C}\n"),  // canonically equivalent to the golden's U+90CE
    (name: "of no test", text: ""),
  ])
  func `a text that differs is complained of`(name: String, text: String) throws {
    let golden = Golden(name: name, testFile: #filePath, environment: [:])
    #expect(try golden.complaint(about: text)?.hasPrefix(name) == true)
    golden.forget()
  }

  @Test func `a golden is recorded on demand and then found`() throws {
    let folder = try TemporaryFolder()
    let place = folder.path + "SomeTests.swift"
    let recorder = Golden(name: "a", testFile: place, environment: ["RECORD_GOLDENS": "1"])
    #expect(try recorder.complaint(about: "表") == nil)
    let reader = Golden(name: "a", testFile: place, environment: [:])
    #expect(try reader.complaint(about: "表") == nil)
  }

  @Test func `nothing is recorded in continuous integration`() throws {
    let environment = ["RECORD_GOLDENS": "1", "CI": "true"]
    let golden = Golden(name: "a sun.txt", testFile: #filePath, environment: environment)
    #expect(try golden.complaint(about: "日\n") == Golden.refusal)
    #expect(try golden.complaint(aboutPicture: []) == Golden.refusal)
  }

  @Test func `a difference shows the lines between the first and the last that differ`() {
    let difference = LineDifference(from: "a\nb\nc\nd", to: "a\nB\nc\nc\nd")
    #expect(difference.description == "line 2:\n- b\n+ B\n+ c")
  }
}
