import ArgumentParser
import Diagnostics
import OfficeDesk

/// The word of a person before what cannot be undone, or not simply.
struct Confirmation: ParsableArguments {
  @Flag(name: .customLong("yes"), help: "不再询问，直接登记；脚本用。")
  var isGiven = false

  static let isForGood = "登记以后不能撤回"

  /// Asks on a terminal after telling what is at stake; elsewhere tells it all the same, and asks
  /// for `--yes`.
  ///
  /// `mending`: what can be done about it later; without it, nothing can.
  func require(_ lines: [String], mending: String = Self.isForGood) throws {
    guard try !isGiven(orAskedAfter: lines, mending: mending) else { return }
    let said = lines.first { $0.hasPrefix("将登记：") } ?? lines.last ?? "这一步"
    let refusal = Diagnostic.error(
      "desk.not-confirmed", "\(said.drop { $0 == " " })；\(mending)，要先确认",
      hint: "核对后加上 --yes 再做一次，或在终端上办理")
    let others = lines.filter { $0 != said }
    guard !others.isEmpty else { throw DiagnosticError(refusal) }
    throw RefusedReport(
      report: DeskReport(others, details: ["要确认的": others]), diagnostics: [refusal])
  }

  /// `false` where there is nobody to ask; throws where somebody says no.
  func isGiven(
    orAskedAfter lines: [String], mending: String = Self.isForGood
  ) throws(DiagnosticError) -> Bool {
    if isGiven { return true }
    guard Terminal.isWatched else { return false }
    for line in lines { Terminal.tell(line) }
    Terminal.ask("\(mending)。确认请输入 是 或 y：")
    let answer = readLine()?.filter { !$0.isWhitespace } ?? ""
    guard ["是", "y", "Y", "yes"].contains(answer) else {
      throw DiagnosticError(.error("desk.declined", "没有确认", hint: "需要时再做一次"))
    }
    return true
  }
}
