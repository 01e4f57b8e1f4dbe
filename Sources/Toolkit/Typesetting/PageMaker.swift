public import Diagnostics
public import DisplayList
import DocumentTree
import Geometry

/// Makes the pages of a planned document, in any order; consecutive ones of a section share its
/// tables' columns.
public final class PageMaker {
  private let document: Document
  private let plan: PagePlan
  private let file: Typesetter.FilePages
  private let lines: LineSetter
  private let isLoose: Bool
  private var current: (section: Int, source: UnitSource)?

  init(
    document: Document, plan: PagePlan, file: Typesetter.FilePages, lines: LineSetter,
    isLoose: Bool
  ) {
    self.document = document
    self.plan = plan
    self.file = file
    self.lines = lines
    self.isLoose = isLoose
  }

  /// A page in its final form; counted from 0.
  public func page(_ index: Int) throws(DiagnosticError) -> Page {
    let start = plan.starts[index]
    let source = source(of: start.section)
    let filled = try source.fillPage(from: start.cursor)
    var page = source.compose(filled, section: start.section)
    addBands(to: &page, at: index)
    return page
  }

  /// The page's bands and watermark alone, so that their glyphs are known before anything is painted.
  public func bands(ofPage index: Int) -> Page {
    var page = Page(size: document.sections[plan.starts[index].section].pageSetup.size)
    addBands(to: &page, at: index)
    return page
  }

  private func source(of section: Int) -> UnitSource {
    if let current, current.section == section { return current.source }
    let source = UnitSource(
      document.sections[section], styles: document.styles, lines: lines, isLoose: isLoose)
    current = (section, source)
    return source
  }

  /// Completes a page that the first pass has shown; counted from 0.
  public func addBands(to page: inout Page, at index: Int) {
    let start = plan.starts[index]
    let numbers = Band.PageNumbers(
      page: start.number, pageCount: plan.stretchCounts[start.stretch],
      filePage: file.before + index + 1, filePageCount: file.count)
    BandComposer(document: document, lines: lines).add(
      to: &page, setup: document.sections[start.section].pageSetup, numbers: numbers)
  }
}

extension UnitSource {
  /// The page from a place on; its `next` leads to something or is `nil`.
  func fillPage(from start: PageCursor) throws(DiagnosticError) -> FilledPage {
    var filler = PageFiller(source: self)
    var filled = try filler.fill(from: start)
    if let next = filled.next, try !hasContent(from: next) { filled.next = nil }
    return filled
  }

  /// Spaces and page breaks alone are no page.
  private func hasContent(from start: PageCursor) throws(DiagnosticError) -> Bool {
    var cursor = start
    while let unit = try unit(at: cursor) {
      if !unit.isSpace { return true }
      cursor = unit.next
    }
    return false
  }

  func compose(_ filled: FilledPage, section: Int) -> Page {
    var composer = PageComposer(source: self, section: section)
    return composer.compose(filled)
  }
}
