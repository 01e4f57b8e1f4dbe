/// What a list drawn elsewhere says otherwise than it should or than the registry; told with the
/// sheet, whose rows are numbered anew and have the registry's words.
struct ListAudit {
  let rows: [AdoptDraw.Row]
  let sheet: DispatchSheet

  var findings: [Finding] { [isNumbered].compactMap(\.self) + sheet.rows.compactMap(isWhereItIs) }

  /// 二、1: 序号 from 1 on; a gap may be a row that was taken out.
  private var isNumbered: Finding? {
    let wrong = rows.enumerated().first { index, row in
      row.serial.map { !$0.isEmpty && Int($0) != index + 1 } ?? false
    }
    guard let wrong else { return nil }
    return Finding(
      .serialNumbers, .dispatch,
      "名单的序号不是从1到\(rows.count)：第\(wrong.offset + 1)家写的是“\(wrong.element.serial ?? "")”，派遣单重新编号")
  }

  /// 二、5: the registry is what the list should have been drawn from.
  private func isWhereItIs(_ row: DispatchSheet.Row) -> Finding? {
    guard rows.indices.contains(row.number - 1) else { return nil }
    let (listed, source) = (rows[row.number - 1], row.source)
    var others: [String] = []
    if !listed.address.isEmpty, ExactName(listed.address) != ExactName(source.address) {
      others.append("地址“\(listed.address)”，库里是“\(source.address)”")
    }
    if !listed.county.isEmpty, ExactName(listed.county) != ExactName(source.county) {
      others.append("县（市、区）“\(listed.county)”，库里是“\(source.county)”")
    }
    guard !others.isEmpty else { return nil }
    return Finding(
      .otherPlace, .sourcesDrawn, row: row.number,
      "第\(row.number)行“\(source.name)”名单上的\(others.joined(separator: "；"))")
  }
}
