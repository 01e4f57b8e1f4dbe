import FormTestSupport
import Testing

@Suite struct ProcessTests {
  @Test func `a program gets its input and both outputs come back`() throws {
    let result = try run("sh", ["-c", "cat; echo wrong >&2; exit 3"], input: Array("表".utf8))
    #expect(result.text == "表")
    #expect(result.errors == "wrong\n")
    #expect(result.status == 3)
  }

  @Test func `a megabyte either way does not block`() throws {
    let input = [UInt8](repeating: 65, count: 1 << 20)
    let result = try run("sh", ["-c", "tee /dev/stderr"], input: input)
    #expect(result.output == input)
    #expect(result.errors.utf8.count == input.count)
  }

  @Test func `a signal shows in the status`() throws {
    #expect(try run("sh", ["-c", "kill -KILL $$"]).status == 128 + 9)
  }

  @Test func `a program that is not installed is named`() {
    #expect(throws: ProgramError.self) { try run("no-such-program", []) }
  }

  @Test func `the folder and the environment are those asked for`() throws {
    let folder = try TemporaryFolder()
    let result = try run(
      "sh", ["-c", "pwd; echo $PAPER"], in: folder.path, environment: ["PAPER": "A4"])
    #expect(result.text.hasSuffix("A4\n"))
    #expect(result.text.contains("hanform-test-"))
  }
}
