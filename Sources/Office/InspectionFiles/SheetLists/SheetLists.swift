public import CivilCalendar
public import Diagnostics
public import Inspection

extension MonthlyPlan.Row {
  /// Reads a plan's list: 派遣单序号 and 计划检查日期, a day or 上旬, 中旬, 下旬.
  public static func rows(
    ofList file: String, bytes: [UInt8], month: CalendarMonth, in office: Office
  ) throws(DiagnosticError) -> [Self] {
    let list = try SheetList<PlanColumn>(
      file: file, bytes: bytes, office: office, quarter: CalendarQuarter(of: month))
    return try list.read { row, task in
      guard row.required(.day) != nil, let day = row.value(.day, MonthlyPlan.Day.init(reading:))
      else { return nil }
      return Self(task, on: day, focus: row[.focus] ?? "")
    }.map(\.value)
  }
}

extension MonthlyPlan.Day {
  /// `2019-04-10`, `中旬`.
  fileprivate init(reading text: String) throws(CellFault) {
    if let third = MonthlyPlan.Third(rawValue: text) {
      self = .third(third)
    } else {
      self = .day(try CellValues.date(text))
    }
  }
}

extension Handover.Row {
  /// Reads a list of records handed over: 派遣单序号, 文书份数, 页数.
  public static func rows(
    ofList file: String, bytes: [UInt8], quarter: CalendarQuarter, in office: Office
  ) throws(DiagnosticError) -> [Self] {
    let list = try SheetList<HandoverColumn>(
      file: file, bytes: bytes, office: office, quarter: quarter)
    return try list.read { row, task in
      // Both are read, so that what is wrong with either is told.
      let isFilled = [row.required(.documents), row.required(.pages)].allSatisfy { $0 != nil }
      let counts = [row.value(.documents, CellValues.count), row.value(.pages, CellValues.count)]
      guard isFilled, let documents = counts[0], let pages = counts[1] else { return nil }
      return Self(task, documentCount: documents, pageCount: pages)
    }.map(\.value)
  }
}
