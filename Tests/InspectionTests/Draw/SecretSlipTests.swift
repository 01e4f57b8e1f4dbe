import Diagnostics
import FormTestSupport
import Inspection
import Testing

@Suite struct SecretSlipTests {
  private let slip = SecretSlip(OwnDrawSample.secret)

  @Test func `a slip reads back however it is typed`() throws {
    let text = slip.lines.joined(separator: "\n")
    let typed = ["密钥", text.uppercased(), "日期"].joined(separator: "\r\n")
    let spaced = slip.lines.map { $0.split(separator: " ").joined(separator: "   ") }
    for text in [text, typed, spaced.joined(separator: "\n"), text.replacing("校验", with: "")] {
      #expect(try SecretSlip(reading: text).secret == OwnDrawSample.secret)
    }
  }

  @Test func `any wrong digit is found in its line`() throws {
    let lines = slip.lines
    for number in lines.indices {
      let line = Array(lines[number])
      for place in line.indices where place > 2 && line[place].isHexDigit {
        for digit in "0123456789abcdef" where digit != line[place] {
          var changed = line
          changed[place] = digit
          var slip = lines
          slip[number] = String(changed)
          #expect(refusals(of: slip) == 1, "\(slip[number])")
        }
      }
    }
  }

  @Test func `lines that are missing or changed places are found`() {
    let lines = slip.lines
    #expect(refusals(of: Array(lines.dropFirst(2))) == 2)
    let swapped = ["1" + lines[1].dropFirst(), "2" + lines[0].dropFirst()] + lines[2...]
    #expect(refusals(of: swapped) == 2)
    #expect(refusals(of: []) == 4)
  }

  private func refusals(of lines: [String]) -> Int {
    do {
      _ = try SecretSlip(reading: lines.joined(separator: "\n"))
      return 0
    } catch { return error.diagnostics.count { $0.id == "draw.slip-line" } }
  }
}
