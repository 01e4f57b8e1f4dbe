import ArgumentParser
import Diagnostics

/// The words of a command line that name a command, looked at before its options: the parser itself
/// takes the first option for the fault where the command is what is wrong.
struct CommandPath {
  let fault: Diagnostic?

  init(_ arguments: [String]) {
    var command: any ParsableCommand.Type = Hanform.self
    var path = "hanform"
    var rest = arguments[...]
    while true {
      let subcommands = command.configuration.subcommands
      // What comes next are the command's own arguments, or a call for help.
      guard !subcommands.isEmpty, let word = rest.first, !Self.asksForHelp(word) else { break }
      let found = subcommands.first {
        $0._commandName == word || $0.configuration.aliases.contains(word)
      }
      guard let found else {
        fault = Self.fault(word, path, subcommands.map { $0._commandName })
        return
      }
      command = found
      path += " \(word)"
      rest = rest.dropFirst()
    }
    fault = nil
  }

  private static func asksForHelp(_ word: String) -> Bool {
    ["help", "-h", "--help", "-help", "--version"].contains(word)
      || word.hasPrefix("--generate-completion-script") || word.hasPrefix("--experimental-")
  }

  private static func fault(_ word: String, _ path: String, _ names: [String]) -> Diagnostic {
    let list = "可用：\(names.joined(separator: "、"))"
    if word.hasPrefix("-") {
      return .error(
        "usage.no-subcommand", "“\(path)”后面要先写子命令，再写 \(word) 这样的选项", hint: list)
    }
    let nearest = NearestName.of(word, among: names).map { "是不是“\($0)”？" }
    return .error("usage.unknown-subcommand", "“\(path)”没有“\(word)”这个子命令", hint: nearest ?? list)
  }
}
