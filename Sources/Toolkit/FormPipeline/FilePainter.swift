import CairoPainting
import Diagnostics
import DisplayList
import DocumentTree
import FormTemplates
import PDFFinishing
import Typefaces
import Typesetting

/// The second pass over one file: its pages are made, painted and finished.
struct FilePainter {
  let typesetter: Typesetter
  let fonts: CanvasFonts
  let library: FontLibrary

  /// The whole PDF file in memory.
  func pdf(
    of planned: PlannedFile, pages range: ClosedRange<Int>?
  ) throws -> [UInt8] {
    let sink = MemorySink()
    var canvas = try PDFCanvas(fonts: fonts, sink: sink)
    var plan: FinishingPlan?
    var painted = 0
    try eachPage(of: planned, in: range) { page, document, sheet, isFirst in
      if plan == nil { plan = FinishingPlan(metadata: FileMetadata(document.information)) }
      if planned.isCollection, isFirst {
        plan?.outline.append(
          OutlineEntry(title: planned.file.sheets[sheet].outlineTitle, pageIndex: painted))
      }
      try canvas.paint(page)
      plan?.addFields(of: page, at: painted)
      painted += 1
    }
    try canvas.finish()
    guard let plan else { throw InternalFault("a file without pages") }
    return try plan.finishedFile(from: sink.bytes)
  }

  /// Every page as a picture or as text, with its number in the file from 1.
  func pictures(
    of planned: PlannedFile, pages range: ClosedRange<Int>?, _ format: PrintJob.Format,
    dotsPerInch: Int, _ write: (Int, [UInt8]) throws -> Void
  ) throws {
    var number = range?.lowerBound ?? 1
    try eachPage(of: planned, in: range) { page, _, _, _ in
      switch format {
      case .png: try write(number, try page.png(dotsPerInch: dotsPerInch, fonts: fonts))
      case .svg: try write(number, try page.svg(fonts: fonts))
      case .dump, .pdf: try write(number, Array(dump(page).utf8))
      }
      number += 1
    }
  }

  private func dump(_ page: Page) -> String {
    page.dump { library[$0].fullName }
  }

  /// Makes the wanted pages in order; `isFirst` is the first shown of its sheet.
  private func eachPage(
    of planned: PlannedFile, in range: ClosedRange<Int>?,
    _ body: (_ page: Page, _ document: Document, _ sheet: Int, _ isFirst: Bool) throws -> Void
  ) throws {
    var number = 0
    for (index, sheet) in planned.file.sheets.enumerated() {
      let plan = planned.plans[index]
      let wanted = (0..<plan.pageCount).filter { range?.contains(number + $0 + 1) ?? true }
      number += plan.pageCount
      guard let first = wanted.first else { continue }
      let document = try sheet.paper.form.document(at: sheet.copy)
      let pages = typesetter.pages(
        of: document, plan: plan, file: planned.filePages(ofSheet: index))
      for page in wanted {
        var made = try pages.page(page)
        planned.finish(&made, ofSheet: index)
        try body(made, document, index, page == first)
      }
    }
  }
}

extension PrintJob.Sheet {
  /// The form's name, and what tells one copy from another.
  var outlineTitle: String {
    paper.copyTitle(at: copy).map { "\(paper.name) \($0)" } ?? paper.name
  }
}

extension FileMetadata {
  init(_ information: DocumentInformation) {
    self.init(
      title: information.title, author: information.author, subject: information.subject,
      language: information.language, date: information.date)
  }
}

/// A fault of the program itself; the command ends with 70.
public struct InternalFault: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
