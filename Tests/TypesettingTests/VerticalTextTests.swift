import Diagnostics
import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Testing
import Typefaces

@testable import Typesetting

/// Labels in 12 pt type in the narrow first column of a table.
@Suite struct VerticalTextTests {
  private func document(
    _ label: String, width: Int = 24, height: RowHeight = .atLeast(.zero),
    _ change: (inout TextStyle) -> Void = { _ in }
  ) -> Document {
    var style = Sample.style(
      alignment: .center, padding: .points(2), overflow: .shrink(minimum: .points(7)), font: "仿宋")
    style.writingMode = .vertical
    change(&style)
    let row = TableRow(
      height: height, cells: [Sample.cell(label, column: 0), Sample.cell("", column: 1, style: 1)])
    let table = Table(
      columns: [Column(.fixed(.points(width))), Column(.share(1))], body: HeldRows([row]))
    return Sample.document(
      width: 200, height: 700, styles: [style, Sample.style()], [.table(table)])
  }

  private func page(
    _ label: String, width: Int = 24, height: RowHeight = .atLeast(.zero),
    _ change: (inout TextStyle) -> Void = { _ in }
  ) throws -> Page {
    let pages = try Sample.pages(of: document(label, width: width, height: height, change))
    #expect(pages.count == 1)
    return pages[0]
  }

  /// The words of each column, from the left, by the columns' middles.
  private func columns(_ page: Page) throws -> [String] {
    let faces = FaceSet(try Sample.library())
    var columns: [(middle: Length, text: String)] = []
    for place in try page.glyphPlaces(faces) where place.face >= 0 {
      if let last = columns.last, abs((last.middle - place.middle).milliPoints) < 8000 {
        columns[columns.count - 1].text += place.text
      } else {
        columns.append((place.middle, place.text))
      }
    }
    return columns.map(\.text)
  }

  private func ids(_ document: Document) throws -> [Diagnostic.ID] {
    let error = #expect(throws: DiagnosticError.self) { try Sample.pages(of: document) }
    return error?.diagnostics.map(\.id) ?? []
  }

  /// 黑体 has vertical glyphs, 仿宋 presentation forms and none for quotes.
  @Test(arguments: ["仿宋", "黑体"])
  func `every glyph of a label stands in its place`(font: String) throws {
    let library = try Sample.library()
    let labels = [
      "变动原因", "备注（附件）", "12月办结", "共100家", "一、《办》；二。", "甲——乙……丙～丁！", "用Wi-Fi 2019年A类", "张·三",
      "见“附件”：甲；乙？",
    ]
    let dumps = try labels.map { label in
      let page = try page(label) { $0.font = FontName(font) }
      let dump = page.dump { library[$0].displayName }
      return dump.split(separator: "\n").filter { $0.contains(" text ") }.joined(separator: "\n")
    }
    try expectGolden(dumps.joined(separator: "\n\n") + "\n", named: "竖排-\(font).txt")
  }

  @Test(arguments: ["仿宋", "黑体", "楷体", "小标宋"])
  func `characters of a label share their middle`(font: String) throws {
    let faces = FaceSet(try Sample.library())
    let page = try page("分管领导意见（盖章）12月、15日：无。") { $0.font = FontName(font) }
    let places = try page.glyphPlaces(faces)
    #expect(places.map(\.text).joined() == "分管领导意见（盖章）12月、15日：无。")
    for place in places where place.isWhole {
      // Figures of a number share it together.
      #expect(abs((place.middle - .points(32)).milliPoints) < 850, "\(place.text)")
    }
  }

  /// The ink of a mark within its cell in hundredths of an em, from the column's middle and the top.
  @Test(arguments: [
    ("、", 0...50, 0...50), ("，", 0...50, 0...50), ("。", 0...50, 0...50), ("．", 0...50, 0...50),
    ("：", -25...25, 10...90), ("！", -25...25, 0...100), ("（", -51...51, 50...100),
    ("》", -51...51, 0...50), ("～", -25...25, 0...100), ("——", -10...10, -10...210),
    ("·", -10...10, 10...40),
  ])
  func `a mark without a vertical glyph is turned or moved by its ink`(
    text: String, across: ClosedRange<Int>, along: ClosedRange<Int>
  ) throws {
    let faces = FaceChains(library: try Sample.library())
    let style = Sample.style(size: 100, font: "仿宋")
    let set = LineSetter(faces: faces).set(
      ParagraphInput([.text(text)], style: style, measure: .points(900)), origin: .unknown)
    var builder = VerticalUnitBuilder(
      faces: faces, fontSize: .points(100), hasVerticalGlyphs: false)
    builder.append(set.lines[0])
    let unit = builder.units[0]
    #expect(builder.units.count == 1 && unit.line.text == text)
    let face = try #require(faces.face(unit.face))
    for glyph in unit.line.glyphs {
      let ink = face.inkBounds(of: glyph.id)
      let points = { (units: Int32) in Int(units) * 100 / face.unitsPerEm }
      let (x, y) = (unit.origin.x.inPoints, unit.origin.y.inPoints)
      let place = glyph.x.inPoints
      let (left, right, top, foot) =
        unit.isTurned
        ? (
          x + points(ink.bottom), x + points(ink.top), y + place + points(ink.left),
          y + place + points(ink.right)
        )
        : (x + points(ink.left), x + points(ink.right), y - points(ink.top), y - points(ink.bottom))
      #expect(across.contains(left) && across.contains(right), "\(left) to \(right)")
      #expect(along.contains(top) && along.contains(foot), "\(top) to \(foot)")
    }
  }

