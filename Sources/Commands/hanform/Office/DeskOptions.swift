import ArgumentParser
import Diagnostics
import Foundation
import Inspection
import InspectionPress
import InspectionStore
import OfficeDesk

/// What every command of the desk takes.
struct DeskOptions: ParsableArguments {
  @Option(
    name: .customLong("office"),
    help: ArgumentHelp("机关文件夹；不写时用环境变量 HANFORM_OFFICE，再没有就是当前文件夹。", valueName: "文件夹"))
  var folderPath: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("办理人；身份和单位按机关设置和执法人员信息库。不写时用这台电脑上记住的人。", valueName: "姓名"))
  var clerk: String?

  @Option(
    name: .customLong("time"),
    help: ArgumentHelp("办理时间，如 2019-03-30T15:00；脚本和演练用，平时取电脑的时间。", valueName: "时间"))
  var timeArgument: TimeArgument?

  @Flag(name: .customLong("clock-is-right"), help: "电脑时间早于台账最后一条，已核对现在的时间无误。")
  var clockIsRight = false

  @Flag(help: "演练：在机关旁边的一份副本里办，正式的台账不动。")
  var rehearse = false

  @Flag(name: .customLong("anew"), help: "和 --rehearse 一起：丢掉原来的副本，照现在的台账重新取一份。")
  var isAnew = false

  @Flag(help: "结果和拒绝都写成 JSON。")
  var json = false

  var folder: OfficeFolder {
    let path = folderPath ?? Self.usualFolder
    return OfficeFolder(path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
  }

  /// That of the environment; an empty variable is as good as none.
  static var usualFolder: String {
    let path = ProcessInfo.processInfo.environment["HANFORM_OFFICE"] ?? ""
    return path.isEmpty ? "." : path
  }

  var time: Timestamp { timeArgument?.time ?? SystemClock.timestamp }

  func open() throws(DiagnosticError) -> Desk {
    try Desk(
      at: folder, clerk: clerk, time: time, now: SystemClock.timestamp,
      clock: clockIsRight ? .isRight : .runsForward, rehearses: rehearse, anew: isAnew)
  }

  func validate() throws {
    if isAnew && !rehearse { throw ValidationError("--anew 和 --rehearse 一起写") }
  }

  /// Runs a command to its end: its report on standard output, or its refusal.
  func tell(_ work: () throws -> DeskReport) throws {
    let report: DeskReport
    do { report = try work() } catch let error as DiagnosticError {
      throw try refusal(of: error.diagnostics)
    } catch let error as RefusedReport {
      throw try refusal(of: error.diagnostics, after: error.report)
    }
    try print(report)
  }

  /// The same for a command that waits.
  func tell(_ work: () async throws -> DeskReport) async throws {
    let report: DeskReport
    do { report = try await work() } catch let error as DiagnosticError {
      throw try refusal(of: error.diagnostics)
    } catch let error as RefusedReport {
      throw try refusal(of: error.diagnostics, after: error.report)
    }
    try print(report)
  }

  /// `report`: what was looked at before it was refused, told on standard output all the same.
  private func refusal(
    of diagnostics: [Diagnostic], after report: DeskReport? = nil
  ) throws -> Refusal {
    if json {
      Terminal.print(
        try report?.json(refusing: diagnostics) ?? DeskReport.json(refusing: diagnostics))
    } else if let report {
      Terminal.print(Array(report.lines.map { "\($0)\n" }.joined().utf8))
    }
    let isEntered = diagnostics.contains { $0.id == PaperIssue.notWritten }
    return Refusal(
      diagnostics: diagnostics, sources: [:], closing: isEntered ? "台账已经登记" : "台账没有改动")
  }

  private func print(_ report: DeskReport) throws {
    if json { return Terminal.print(try report.json()) }
    FindingReport(sources: [:]).tell(report.findings)
    Terminal.print(Array(report.lines.map { "\($0)\n" }.joined().utf8))
  }
}

/// A refusal that comes with a report: a list that was read to its end, some of whose rows are refused,
/// or what is to be confirmed.
struct RefusedReport: Error {
  var report: DeskReport
  var diagnostics: [Diagnostic]
}

/// A command that works in an office: what it does, for ``DeskOptions/tell(_:)`` to tell.
protocol DeskCommand: ParsableCommand {
  var desk: DeskOptions { get }
  func work(at desk: Desk) throws -> DeskReport
}

extension DeskCommand {
  func run() throws {
    try desk.tell {
      let opened = try desk.open()
      var report = try work(at: opened)
      if let note = try opened.rehearsalNote() { report.findings.insert(note, at: 0) }
      return report
    }
  }
}
