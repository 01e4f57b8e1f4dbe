public import CivilCalendar
public import Diagnostics
import Inspection
public import InspectionStore

/// Copies of an office: to keep, to go back to, to practise in.
extension Desk {
  /// A backup that was read back, with a word where it would be lost with the office.
  public func backUp(to parent: String?) throws(DiagnosticError) -> DeskReport {
    let copy = try store.backUp(to: parent, at: time)
    let isBeside = store.isOnSameDisk(parent)
    return DeskReport(
      ["已备份并核对：\(copy.path)"],
      findings: isBeside
        ? [
          .warning(
            "store.backup-same-disk", "备份和台账在同一块磁盘上，磁盘坏了会一起丢失",
            hint: "再用 --to 备份到移动硬盘或另一台电脑")
        ] : [],
      details: ["备份": copy.path])
  }

  /// Seals a draw's secret again after the slip that 纪检 keeps; nothing is entered.
  ///
  /// No backup holds it, so that an office that was restored cannot go on with its draw before.
  public func seal(
    _ slip: DeskFile, of quarter: CalendarQuarter
  ) throws(DiagnosticError) -> DeskReport {
    let office = try office()
    _ = try author(in: office)
    guard let draw = office.sheet(of: quarter)?.draw ?? office.openDraw(of: quarter)?.id,
      office.ownDraw(draw)?.filing != nil
    else {
      throw DiagnosticError(
        .error("draw.nothing-to-reveal", "\(quarter.wording)没有本机关备案的抽取", hint: "核对季度"))
    }
    let secret = try SecretSlip(reading: String(decoding: slip.bytes, as: UTF8.self)).secret
    try store.restoreSecret(secret, of: draw)
    return DeskReport(
      ["已封存\(draw.wording)的密钥，与备案的一致。“\(slip.name)”用后销毁。"], details: ["封存": draw.wording])
  }

  /// What is practised in: how old the copy is; `nil` outside a rehearsal.
  public func rehearsalNote() throws(DiagnosticError) -> Diagnostic? {
    guard let real else { return nil }
    guard let age = try real.rehearsalAge(of: store) else {
      return Diagnostic(
        .note, "desk.rehearsal", "演练：这份副本和正式的台账没有相同的内容", hint: "加上 --anew 重新取一份副本")
    }
    let later = age.later == 0 ? "" : "，此后正式的台账又登记了\(age.later)条"
    let own = age.own == 0 ? "" : "，演练里登记了\(age.own)条"
    return Diagnostic(
      .note, "desk.rehearsal",
      "演练：在正式台账到第\(age.shared.number)条（\(age.shared.date.wording)）为止的副本里办理\(later)\(own)",
      hint: "要丢掉演练、重新取一份副本，加上 --anew")
  }
}

extension DeskReport {
  public static func restoring(
    _ copy: OfficeFolder, to folder: OfficeFolder
  ) throws(DiagnosticError) -> DeskReport {
    let store = try OfficeStore.restore(copy, to: folder)
    let (office, head) = try store.state()
    return DeskReport(
      [
        "已从备份恢复：\(folder.path)，台账\(head.number)条"
          + (office.lastEntry.map { "，最后一条在\($0.time.wording)" } ?? ""),
        "现在的校验码：\(head.code)",
        "下一步：与备份以后的签字纸件核对：hanform office verify --office \(folder.path)",
      ],
      details: ["机关": folder.path, "校验码": head.code.description])
  }
}