  @Test func `a row grows to its label`() throws {
    let page = try page("分管领导意见")
    #expect(page.bottom == .points(20 + 6 * 12 + 4))
  }

  @Test(arguments: [
    // Two columns where the cell is wide enough, the left one first.
    ("分管领导意见", 40, 52, ["分管领导", "意见"]),
    // No stop begins a column, no opening bracket ends one, no number leaves its unit.
    ("办法和规定，意见", 40, 64, ["办法和规", "定，意见"]),
    ("备注说明（附件）", 40, 64, ["备注说明", "（附件）"]),
    ("甲乙丙12月办结", 40, 52, ["甲乙丙", "12月办结"]),
    ("甲乙\n丙丁", 40, 100, ["甲乙", "丙丁"]),
    // No character stands alone beside a column that has one to spare.
    ("记录人签字", 40, 52, ["记录人", "签字"]),
    ("甲乙12月", 40, 40, ["甲乙", "12月"]),
    // The air of the last mark may be missing.
    ("甲乙丙）", 24, 46, ["甲乙丙）"]),
  ])
  func `a label too high for its row wraps`(
    label: String, width: Int, height: Int, expected: [String]
  ) throws {
    let page = try page(label, width: width, height: .exactly(.points(height))) {
      $0.overflow = .refuse
      $0.linePitch = .points(18)
    }
    #expect(try columns(page) == expected)
    #expect(page.runs.filter { $0.degrees == 0 }.allSatisfy { $0.size == .points(12) })
  }

  @Test func `a label that cannot wrap shrinks and at the minimum is refused`() throws {
    let page = try page("分管领导意见", height: .exactly(.points(64)))
    #expect(page.runs.map(\.size) == [.points(10)])
    #expect(try columns(page) == ["分管领导意见"])
    let small = document("分管领导意见", width: 18, height: .exactly(.points(40)))
    #expect(try ids(small) == ["layout.cell-overfull"])
    let narrow = document("意见", width: 9)
    #expect(try ids(narrow) == ["layout.cell-overfull"])
    let loose = try Sample.pages(of: small, isLoose: true)
    #expect(loose[0].texts.joined() == "分管…")
  }

  @Test(arguments: [
    (VerticalAlignment.top, [22, 34, 46]), (.middle, [54, 66, 78]), (.bottom, [86, 98, 110]),
    (.distributed, [22, 66, 110]),
  ])
  func `a label stands at the top, the middle or the foot, or fills its cell`(
    alignment: VerticalAlignment, tops: [Int]
  ) throws {
    let page = try page("申请人", height: .atLeast(.points(104))) {
      $0.verticalAlignment = alignment
    }
    #expect(page.tops == tops.map { Length.points($0) })
    guard alignment == .distributed else { return }
    let spread = try self.page("申请人", height: .atLeast(.points(104))) {
      $0.alignment = .distributed
    }
    #expect(spread.tops == page.tops)
    let lone = try self.page("人", height: .atLeast(.points(104))) {
      $0.verticalAlignment = .distributed
    }
    #expect(lone.tops == [.points(66)])
  }

