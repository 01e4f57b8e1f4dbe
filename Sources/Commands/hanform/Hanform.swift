import ArgumentParser
import Diagnostics
import FormPipeline
import Glibc

/// Arguments in, exit code out: 0 done, 1 refused or found wrong, 2 wrong usage, 70 our own fault.
@main
struct Hanform: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hanform",
    abstract: "打印中国公文表单：模板加数据，得到 PDF、图片。",
    version: "hanform 0.1.0",
    subcommands: [
      RenderCommand.self, CheckCommand.self, FontsCommand.self, SchemaCommand.self,
      SignCommand.self, VerifyCommand.self, OfficeCommand.self,
    ])

  static func main() async {
    // A reader that closes the pipe early is told as a refusal, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.isEmpty, Terminal.isWatched {
      var menu = Menu()
      await menu.run()
      Glibc.exit(0)
    }
    Glibc.exit(await perform(arguments))
  }

  /// Runs one command and tells whatever it ends with; the menu runs several.
  static func perform(_ arguments: [String]) async -> Int32 {
    if let fault = CommandPath(arguments).fault {
      return UsageFault.end(with: [fault], closing: nil, in: arguments)
    }
    do {
      let command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
      return 0
    } catch let error as Refusal {
      error.report()
      return 1
    } catch {
      return end(for: error, in: arguments)
    }
  }

  /// Help and usage come from the argument parser; its 64 becomes 2.
  private static func end(for error: any Error, in arguments: [String]) -> Int32 {
    let english = fullMessage(for: error)
    let message = UsageWording.chinese(english)
    switch exitCode(for: error) {
    case .success:
      Terminal.print(Array("\(message)\n".utf8))
      return 0
    case .validationFailure:
      let usage = UsageFault(english: english, chinese: message)
      return UsageFault.end(with: [usage.diagnostic], closing: usage.closing, in: arguments)
    default:
      Terminal.tell("内部错误：\(error)。请把这条信息和所用的模板告诉开发人员")
      return 70
    }
  }
}
