import Diagnostics
import DisplayList
import DocumentTree
import Geometry

/// Adds what stands outside the type area: watermark, header and footer.
struct BandComposer {
  let document: Document
  let lines: LineSetter

  /// From the type area's edge to the middle of a band's line, where the template gives no height
  /// (GB/T 9704 7.5 puts the page number 7 mm under the type area).
  static let distance = Length.millimeters(7)

  func add(to page: inout Page, setup: PageSetup, numbers: Band.PageNumbers) {
    if let watermark = setup.watermark, !watermark.text.isEmpty {
      addWatermark(watermark, to: &page, setup: setup)
    }
    let bands = bands(of: setup, numbers)
    if let header = bands.header { add(header, isHeader: true, to: &page, setup, numbers) }
    if let footer = bands.footer { add(footer, isHeader: false, to: &page, setup, numbers) }
  }

  private func bands(of setup: PageSetup, _ numbers: Band.PageNumbers) -> Bands {
    var bands = setup.bands
    if numbers.page % 2 == 0 { bands.change(to: setup.even) }
    if numbers.page == numbers.pageCount { bands.change(to: setup.last) }
    if numbers.page == 1 { bands.change(to: setup.first) }
    return bands
  }

  private func add(
    _ band: Band, isHeader: Bool, to page: inout Page, _ setup: PageSetup,
    _ numbers: Band.PageNumbers
  ) {
    if band.isOmittedOnSinglePage && numbers.pageCount == 1 { return }
    let content = band.content(numbers)
    let style = document.styles[band.style]
    let area = setup.typeArea
    let line = SetTableLine(
      left: content.left, center: content.center, right: content.right, style: style,
      width: area.size.width, origin: band.origin, lines: lines)
    let distance = band.height ?? Self.distance
    let middle = isHeader ? area.top - distance : area.bottom + distance
    let reach = line.linePitch / 2
    if middle < reach || middle + reach > setup.size.height {
      lines.report(
        .error(
          "layout.band-off-page", "\(isHeader ? "页眉" : "页脚")落在纸外",
          at: band.origin.location,
          hint: "加大\(isHeader ? "上" : "下")边距，或用“高”减小它到版心的距离"))
    } else {
      let holdsFigure = line.linePitch > style.linePitch
      // Of a line of text its characters count, not the air between lines.
      let height = holdsFigure ? line.linePitch : style.fontSize
      if height / 2 > distance, line.parts.contains(where: \.showsAnything) {
        reportInText(
          band, "\(isHeader ? "页眉" : "页脚")里的\(holdsFigure ? "图" : "字")高\(height.inMillimeters)",
          distance: distance, hint: holdsFigure ? "减小图的宽，或用" : "用")
      }
    }
    var builder = PageBuilder(size: setup.size)
    for part in line.parts {
      builder.add(
        part, at: Point(x: area.left, y: middle - reach + line.top(of: part)), color: style.color)
    }
    page.items += builder.page.items
  }

  private func reportInText(_ band: Band, _ what: String, distance: Length, hint: String) {
    lines.report(
      .error(
        "layout.band-in-text", "\(what)，中线离版心\(distance.inMillimeters)，会压住正文",
        at: band.origin.location, hint: hint + "“高”加大它到版心的距离"))
  }

  /// Large and light, rising from the lower left, as wide as two thirds of the page; it is painted first, so
  /// that the text stands on it.
  private func addWatermark(_ watermark: Watermark, to page: inout Page, setup: PageSetup) {
    let characters = max(1, watermark.text.unicodeScalars.count)
    let reach = setup.size.width.scaled(by: 2, over: 3)
    let size = max(min(reach / characters, .millimeters(50)), .points(4))
    let style = TextStyle(
      name: "水印", font: watermark.font, fontSize: size, linePitch: size, alignment: .left)
    let set = lines.set(
      ParagraphInput([.text(watermark.text)], style: style, measure: .max, isSingleLine: true),
      origin: watermark.origin)
    guard let line = set.lines.first else { return }
    let half = (line.end - line.start) / 2
    // cos 30° and sin 30° in thousandths.
    let x = setup.size.width / 2 - half.scaled(by: 866, over: 1000)
    let y = setup.size.height / 2 + half / 2 + size.scaled(by: 35, over: 100)
    let runs = line.runs.map { run in
      DisplayItem.glyphs(
        GlyphRun(
          face: run.face, size: size, color: .watermark,
          origin: Point(
            x: x + run.x.scaled(by: 866, over: 1000), y: y - run.x / 2),
          degrees: 30, line: run.line))
    }
    page.items.insert(contentsOf: runs, at: 0)
    for index in page.structure.indices { page.structure[index].items.shift(by: runs.count) }
    for index in page.links.indices { page.links[index].items.shift(by: runs.count) }
    for index in page.fields.indices { page.fields[index].itemIndex += runs.count }
  }
}

extension Bands {
  fileprivate mutating func change(to variant: Bands?) {
    guard let variant else { return }
    if !variant.keepsHeader { header = variant.header }
    if !variant.keepsFooter { footer = variant.footer }
  }
}

extension SetParagraph {
  fileprivate var showsAnything: Bool { lines.contains { !$0.runs.isEmpty || !$0.boxes.isEmpty } }
}

extension Range<Int> {
  fileprivate mutating func shift(by count: Int) {
    self = lowerBound + count..<upperBound + count
  }
}
