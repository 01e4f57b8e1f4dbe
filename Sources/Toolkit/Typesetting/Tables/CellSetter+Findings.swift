import Diagnostics
import DocumentTree
import Geometry

/// What stands against setting a cell.
extension CellSetter {
  /// A cell that runs over hundreds of pages is no cell but a mistake.
  static let heightLimit = Length.millimeters(100_000)

  func refuseLength(of set: inout SetCell) {
    report(
      "layout.cell-too-long", "一格里的文字高\(set.contentHeight.inMillimeters)，超过100米", set.cell,
      hint: "核对数据；长文字用段落")
    set.content = .paragraphs([])
    set.contentHeight = .zero
  }

  func reportNoRoom(_ set: SetCell) {
    report(
      "layout.no-room", "这一格宽\(set.width.inMillimeters)，减去两边的内边距就没有写字的地方", set.cell,
      hint: "加宽本列，或减小内边距")
  }

  func reportRoom(in cell: Cell) {
    report(
      "layout.room-in-vertical", "竖排的格子里不能留签字处、日期和横线，也不能有链接、图片、二维码、上标、下标", cell,
      hint: "去掉“文字方向: 竖排”，或另用一格")
  }

  func reportLeftwardWord(in cell: Cell) {
    report(
      "layout.leftward-in-vertical", "竖排的格子里不能有从右往左写的词（阿拉伯字母、希伯来字母）", cell,
      hint: "去掉“文字方向: 竖排”")
  }

  /// A signature's room does not shrink.
  func reportSignature(_ set: SetCell, _ limit: Length) {
    report(
      "layout.signature-too-tall",
      "签字处要高\(set.neededHeight.inMillimeters)，这一行只有\(limit.inMillimeters)", set.cell,
      hint: "加大行高，或去掉行高前的“=”")
  }

  func reportSeal(_ set: SetCell, _ seal: Length) {
    report(
      "layout.no-seal-room",
      "盖章处要宽\(seal.inMillimeters)，这一格只有\(set.measure.inMillimeters)", set.cell,
      hint: "加宽本列，或减小“章”")
  }

  func reportDate(_ set: SetCell) {
    report(
      "layout.line-overfull", "\(set.measure.inMillimeters)宽的一格里放不下签字的日期", set.cell,
      hint: "加宽本列，或减小字号")
  }

  /// Every page has set aside the same room for it.
  func reportPageTotal(_ set: SetCell, _ height: Length) {
    report(
      "layout.page-total-too-tall",
      "本页合计要高\(set.neededHeight.inMillimeters)，每页只留了\(height.inMillimeters)", set.cell,
      hint: "加宽这一列，或缩短合计的文字")
  }

  func report(_ text: CellAttempt, of set: SetCell, _ limit: Length?, isCut: Bool) {
    let room = set.room(in: limit)
    let size = text.fontSize.milliPoints
    var message = set.cell.isDiagonal ? "斜线表头放不下：宽" : "放不下：宽"
    // A diagonal head is measured with its padding, where its strokes run.
    message += (set.cell.isDiagonal ? set.width : set.measure).inMillimeters
    if let height = set.cell.isDiagonal ? limit : room { message += " × 高\(height.inMillimeters)" }
    message += "内用\(size / 1000)\(size % 1000 == 0 ? "" : ".5")磅"
    if set.cell.isDiagonal {
      message += "离斜线不到0.6mm"
    } else if let room, text.height > room {
      message += "高出\((text.height - room).inMillimeters)"
    } else if case .vertical = text.content {
      message += "排不成竖行"
    } else {
      message += "要拆开数字或词语"
    }
    let hint =
      (set.cell.isNeverCut ? "签字处、日期、横线和图不能截断，" : "") + "请加宽本列，或允许自动增高"
    if isCut {
      lines.report(
        .warning(
          "layout.cell-cut", message + "，已截断", at: set.cell.origin.location,
          dataPath: set.cell.origin.dataPath, hint: hint))
    } else {
      report("layout.cell-overfull", message, set.cell, hint: hint)
    }
  }

  private func report(_ id: Diagnostic.ID, _ message: String, _ cell: Cell, hint: String) {
    lines.report(
      .error(
        id, message, at: cell.origin.location, dataPath: cell.origin.dataPath, hint: hint))
  }
}
