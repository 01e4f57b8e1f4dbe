public import Diagnostics
public import DisplayList
public import DocumentTree
public import Typefaces
import Geometry

/// One worker's typesetter: documents in, pages out.
///
/// Two passes always suffice. ``plan(_:visiting:)`` finds where every page begins;
/// ``pages(of:plan:file:)`` then makes any page, alone or in order, with the totals known. Bands
/// have fixed heights, so the totals cannot change the page breaks.
public final class Typesetter {
  /// What a page's numbers in the file are counted from, when several papers make one file.
  public struct FilePages: Hashable, Sendable {
    /// Pages before this document.
    public var before: Int
    /// Pages of the whole file.
    public var count: Int

    public init(before: Int, count: Int) {
      self.before = before
      self.count = count
    }
  }

  private let lines: LineSetter
  private let isLoose: Bool

  /// With `isLoose`, what does not fit is cut, with a red mark and a warning, instead of the
  /// document being refused.
  public init(library: FontLibrary, isLoose: Bool = false) {
    lines = LineSetter(faces: FaceChains(library: library))
    self.isLoose = isLoose
  }

  /// The first pass: sets every page once, in order, and keeps none.
  ///
  /// The pages handed to `visit` are without bands; they serve to collect glyphs. Throws everything
  /// that does not fit and every character without a glyph, all at once.
  public func plan(
    _ document: Document, visiting visit: (Page) -> Void = { _ in }
  ) throws(DiagnosticError) -> PagePlan {
    var plan = PagePlan()
    var sink = DiagnosticSink()
    for (index, section) in document.sections.enumerated() {
      let source = UnitSource(
        section, styles: document.styles, lines: lines, isLoose: isLoose)
      if section.restartsPageNumbers || plan.stretchCounts.isEmpty {
        plan.stretchCounts.append(0)
      }
      if let name = section.name {
        plan.outline.append(PagePlan.Entry(title: name, page: plan.pageCount))
      }
      var cursor: PageCursor? = PageCursor(block: 0)
      while let start = cursor {
        do throws(DiagnosticError) {
          let filled = try source.fillPage(from: start)
          append(start, section: index, to: &plan)
          let page = source.compose(filled, section: index)
          visit(page)
          cursor = filled.next
        } catch {
          sink.report(error.diagnostics)
          cursor = nil
        }
      }
    }
    sink.report(lines.removeFindings())
    try sink.throwErrors()
    plan.warnings = sink.diagnostics
    return plan
  }

  /// The second pass: makes any page of a planned document, which may stand in a file of several.
  public func pages(
    of document: Document, plan: PagePlan, file: FilePages? = nil
  ) -> PageMaker {
    PageMaker(
      document: document, plan: plan,
      file: file ?? FilePages(before: 0, count: plan.pageCount), lines: lines, isLoose: isLoose)
  }

  /// What setting bands has found wrong since the plan was made.
  public func removeFindings() -> [Diagnostic] { lines.removeFindings() }

  private func append(_ start: PageCursor, section: Int, to plan: inout PagePlan) {
    let stretch = plan.stretchCounts.count - 1
    plan.stretchCounts[stretch] += 1
    plan.starts.append(
      PagePlan.PageStart(
        section: section, cursor: start, number: plan.stretchCounts[stretch], stretch: stretch))
  }
}
