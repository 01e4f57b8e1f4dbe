import CairoPainting
import Diagnostics
import DisplayList
import DocumentTree
import FormTemplates
import ImageFiles
import PDFFinishing
import Typefaces
import Typesetting

/// The second pass over one file: its pages are made, painted and finished.
struct FilePainter {
  let typesetter: Typesetter
  let fonts: CanvasFonts
  let library: FontLibrary
  let profile: FinishingProfile

  /// The whole PDF file in memory, and where its places to sign stand.
  func pdf(
    of planned: PlannedFile, pages range: ClosedRange<Int>?
  ) throws -> (bytes: [UInt8], places: [FieldPlace]) {
    let sink = MemorySink()
    var canvas = try PDFCanvas(fonts: fonts, sink: sink, isTagged: profile.isTagged)
    var plan: FinishingPlan?
    var painted = 0
    var places: [FieldPlace] = []
    try eachPage(of: planned, in: range) { page, document, sheet, isFirst in
      if plan == nil {
        plan = FinishingPlan(metadata: FileMetadata(document.information), profile: profile)
      }
      if planned.isCollection, isFirst {
        plan?.outline.append(
          OutlineEntry(title: planned.file.sheets[sheet].outlineTitle, pageIndex: painted))
      }
      try Self.refusingImages { try canvas.paint(page) }
      plan?.append(page, paper: sheet)
      painted += 1
      places += page.fields.filter { $0.kind == .signature }.map {
        FieldPlace(page: painted, pageSize: page.size, field: $0)
      }
    }
    try canvas.finish()
    plan?.attachment = planned.attachment
    guard let plan else { throw InternalFault("a file without pages") }
    return (try plan.finishedFile(from: sink.bytes), places)
  }

  /// Every page as a picture of the job's format, with its number in the file from 1.
  func pictures(
    of planned: PlannedFile, pages range: ClosedRange<Int>?, _ job: PrintJob,
    _ write: (Int, [UInt8]) throws -> Void
  ) throws {
    var number = range?.lowerBound ?? 1
    try eachPage(of: planned, in: range) { page, _, _, _ in
      let bytes = try Self.refusingImages {
        job.format == .svg
          ? try page.svg(fonts: fonts) : try page.png(dotsPerInch: job.dotsPerInch, fonts: fonts)
      }
      try write(number, bytes)
      number += 1
    }
  }

  /// The display lists of all pages as text.
  func dump(of planned: PlannedFile, pages range: ClosedRange<Int>?) throws -> [UInt8] {
    var text: [UInt8] = []
    try eachPage(of: planned, in: range) { page, _, _, _ in
      text += page.dump { library[$0].fullName }.utf8
    }
    return text
  }

  /// Makes the wanted pages in order; `isFirst` is the first shown of its sheet.
  private func eachPage(
    of planned: PlannedFile, in range: ClosedRange<Int>?,
    _ body: (_ page: Page, _ document: Document, _ sheet: Int, _ isFirst: Bool) throws -> Void
  ) throws {
    var number = 0
    var names = planned.signatureNames
    for (index, sheet) in planned.file.sheets.enumerated() {
      let plan = planned.plans[index]
      let wanted = (0..<plan.pageCount).filter { range?.contains(number + $0 + 1) ?? true }
      number += plan.pageCount
      guard let first = wanted.first else { continue }
      let document = try sheet.paper.form.document(at: sheet.copy)
      let pages = typesetter.pages(
        of: document, plan: plan, file: planned.filePages(ofSheet: index))
      let before = number - plan.pageCount
      for page in wanted {
        var made = try self.page(at: page, of: pages, kept: planned.keptPages?[before + page])
        planned.finish(&made, ofSheet: index)
        made.numberEntries(beside: &names)
        try body(made, document, index, page == first)
      }
    }
  }
}

extension FilePainter {
  /// The page that the first pass kept, with its bands, or the page made again.
  private func page(
    at index: Int, of pages: PageMaker, kept: Page?
  ) throws(DiagnosticError) -> Page {
    guard var page = kept else { return try pages.page(index) }
    pages.addBands(to: &page, at: index)
    return page
  }
}

extension FilePainter {
  /// An image that was sound when the data was read, and is not when it is painted.
  private static func refusingImages<Result>(_ paint: () throws -> Result) throws -> Result {
    do {
      return try paint()
    } catch PaintingError.image(let file, let fault) {
      throw DiagnosticError(
        .error("output.bad-image", "图片“\(file.name)”\(fault.message)", hint: fault.hint))
    }
  }
}

extension Page {
  /// Fields of one name would be one field: the second row's is 名称-2, as is that of a value beside a
  /// signature of the same name.
  fileprivate mutating func numberEntries(beside names: inout Set<String>) {
    for field in fields.indices where fields[field].kind != .signature {
      let name = fields[field].name
      var count = 1
      while !names.insert(fields[field].name).inserted {
        count += 1
        fields[field].name = "\(name)-\(count)"
      }
    }
  }
}

extension PlannedFile {
  /// The data that the file's papers print; `nil` if there is none, or it is to be published.
  fileprivate var attachment: Attachment? {
    let papers = file.sheets.compactMap { $0.paper.form.printedFields(ofCopy: $0.copy) }
    guard papers.count == file.sheets.count, let first = papers.first else { return nil }
    let text = papers.count == 1 ? first : "[\n\(papers.joined(separator: ","))]\n"
    return Attachment(
      name: "form-data.json", mediaType: "application/json", description: "表单所印的数据",
      bytes: Array(text.utf8))
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
