import FormTestSupport
import Foundation
import Testing

/// What the command says of itself, and of a wrong use, is Chinese.
@Suite struct HelpTests {
  /// Every command of the desk, found by the help itself.
  static let commands = Result { try Self.commands(below: ["office"]) }

  private static func commands(below path: [String]) throws -> [[String]] {
    let help = try run(DeskOffice.program, path + ["--help"]).text
    guard let list = help.split(separator: "子命令：").dropFirst().first else { return [path] }
    let names = list.split(separator: "\n").compactMap { line -> String? in
      let word = line.drop { $0 == " " }.prefix { $0 != " " && $0 != "," }
      guard line.hasPrefix("  "), !line.hasPrefix("   "), word.first?.isASCII == true,
        word != "用", word != "help"
      else { return nil }
      return String(word)
    }
    return try [path] + names.flatMap { try commands(below: path + [$0]) }
  }

  @Test func `there is a command for each act of the measure`() throws {
    let names = Set(try Self.commands.get().map { $0.dropFirst().joined(separator: " ") })
    let acts: Set = [
      "create", "settings", "import", "source add", "source amend", "source suspend",
      "source resume", "source remove", "source keep", "officer enter", "officer amend",
      "officer strike",
      "recusal", "adopt-draw", "plan", "receive", "change ask", "change approve", "change withdraw",
      "change list", "result",
      "correct", "handover", "publish", "due", "status", "verify", "backup", "log",
    ]
    #expect(acts.subtracting(names).sorted() == [])
  }

  @Test func `each command's help is Chinese and shows an example`() throws {
    for command in try Self.commands.get() {
      let help = try run(DeskOffice.program, command + ["--help"])
      #expect(help.status == 0)
      #expect(Self.english(in: help.text) == [], "\(command)")
      if help.text.contains("子命令：") { continue }
      let example = "hanform \(command.joined(separator: " "))"
      #expect(help.text.contains(example), "\(command) has no example")
    }
  }

  /// Eighty columns wide, so that none is broken where a shell would not go on.
  @Test func `an example can be typed as it stands`() throws {
    let others = ["render", "check", "fonts", "schema", "sign", "verify"].map { [$0] }
    for command in try Self.commands.get() + others {
      let lines = try run(DeskOffice.program, command + ["--help"]).text
        .split(separator: "\n", omittingEmptySubsequences: false)
      for (line, next) in zip(lines, lines.dropFirst()) where line.hasPrefix("  hanform ") {
        // What follows the examples is a sentence; the rest of a broken one is none.
        let isWhole = next.isEmpty || next.hasPrefix("  ") || next.contains { "，。".contains($0) }
        #expect(isWhole, "\(line)|\(next)")
        #expect(next.hasPrefix("    ") == line.hasSuffix("\\"), "\(line)|\(next)")
      }
    }
  }

  @Test(arguments: [
    "office nonsense", "office plan", "office plan 2019-13 --propose", "office result",
    "office result 1 --outcome 很好 --date 2019-04-10", "office import sources",
    "office import firms a.csv", "office change ask", "office change ask 1 --form 张一",
    "office log --last", "office log --last 0", "office log extra", "office due --all=1",
    "office change", "office verify 12345", "office publish 公开表 --all",
    "office receive 2019-04 --all --officers 张一", "office status --quarter 2019Q5",
    "office handover --giver 张一 --all --rows 1", "office backup --time yesterday",
  ])
  func `a wrong use is told in Chinese with code 2`(line: String) throws {
    let result = try run(DeskOffice.program, line.split(separator: " ").map(String.init))
    let isHelp = line == "office change"
    #expect(result.status == (isHelp ? 0 : 2), "\(result.errors)")
    let words = Set(line.split { !$0.isLetter || !$0.isASCII }.map(String.init))
    #expect(Set(Self.english(in: result.errors + result.text)).subtracting(words) == [])
  }

  @Test func `the values of an option are told with the marks of a Chinese list`() throws {
    let words = ["office", "recusal", "王二", "S2", "--ground", "亲属", "--approved-by", "沈砚秋"]
    let told = try run(DeskOffice.program, words).errors
    #expect(told.contains("'曾在该单位任职'、'与该单位有争议'、"), "\(told)")
    #expect(told.contains("、'其他'\n"), "\(told)")
  }

  /// Words of two letters and more that are no names of commands, options, formats or variables.
  private static func english(in text: String) -> [String] {
    let prose = text.split(separator: "\n").filter {
      !($0.contains("hanform ") || $0.hasPrefix("    --")) || $0.contains("See")
    }
    let names: Set = [
      "CSV", "JSON", "YAML", "HANFORM", "OFFICE", "yaml", "csv", "json", "sources", "officers",
      "help", "ask", "approve", "pool", "export", "adopt", "pdf", "SSJ", "DRAW", "PDF", "JPEG",
      "PNG", "PEM", "PKCS", "RFC", "fonts", "paper",
    ]
    let commands = (try? Self.commands.get().flatMap { $0 }) ?? []
    return prose.flatMap { line in
      line.split { " （）<>[]'“”，。、：；,=".contains($0) }
        .filter { !$0.hasPrefix("-") }
        .flatMap { $0.split { !$0.isASCII || !$0.isLetter } }
        .map(String.init)
        .filter { $0.count > 1 && !names.contains($0) && !commands.contains($0) }
    }
  }
}
