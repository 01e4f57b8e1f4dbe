public import Diagnostics
public import Inspection
import InspectionFiles
public import InspectionStore

/// 设置.yaml, 抽取规则.yaml and 节假日.yaml as the office edits them.
public struct OfficeSetup: Sendable {
  public let settings: OfficeSettings
  public let rules: RuleSet
  public let holidays: Holidays
  private let files: [DeskFile]

  /// Throws everything wrong with the three files of a folder.
  public init(readingFrom folder: String) throws(DiagnosticError) {
    var sink = DiagnosticSink()
    var files: [DeskFile] = []
    func read<Value>(
      _ name: String, _ parse: ([UInt8], String) throws(DiagnosticError) -> Value
    ) -> Value? {
      do throws(DiagnosticError) {
        let file = try DeskFile(reading: "\(folder)/\(name)")
        files.append(file)
        return try parse(file.bytes, "\(folder)/\(name)")
      } catch {
        sink.report(error.diagnostics.map(Self.tellingWhereFrom))
        return nil
      }
    }
    let settings = read(OfficeFolder.settingsName, OfficeSettings.init(parsing:file:))
    let rules = read(OfficeFolder.rulesName, RuleSet.init(parsing:file:))
    let holidays = read(OfficeFolder.holidaysName, Holidays.init(parsing:file:))
    guard let settings, let rules, let holidays else { throw DiagnosticError(sink.diagnostics) }
    self.settings = settings
    self.rules = rules
    self.holidays = holidays
    self.files = files
  }

  private static func tellingWhereFrom(_ fault: Diagnostic) -> Diagnostic {
    guard fault.id == "desk.unreadable-file" else { return fault }
    var fault = fault
    fault.hint = "三个设置文件放在同一个文件夹里，建立机关时用 --from 写明；没有的，从 Examples/张店/机关 抄一份来改"
    return fault
  }

  /// Makes an office: the journal, these three as its first entries, and the files beside it.
  ///
  /// One whose making was cut short is made whole; one that is made already is refused.
  public func makeOffice(
    in folder: OfficeFolder, clerk: String?, time: Timestamp
  ) throws(DiagnosticError) -> DeskReport {
    let author = try firstAuthor(clerk)
    _ = try facts(changing: Office(), by: author, at: time)
    let store = try unfinishedOrNew(folder)
    for file in files { try folder.keep(file.bytes, asFile: file.name) }
    try DefaultClerk(in: folder).keep(author.name)
    let (office, head) = try store.state()
    let entries = try store.append(
      facts(changing: office, by: author, at: time), decidedUpon: head, author: author, at: time)
    var report = DeskReport(of: entries, in: try store.office())
    report.lines.insert("已在“\(folder.path)”建立机关：\(settings.name)", at: 0)
    report.lines.append("这台电脑上的办理人记为\(author.name)；换人办理用 --as 姓名")
    report.lines.append("下一步：导入名单：hanform office import sources 污染源信息库.csv")
    return report
  }

  /// What the journal does not say yet, decided act by act.
  public func facts(
    changing office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> [Fact] {
    var sink = DiagnosticSink()
    var facts: [Fact] = []
    func decide(_ act: some Act) {
      do throws(DiagnosticError) {
        facts.append(try act.decide(in: office, by: author, at: time))
      } catch { sink.report(error.diagnostics) }
    }
    if office.settings != settings { decide(ChangeSettings(settings)) }
    if office.rules != rules { decide(ChangeRules(rules)) }
    if office.holidays != holidays { decide(ChangeHolidays(holidays)) }
    try sink.throwErrors()
    return facts
  }

  /// Nobody is known before the settings are; the administrator they name makes the office.
  private func firstAuthor(_ clerk: String?) throws(DiagnosticError) -> Author {
    let first = settings.administrators.first ?? ""
    guard let clerk else { return Author(name: first, role: .administrator) }
    guard settings.administrators.contains(where: { ExactName($0) == ExactName(clerk) }) else {
      throw DiagnosticError(
        .refusal(
          "settings.not-administrator", .dispatch, "机关由系统管理人员建立，\(clerk)不在设置.yaml的系统管理人员里",
          hint: "改 --as，或在设置.yaml里写上"))
    }
    return Author(name: clerk, role: .administrator)
  }

  /// An office whose journal holds nothing yet, or a new one.
  private func unfinishedOrNew(_ folder: OfficeFolder) throws(DiagnosticError) -> OfficeStore {
    if folder.holdsJournal {
      let store = try OfficeStore(opening: folder)
      if try store.head().number == 0 { return store }
    }
    return try OfficeStore.create(in: folder)
  }
}
