import CivilCalendar
public import Inspection

extension PaperFacts {
  /// 公开表 (a) and (b) (domain 2.6) by the column policy of domain 7.4: the bureau and no officer,
  /// no address, no telephone of a source; what was found only in the words of a closed list.
  public static func publication(_ publication: Publication, in office: Office) -> PaperFacts {
    let hides = office.settings?.readings.hidesIndividuals ?? true
    return [
      "公开单位": .text(office.settings?.name), "公开日期": .date(publication.date),
      "监督电话": .text(office.settings?.supervisionTelephone ?? ""),
      "网站": .text(office.settings?.website),
      "年": .number(publication.quarter.year), "季": .number(publication.quarter.number),
      "企业": .rows(
        publication.tasks.compactMap { task in
          guard let row = office.row(task), let result = office.results[task] else { return nil }
          let isHidden = hides && row.source.creditCode?.isIndividualBusiness == true
          return [
            "名称": .text(isHidden ? row.source.maskedName : row.source.name),
            "代码": .text((isHidden ? nil : row.source.creditCode?.description) ?? "／"),
            "类别": .text(row.source.classification.sourceClass.wording),
            "检查单位": .text(office.settings?.name), "机关": .text(office.settings?.name),
            "抽取季度": .text(publication.quarter.wording), "备注": .text(nil),
            "事项": .text("污染源日常环境监管"), "日期": .date(result.checkedOn),
            "结果": .text(result.outcome.publicWording), "处理": .text(result.publicMeasures),
          ]
        }),
    ]
  }
}

extension PollutionSource {
  /// 字号 of a 个体工商户 as asterisks: 张店区＊＊＊餐馆.
  ///
  /// Place names in front and the last two characters, which say the trade, stay.
  var maskedName: String {
    let characters = Array(name)
    let places = [city, county, String(city.dropLast()), String(county.dropLast())]
    var start = 0
    while let place = places.first(where: { !$0.isEmpty && name.dropFirst(start).hasPrefix($0) }) {
      start += place.count
    }
    let end = max(start, characters.count - 2)
    guard end > start else { return String(repeating: "＊", count: max(characters.count, 1)) }
    return String(characters[..<start]) + String(repeating: "＊", count: end - start)
      + String(characters[end...])
  }
}

extension CheckResult {
  fileprivate var publicMeasures: String {
    let words = measures.filter { $0 != .none }.map(\.rawValue)
    return words.isEmpty ? "—" : words.joined(separator: "、")
  }
}

extension CheckResult.Outcome {
  /// From the closed list of what a public table may say (domain 2.6).
  fileprivate var publicWording: String {
    switch self {
    case .clean: "未发现环境违法行为"
    case .corrected: "发现问题，已责令改正"
    case .pending: "发现问题，正在处理"
    case .closed: "停产或关闭"
    case .unreachable: "无法联系"
    case .refused: "不配合检查"
    }
  }
}
