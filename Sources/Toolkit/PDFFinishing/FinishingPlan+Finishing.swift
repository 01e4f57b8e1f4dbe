import Crypto
import PDFObjects

extension FinishingPlan {
  /// The painted file with its metadata, outline and fields, as one revision of PDF 1.7.
  ///
  /// A pure function: the same plan and bytes give the same file, and nothing in it comes from a
  /// clock or from the job around it. The file's `ID` is the SHA-256 of its body, cut to 16 bytes.
  /// Takes time and memory in proportion to the file. Fails with all faults of the plan at once.
  public func finishedFile(from painted: [UInt8]) throws(FinishingError) -> [UInt8] {
    try result(from: painted).get()
  }

  private func result(from painted: [UInt8]) -> Result<[UInt8], FinishingError> {
    do throws(PDFReadingError) {
      var file = try PDFFile(painted)
      let pages = try PageTree(of: file).pages
      let faults = faults(pageCount: pages.count)
      guard faults.isEmpty else { return .failure(FinishingError(faults)) }
      return .success(try finish(&file, pages: pages))
    } catch {
      return .failure(FinishingError([.unreadable(error)]))
    }
  }

  private func finish(
    _ file: inout PDFFile, pages: [PDFReference]
  ) throws(PDFReadingError) -> [UInt8] {
    try file.finishFonts()
    guard let root = file.trailer["Root"]?.reference else {
      throw PDFReadingError(.missingTrailer, at: 0)
    }
    var catalog = try file.dictionary(.reference(root))
    catalog["Lang"] = .text(metadata.language)
    catalog["ViewerPreferences"] = ["DisplayDocTitle": true, "PrintScaling": .name("None")]
    catalog["Metadata"] = .reference(file.add(.stream(metadata.packet)))
    if let outlines = file.addOutline(outline, pages: pages) {
      catalog["Outlines"] = .reference(outlines)
      catalog["PageMode"] = .name("UseOutlines")
    }
    if let form = try file.addFields(fields, pages: pages) {
      catalog["AcroForm"] = .reference(form)
    }
    file.replace(root, with: .dictionary(catalog))
    file.trailer["Info"] = .reference(file.add(.dictionary(metadata.information)))
    return try file.rewritten(version: "1.7") { body in
      Array(SHA256.hash(data: body).prefix(16))
    }
  }
}
