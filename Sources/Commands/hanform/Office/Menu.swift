import CharacterHygiene
import CivilCalendar
import Diagnostics
import Foundation
import Inspection
import InspectionStore
import OfficeDesk

/// The short menu on a terminal: what is due for who sits there, and what is always there.
///
/// Every choice is a command that it shows and runs.
struct Menu {
  private var folder = DeskOptions.usualFolder
  private var clerk: String?

  private enum Choice {
    case step(DueReport.Step)
    case command(String, [DueReport.Step.Word])
    case otherClerk

    var title: String {
      switch self {
      case .step(let step):
        let note = step.item.note.isEmpty ? "" : "，\(step.item.note)"
        return "［\(step.item.state.wording)，\(step.item.due.wording)前］\(step.item.title)\(note)"
      case .command(let title, _): return title
      case .otherClerk: return "换一个人办理"
      }
    }
  }

  /// Duties shown; the rest stands in `due`.
  private static let limit = 7

  /// Until the person leaves, or the input ends.
  mutating func run() async {
    while true {
      let choices: [Choice]
      do throws(DiagnosticError) {
        choices = try show()
      } catch {
        FindingReport(sources: [:]).tell(error.diagnostics)
        choices = isOffice ? [.otherClerk] : beginnings
      }
      for (index, choice) in choices.enumerated() { say("  \(index + 1)  \(choice.title)") }
      say("  0  退出")
      guard let given = ask("请输入编号：") else { return }
      // As a Chinese input method writes them.
      let answer = String(String.UnicodeScalarView(given.unicodeScalars.map(\.narrow)))
      guard answer != "0" else { return }
      guard let number = Int(answer), choices.indices.contains(number - 1) else {
        say("没有“\(answer)”这一项。")
        continue
      }
      await take(choices[number - 1])
      say("")
    }
  }

  private var isOffice: Bool { OfficeFolder(folder).holdsJournal }

  /// Head and choices of an office.
  private func show() throws(DiagnosticError) -> [Choice] {
    guard isOffice else {
      say("“\(folder)”不是机关文件夹。")
      return beginnings
    }
    let desk = try Desk(at: OfficeFolder(folder), clerk: clerk, time: SystemClock.timestamp)
    let office = try desk.office()
    let author = try desk.author(in: office)
    let unit = author.unit.map { "，\($0)" } ?? ""
    say("\(office.settings?.name ?? "")　双随机　\(desk.today.wording)")
    say("办理人：\(author.name)（\(author.role.rawValue)\(unit)）")
    let open = try desk.due().open
    var choices: [Choice] = open.prefix(Self.limit).map { .step($0) }
    choices += [
      .command("全部待办（\(open.count)项）", ["due"]), .command("本季度全貌", ["status"]),
      .command("看台账", ["log"]), .command("核验台账", ["verify"]), .command("备份", ["backup"]),
      .otherClerk, .command("全部命令", ["--help"]),
    ]
    return choices
  }

  private var beginnings: [Choice] {
    [
      .command(
        "建立机关",
        ["create", "--office", .blank("新的机关文件夹"), "--from", .blank("三个设置文件所在的文件夹")]),
      .command("全部命令", ["--help"]),
    ]
  }

  private mutating func take(_ choice: Choice) async {
    switch choice {
    case .otherClerk:
      if let name = ask("办理人姓名："), !name.isEmpty { clerk = name }
    case .step(let step): await perform(step.command)
    case .command(_, let words): await perform(words)
    }
  }

  /// Asks for what is blank, shows the command and runs it.
  private mutating func perform(_ words: [DueReport.Step.Word]) async {
    var arguments = ["office"]
    for word in words {
      switch word {
      case .given(let text): arguments.append(text)
      case .blank(let name):
        guard let text = ask("\(name)："), !text.isEmpty else { return say("没有填写，不办理。") }
        arguments.append(text)
      }
    }
    if words.first == "create" {
      folder = arguments[3]
    } else if words.first != "--help" {
      if folder != "." { arguments += ["--office", folder] }
      if let clerk { arguments += ["--as", clerk] }
    }
    say("$ hanform \(arguments.map(\.quotedForShell).joined(separator: " "))")
    _ = await Hanform.perform(arguments)
  }

  private func say(_ line: String) { Terminal.print(Array("\(line)\n".utf8)) }

  private func ask(_ question: String) -> String? {
    Terminal.ask(question)
    let line = readLine()?.unicodeScalars.drop { $0 == " " || $0 == "\u{3000}" }
    return line.map { String($0) }
  }
}

extension String {
  /// As a shell takes it for one word.
  fileprivate var quotedForShell: String {
    let special = " \t\n'\"\\$`!*?[](){}<>|&;#~".unicodeScalars
    let isPlain = !unicodeScalars.contains(where: special.contains)
    return isPlain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
