import CivilCalendar
import Diagnostics
import FormData
import FormTemplates
import FormTestSupport
import Inspection
import InspectionPapers
import Testing

/// The facts of a small office meet what the papers' templates declare.
@Suite struct PaperFactsTests {
  private let office = SmallOffice().office
  private let quarter = SmallOffice.quarter

  private func template(_ name: String) throws -> Template {
    try Template(loading: "Templates/\(name).yaml") { name in
      Array(try PackageFolder.text(of: name).utf8)
    }
  }

  private func facts(for paper: String) throws -> PaperFacts {
    let april = try #require(CalendarMonth(year: 2019, month: 4))
    let unit: UnitName = "环境监察一大队"
    let sheet = try #require(office.sheet(of: quarter))
    switch paper {
    case "派遣单": return .dispatchSheet(sheet, in: office)
    case "月检查计划": return .monthlyPlan(try #require(office.plan(of: unit, april)), in: office)
    case "交接单":
      return .handoverSheet(of: unit, quarter: quarter, months: [april], in: office)
    case "承诺书": return .commitmentLetters(of: quarter, in: office)
    case "月调度表":
      return .monthlyProgress(
        MonthlyProgress(of: april, in: office), reportedOn: april.lastDay, in: office)
    case "重点污染源记录表", "重点污染源记录卡":
      return .keySources(of: quarter, reportedOn: nil, in: office)
    case "污染源动态更新汇总表":
      return .registryUpdates(of: unit, quarter: quarter, reportedOn: nil, in: office)
    case "删除污染源登记表": return .sourceRemovals(of: unit, quarter: quarter, in: office)
    default: return .publication(try #require(office.publications.first), in: office)
    }
  }

  @Test(arguments: [
    "派遣单", "月检查计划", "交接单", "承诺书", "月调度表", "重点污染源记录表", "重点污染源记录卡",
    "污染源动态更新汇总表", "删除污染源登记表", "抽查情况公开表", "抽查结果公开表",
  ])
  func `each paper's template gets what it declares and is filled`(paper: String) throws {
    let template = try template(paper)
    let data = try facts(for: paper).dataSet(for: template.declarations)
    _ = try template.filled(with: data, options: FillOptions())
  }

  @Test func `an extract shows a unit its own rows and no others`() throws {
    let sheet = try #require(office.sheet(of: quarter))
    let facts = PaperFacts.dispatchSheet(sheet, of: "环境监察二大队", in: office)
    guard case .rows(let rows) = facts["企业"] else { return #expect(Bool(false)) }
    #expect(rows.count == 1)
  }

  @Test func `what a template asks for and the office has not is told by its path`() {
    let field = FieldDeclaration(name: "天气", shape: .single(.text))
    let facts: PaperFacts = ["年": .number(2019)]
    #expect(throws: DiagnosticError.self) { try facts.dataSet(for: [field]) }
    do throws(DiagnosticError) {
      _ = try facts.dataSet(
        for: [field, FieldDeclaration(name: "年", shape: .single(.date))])
    } catch {
      #expect(error.diagnostics.map(\.id.name) == ["paper.unknown-field", "paper.wrong-type"])
    }
  }
}