  @Test(arguments: [
    (VerticalAlignment.top, [26, 44]), (.middle, [55, 73]), (.bottom, [84, 102]),
    (.distributed, [26, 102]),
  ])
  func `lines stand at the top, the middle or the foot, or fill their cell`(
    alignment: VerticalAlignment, tops: [Int]
  ) throws {
    let page = try page("甲乙", height: .atLeast(.points(100))) {
      $0.writingMode = .horizontal
      $0.padding = .points(3)
      $0.verticalAlignment = alignment
    }
    // The em box stands 3 pt below its line's top; the cell's padding is 3 pt.
    #expect(page.tops == tops.map { Length.points($0) })
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `no text is lost and no column breaks the rules of its ends`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let lines = LineSetter(faces: FaceChains(library: try Sample.library()))
    let styles = StyleSheet([Sample.style()])
    for _ in 0..<40 {
      let label = generator.chineseText(pieces: 1...30)
      let limit = Length.points(12 * generator.number(in: 3...20))
      let setter = VerticalSetter(
        lines: lines, styles: styles, cellWidth: .points(2000), padding: .zero, limit: limit)
      let set = setter.set([Paragraph([.text(label)], style: StyleID(0))], sizes: nil)
      let columns = set.columns.map { $0.map(\.line.text).joined() }
      #expect(columns.joined() == label)
      guard !set.isOverfull else { continue }
      #expect(set.height <= limit)
      for column in columns.dropLast() {
        #expect(!"（《「『【〔“‘".unicodeScalars.contains(column.unicodeScalars.last ?? " "))
      }
      for column in columns.dropFirst() {
        #expect(!"）》」』】〕”’、，。．：；！？·".unicodeScalars.contains(column.unicodeScalars.first ?? " "))
      }
    }
  }

  @Test func `room to sign or to write is refused in vertical text`() throws {
    let place = SignaturePlace(fieldName: "甲", tooltip: "甲")
    for inline in [
      Inline.dateBlank, .ruledBlank(width: .points(9)), .signature(place, width: .points(9)),
      .text("2", marks: .raised), .text("2", marks: .lowered),
    ] {
      var document = document("")
      let paragraph = Paragraph([.text("日期"), inline], style: StyleID(0))
      let cell = Cell(column: 0, content: .paragraphs([paragraph]), style: StyleID(0))
      let table = Table(
        columns: [Column(.share(1))], body: HeldRows([TableRow(cells: [cell])]))
      document.sections[0].blocks = [.table(table)]
      #expect(try ids(document) == ["layout.room-in-vertical"])
    }
  }

  @Test func `a column of its own width is as wide as its labels' columns`() throws {
    var document = document("")
    let row = TableRow(cells: [Sample.cell("甲乙\n丙", column: 0), Sample.cell("", column: 1)])
    document.sections[0].blocks = [
      .table(Table(columns: [Column(.automatic), Column(.share(1))], body: HeldRows([row])))
    ]
    let verticals = try Sample.pages(of: document)[0].rulings.filter { $0.start.x == $0.end.x }
    // The margin, two columns of labels, and the cell's padding on both sides.
    let right = 20 + 2 + (12 + 18) + 2
    #expect(verticals.map(\.start.x).contains(.points(right)))
  }
}

extension Length {
  fileprivate var inPoints: Int { Int(milliPoints) / 1000 }
}

extension Page {
  /// A glyph with its text, where its advance has its middle across the page.
  fileprivate struct GlyphPlace {
    var text: String
    var middle: Length
    var face: Int
    /// Alone in its cell.
    var isWhole: Bool
  }

  fileprivate func glyphPlaces(_ faces: FaceSet) throws -> [GlyphPlace] {
    try runs.flatMap { run in
      let face = try faces.face(run.face)
      var text = run.line.text.utf8[...]
      var glyphs = run.line.glyphs[...]
      return run.line.clusters.map { cluster -> GlyphPlace in
        let piece = String(Substring(text.prefix(Int(cluster.byteCount))))
        text = text.dropFirst(Int(cluster.byteCount))
        let glyph = glyphs.first ?? Glyph(id: 0, x: .zero)
        glyphs = glyphs.dropFirst(Int(cluster.glyphCount))
        if run.degrees != 0 {
          let ink = face.inkBounds(of: glyph.id)
          let height = run.size.scaled(by: Int(ink.top + ink.bottom) / 2, over: face.unitsPerEm)
          return GlyphPlace(
            text: piece, middle: run.origin.x + height, face: face.id.index,
            isWhole: run.line.glyphs.count == 1)
        }
        let advance = run.size.scaled(by: face.advance(of: glyph.id), over: face.unitsPerEm)
        let isFigure = piece.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
        return GlyphPlace(
          text: piece, middle: run.origin.x + glyph.x + advance / 2, face: face.id.index,
          isWhole: !isFigure)
      }
    }
  }

  /// The tops of the em boxes of all upright glyphs.
  fileprivate var tops: [Length] {
    runs.flatMap { run in
      run.line.glyphs.map { run.origin.y + $0.y - run.size.scaled(by: 88, over: 100) }
    }
  }

  fileprivate var bottom: Length { rulings.map(\.end.y).max().map { $0 - .points(1) / 2 } ?? .zero }
}
