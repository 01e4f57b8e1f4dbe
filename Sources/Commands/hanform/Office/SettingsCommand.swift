import ArgumentParser
import OfficeDesk

struct SettingsCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "把机关文件夹里改过的 设置.yaml、抽取规则.yaml、节假日.yaml 登记到台账。",
    discussion: """
      先列出与台账不同的，确认后登记。
      例：
        hanform office settings
        hanform office settings --yes
      """)

  @OptionGroup var confirmation: Confirmation
  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    let review = try SettingsReview(of: desk)
    guard !review.facts.isEmpty else { return review.report }
    try confirmation.require(review.report.lines)
    return try desk.append(review.facts, decidedUpon: review.head)
  }
}

struct ClerkCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "clerk", abstract: "记住这台电脑上的办理人，以后不用写 --as；不写姓名就告诉现在是谁。",
    discussion: """
      例：
        hanform office clerk 林晓晨
        hanform office clerk 王二（一大队）
      """)

  @Argument(help: ArgumentHelp("办理人。", valueName: "姓名"))
  var name: String?

  @OptionGroup var desk: DeskOptions

  func work(at desk: Desk) throws -> DeskReport {
    if let name { return try desk.remember(clerk: name) }
    return try desk.whoWorks()
  }
}
