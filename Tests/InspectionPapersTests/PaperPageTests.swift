import FormTestSupport
import Foundation
import Inspection
import InspectionPapers
import PaperTestSupport
import Testing

/// No row is lost, doubled or out of order, no page is empty, and no signature stands alone,
/// however many rows a paper has.
@Suite struct PaperPageTests {
  static let isLong = ProcessInfo.processInfo.environment["HANFORM_SOAK"] == "1"
  static let counts = isLong ? Array(0...60) : [0, 1, 2, 9, 14, 17, 23, 60]

  /// Those whose rows are the sources; the reports by class and unit have as many rows as ever.
  static let lists: [PaperKind] = [
    .dispatchSheet, .dispatchExtract, .dispatchCorrection, .monthlyPlan, .handover,
    .keySourceRecord, .registryUpdates, .drawPublication, .resultPublication,
  ]

  static let singles: [PaperKind] = [
    .officerReplacement, .officerPoolChange, .commitmentLetter, .monthlyProgress, .quarterSummary,
    .keySourceCard, .sourceRemoval, .recusalRequest,
  ]

  @Test(arguments: lists)
  func `every row of a list stands once and in order`(kind: PaperKind) throws {
    for count in Self.counts {
      for isExtended in [false, true] where !isExtended || kind == .dispatchSheet {
        var shape = SampleOffice.Shape(rows: count * Self.rowsForOne(of: kind))
        shape.longNames = count % 2 == 1
        shape.classes = kind == .keySourceRecord ? [.key] : SourceClass.allCases
        shape.readings.extendsDispatchSheet = isExtended
        shape.readings.hidesIndividuals = false
        guard let draft = try SamplePress.drafts(kind, of: SampleOffice(shape).office).first else {
          continue
        }
        let names = try Self.rowNames(of: draft)
        let printed = try SamplePress.printed([draft])
        let pages = try SamplePress.pages(of: printed.path)
        #expect(pages.count == printed.pageCount)
        expect(names, on: pages, "\(draft.template), \(names.count) rows")
      }
    }
  }

  @Test(arguments: singles)
  func `a form of one record fills one page and its card names its source`(kind: PaperKind) throws {
    for long in [false, true] {
      var shape = SampleOffice.Shape(rows: 7)
      shape.longNames = long
      shape.readings.extendsApprovalForms = long
      for draft in try SamplePress.drafts(kind, of: SampleOffice(shape).office, isByUnit: long) {
        let printed = try SamplePress.printed([draft])
        // Five units by three classes do not go on one page.
        let limit = draft.template.hasSuffix("（分单位）") ? 2 : 1
        #expect(printed.pageCount <= limit, "\(draft.template)")
      }
    }
  }

  /// Numbers of a city: they are set smaller, and stay whole.
  @Test(arguments: [2_469, 24_691])
  func `totals of five and six digits fit the columns of the month's report`(each: Int) throws {
    let office = SampleOffice(.init(rows: 7)).office
    var draft = try #require(try SamplePress.drafts(.monthlyProgress, of: office).first)
    let counts = [
      "重点库", "一般库", "特殊库", "新增", "停用", "人员库", "任务", "计划", "重点完成", "一般完成", "特殊完成",
      "累计", "人次", "违法", "改正", "立案", "移送", "公开", "联合", "变动",
    ]
    var unit: PaperFacts = ["名称": .text("环境监察一大队"), "罚款": .money(fen: each * 1_000_000)]
    for name in counts { unit[name] = .number(each) }
    draft.facts["单位"] = .rows(Array(repeating: unit, count: 5))
    let printed = try SamplePress.printed([draft])
    let text = try SamplePress.pages(of: printed.path).joined()
    #expect(printed.pageCount == 1)
    // 罚款 in 万元 has the same figure before its point.
    #expect(Self.count(of: Array("\(each * 5)".utf8), in: Array(text.utf8)) == counts.count + 1)
    #expect(Self.count(of: Array("\(each * 15)".utf8), in: Array(text.utf8)) == 2)
  }

  /// A unit has a third of the rows, as has a list of what changed.
  private static func rowsForOne(of kind: PaperKind) -> Int {
    switch kind {
    case .monthlyPlan, .handover, .dispatchCorrection, .registryUpdates: 3
    default: 1
    }
  }

  private static func rowNames(of draft: PaperDraft) throws -> [String] {
    try SamplePress.record(of: draft).text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      let isName = !parts[0].isEmpty && ["名称", "企业"].contains(String(parts[2]))
      return isName ? String(parts[3]) : nil
    }
  }

  private func expect(_ names: [String], on pages: [String], _ what: String) {
    let text = Array(pages.joined().utf8)
    var found = 0
    var start = 0
    for name in names {
      guard let place = Self.place(of: Array(name.utf8), in: text, from: start) else { continue }
      found += 1
      start = place + name.utf8.count
    }
    #expect(found == names.count, "\(what): \(found) in order")
    // 第n号 stands once in each name and nowhere else.
    let marks = names.map { name in
      "淄博" + (name.split(separator: "号").first ?? "").dropFirst(2) + "号"
    }
    for mark in Set(marks) {
      let times = marks.count { $0 == mark }
      #expect(Self.count(of: Array(mark.utf8), in: text) == times, "\(what): \(mark)")
    }
    for (index, page) in pages.enumerated() {
      let body = page.split(separator: "第\(index + 1)页共").first ?? ""
      #expect(!body.isEmpty, "\(what): page \(index + 1) is empty")
      let hasRow = marks.contains { page.utf8.contains(sequence: Array($0.utf8)) }
      let isNoted = ["合计", "执法人员排第一名", "备注：", "签收日期", "本月没有", "没有变动", "本季度没有", "本次没有"]
        .contains { page.utf8.contains(sequence: Array($0.utf8)) }
      #expect(hasRow || isNoted || names.isEmpty, "\(what): page \(index + 1) has no row: \(page)")
    }
  }

  private static func place(of part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count >= part.count else { return nil }
    return (start...max(start, text.count - part.count)).first {
      $0 + part.count <= text.count && text[$0..<$0 + part.count].elementsEqual(part)
    }
  }

  private static func count(of part: [UInt8], in text: [UInt8]) -> Int {
    var times = 0
    var start = 0
    while let place = place(of: part, in: text, from: start) {
      times += 1
      start = place + part.count
    }
    return times
  }
}

extension String.UTF8View {
  fileprivate func contains(sequence: [UInt8]) -> Bool {
    let bytes = Array(self)
    guard bytes.count >= sequence.count else { return false }
    return (0...bytes.count - sequence.count).contains {
      bytes[$0..<$0 + sequence.count].elementsEqual(sequence)
    }
  }
}
