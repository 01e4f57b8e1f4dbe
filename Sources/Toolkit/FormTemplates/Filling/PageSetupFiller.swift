import DocumentTree
import FormData
import Geometry

/// Fills 页面: what stands outside the type area.
struct PageSetupFiller {
  let page: CompiledPage
  let context: FillContext

  func setup() -> PageSetup {
    PageSetup(
      size: page.size, margins: page.margins, bands: bands(page.bands),
      first: page.first.map(bands), last: page.last.map(bands), even: page.even.map(bands),
      watermark: watermark)
  }

  private var watermark: Watermark? {
    let text = page.watermark?.string(in: context.environment()).trimmingBlanks ?? ""
    guard !text.isEmpty else { return nil }
    return Watermark(
      text: text, font: "黑体", origin: Origin(location: page.watermarkLocation))
  }

  private func bands(_ bands: CompiledBands) -> Bands {
    Bands(
      header: bands.header.map(band), footer: bands.footer.map(band),
      keepsHeader: bands.keepsHeader, keepsFooter: bands.keepsFooter)
  }

  /// 单页: 不印 leaves out what counts pages; a paper's number stays on its only page.
  private func band(_ band: CompiledBand) -> Band {
    let context = context
    let parts = [band.left, band.center, band.right].compactMap(\.self)
    return Band(
      style: band.style, height: band.height,
      isOmittedOnSinglePage: band.isOmittedOnSinglePage && parts.allSatisfy(\.countsPages),
      origin: Origin(location: band.location)
    ) { numbers in
      let isOmitted = band.isOmittedOnSinglePage && numbers.pageCount == 1
      var environment = context.environment()
      environment.counters.page = numbers.page
      environment.counters.pageCount = numbers.pageCount
      environment.counters.filePage = numbers.filePage
      environment.counters.filePageCount = numbers.filePageCount
      func inlines(_ part: CompiledText?) -> [Inline] {
        guard let part, !(isOmitted && part.countsPages) else { return [] }
        return part.inlines(in: environment)
      }
      return Band.Content(
        left: inlines(band.left), center: inlines(band.center), right: inlines(band.right))
    }
  }
}
