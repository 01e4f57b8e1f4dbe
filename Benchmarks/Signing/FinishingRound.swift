import CairoPainting
import FormPipeline
import PDFFinishing
import Typefaces
import Typesetting

/// A painted one-page form and what finishing is told about it.
struct FinishingRound {
  private let plan: FinishingPlan
  private let painted: [UInt8]

  /// Paints the first page of a template with its data, tagged as archival files are.
  init(template: String, data: String, fonts: String) throws {
    var loader = PaperLoader(templates: [template], data: [data])
    let document = try loader.load()[0].form.document(at: 0)
    let library = try FontLibrary(folders: [fonts])
    let typesetter = Typesetter(library: library)
    var glyphs = GlyphUse()
    let layout = try typesetter.plan(document) { page in
      for case .glyphs(let run) in page.items { glyphs.insert(run) }
    }
    let page = try typesetter.pages(of: document, plan: layout).page(0)
    let sink = MemorySink()
    let faces = CanvasFonts(try PaintingFaces(try SubsetFonts(of: glyphs, from: library)))
    var canvas = try PDFCanvas(fonts: faces, sink: sink, isTagged: true)
    try canvas.paint(page)
    try canvas.finish()
    var plan = FinishingPlan(metadata: FileMetadata(title: "样张"))
    plan.append(page)
    self.plan = plan
    painted = sink.bytes
  }

  func run() throws -> [UInt8] { try plan.finishedFile(from: painted) }
}
