import CairoPainting
import Diagnostics
import DisplayList
import DocumentTree
public import Geometry
import PDFFinishing
public import Typefaces
import Typesetting

/// What shows in a signature's room, set by the same engine as the form: room for the ink, and
/// below it a line that says who signed and when.
///
/// Without ink the name stands in its place.
public struct SignatureBlock: Hashable, Sendable {
  public var size: Size
  public var name: String
  /// What stands below: title and date.
  public var caption: String
  public var hasInk: Bool

  public init(size: Size, name: String, caption: String, hasInk: Bool) {
    self.size = size
    self.name = name
    self.caption = caption
    self.hasInk = hasInk
  }

  /// Where ink or name stand, from the top left of the room.
  public var upperFrame: Rectangle {
    Rectangle(x: .zero, y: .zero, width: size.width, height: size.height - captionHeight)
  }

  private var captionHeight: Length { min(size.height * 2 / 5, .points(14)) }

  /// A finished file whose only page is the block; its fonts are embedded.
  ///
  /// Throws what does not fit, and characters that no font has.
  public func pdf(library: FontLibrary) throws -> [UInt8] {
    let typesetter = Typesetter(library: library)
    let document = document
    var glyphs = GlyphUse()
    let plan = try typesetter.plan(document) { glyphs.insert($0) }
    let pages = typesetter.pages(of: document, plan: plan)
    guard plan.pageCount == 1 else {
      throw DiagnosticError(
        .error(
          "output.no-room-for-signature",
          "签字处只有\(size.width.inMillimeters)×\(size.height.inMillimeters)，放不下签名",
          hint: "在模板里加大签字处"))
    }
    let sink = MemorySink()
    let fonts = CanvasFonts(try PaintingFaces(try SubsetFonts(of: glyphs, from: library)))
    var canvas = try PDFCanvas(fonts: fonts, sink: sink)
    let page = try pages.page(0)
    try canvas.paint(page)
    try canvas.finish()
    var finishing = FinishingPlan(metadata: FileMetadata(title: name), profile: .plain)
    finishing.append(page, paper: 0)
    return try finishing.finishedFile(from: sink.bytes)
  }

  private var document: Document {
    var styles = StyleSheet()
    let upper = upperFrame.size.height
    let large = styles.add(
      style("签名", font: "楷体", height: min(upper, .points(24)), minimum: .points(6)))
    let small = styles.add(
      style("签名说明", font: "仿宋", height: min(captionHeight, .points(11)), minimum: .points(4)))
    let table = Table(
      columns: [Column(.fixed(size.width))],
      body: HeldRows([
        row(hasInk ? "" : name, style: large, height: upper),
        row(hasInk ? "\(name)　\(caption)" : caption, style: small, height: captionHeight),
      ]),
      rulings: Rulings(kind: .none, outer: .zero, inner: .zero))
    return Document(
      information: DocumentInformation(title: name), styles: styles,
      sections: [
        Section(
          pageSetup: PageSetup(size: size, margins: EdgeInsets(all: .zero)),
          blocks: [.table(table)])
      ])
  }

  private func row(_ text: String, style: StyleID, height: Length) -> TableRow {
    let paragraph = Paragraph([.text(text)], style: style)
    return TableRow(
      height: .exactly(height),
      cells: [Cell(column: 0, content: .paragraphs([paragraph]), style: style)])
  }

  private func style(
    _ name: String, font: FontName, height: Length, minimum: Length
  ) -> TextStyle {
    TextStyle(
      name: name, font: font, fontSize: height * 4 / 5, linePitch: height, alignment: .center,
      verticalAlignment: .middle, overflow: .shrink(minimum: minimum))
  }
}
