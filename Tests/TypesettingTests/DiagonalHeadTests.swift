import Diagnostics
import DisplayList
import DocumentTree
import FormTestSupport
import Geometry
import Testing

@testable import Typesetting

/// Heads parted by strokes, in 12 pt type.
@Suite struct DiagonalHeadTests {
  private func document(
    _ labels: [String], width: Int, height: RowHeight = .atLeast(.zero),
    overflow: Overflow = .shrink(minimum: .points(7))
  ) -> Document {
    let style = Sample.style(alignment: .center, padding: .points(4), overflow: overflow)
    let cell = Cell(
      column: 0,
      content: .diagonal(labels.map { Paragraph([.text($0)], style: StyleID(0)) }),
      style: StyleID(0))
    let table = Table(
      columns: [Column(.fixed(.points(width)))],
      body: HeldRows([TableRow(height: height, cells: [cell])]))
    return Sample.document(width: width, height: 400, styles: [style], [.table(table)])
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `labels stand in their corners, clear of strokes and sides`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    for _ in 0..<12 {
      let labels = (0..<generator.number(in: 2...3)).map { _ in
        String("随机抽查企业名称".prefix(generator.number(in: 1...7)))
      }
      let height = Length.points(generator.number(in: 0...90))
      let document = document(
        labels, width: generator.number(in: 110...200), height: .atLeast(height))
      let page = try Sample.pages(of: document)[0]
      #expect(page.texts.joined() == labels.joined())
      let strokes = page.strokes
      #expect(strokes.count == labels.count - 1)
      for box in page.emBoxes {
        for stroke in strokes {
          #expect(stroke.distance(from: box) >= 1701 + 250, "\(labels)")
        }
        #expect(box.left >= .points(24) && box.right <= page.size.width - .points(24))
        #expect(box.top >= .points(24))
      }
    }
  }

  @Test func `two labels stand at the lower left and the upper right`() throws {
    let page = try Sample.pages(
      of: document(["姓名", "项目"], width: 100, height: .atLeast(.points(60))))[0]
    let boxes = page.emBoxes
    #expect(boxes.map(\.left) == [.points(24), .points(92)])
    #expect(boxes.map(\.top) == [.points(64), .points(24)])
    #expect(page.strokes.map(\.end) == [Point(x: .points(120), y: .points(80))])
  }

  @Test func `three labels have two strokes between them`() throws {
    let page = try Sample.pages(
      of: document(["单位", "数量", "月份"], width: 100, height: .atLeast(.points(70))))[0]
    let boxes = page.emBoxes
    #expect(boxes.map(\.left) == [.points(24), .points(92), .points(92)])
    #expect(boxes.map(\.top) == [.points(74), .points(74), .points(24)])
    #expect(
      page.strokes.map(\.end) == [
        Point(x: .points(70), y: .points(90)), Point(x: .points(120), y: .points(55)),
      ])
  }

  @Test func `long labels wrap, the shorter line nearer to the stroke's beginning`() throws {
    let page = try Sample.pages(of: document(["被检查企业名称", "随机抽查项目"], width: 100))[0]
    #expect(page.texts == ["被检查", "企业名称", "随机抽", "查项目"])
  }

  @Test func `labels of a fixed cell shrink, and one too small is refused`() throws {
    func page(_ height: Int) throws -> Page {
      try Sample.pages(
        of: document(["企业名称", "检查项目"], width: 85, height: .exactly(.points(height))))[0]
    }
    #expect(try page(60).runs.allSatisfy { $0.size == .points(12) })
    #expect(try page(34).runs.allSatisfy { (.points(7) ..< .points(12)).contains($0.size) })
    for overflow in [Overflow.shrink(minimum: .points(7)), .truncate, .refuse] {
      for isLoose in [false, true] {
        let small = document(
          ["企业名称", "检查项目"], width: 85, height: .exactly(.points(20)), overflow: overflow)
        let error = #expect(throws: DiagnosticError.self) {
          try Sample.pages(of: small, isLoose: isLoose)
        }
        #expect(error?.diagnostics.map(\.id) == ["layout.cell-overfull"])
        #expect(error?.diagnostics[0].message.contains("斜线") == true)
      }
    }
  }

  @Test func `a stroke without labels crosses its row`() throws {
    let page = try Sample.pages(of: document(["", ""], width: 100))[0]
    #expect(page.strokes.map(\.end) == [Point(x: .points(120), y: .points(64))])
  }
}

extension Page {
  fileprivate var strokes: [Ruling] {
    rulings.filter { $0.start.x != $0.end.x && $0.start.y != $0.end.y }
  }

  /// The em boxes of the runs of Chinese characters.
  fileprivate var emBoxes: [Rectangle] {
    runs.map { run in
      Rectangle(
        x: run.origin.x, y: run.origin.y - run.size.scaled(by: 88, over: 100),
        width: run.size * run.line.glyphs.count, height: run.size)
    }
  }
}

extension Ruling {
  /// In 1/1000 pt, from the nearest corner; 0 where a box lies on both sides.
  fileprivate func distance(from box: Rectangle) -> Double {
    let (dx, dy) = (
      Double((end.x - start.x).milliPoints), Double((end.y - start.y).milliPoints)
    )
    let corners = [box.left, box.right].flatMap { x in [(x, box.top), (x, box.bottom)] }
    let distances = corners.map { x, y in
      let (px, py) = (Double((x - start.x).milliPoints), Double((y - start.y).milliPoints))
      return (dx * py - dy * px) / (dx * dx + dy * dy).squareRoot()
    }
    let isOneSide = distances.allSatisfy { $0 > 0 } || distances.allSatisfy { $0 < 0 }
    return isOneSide ? distances.map(abs).min() ?? 0 : 0
  }
}
