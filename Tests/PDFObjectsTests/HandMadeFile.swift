/// A small PDF written by hand: objects from number 1 with their true offsets.
struct HandMadeFile {
  var objects: [String]
  var trailer = "/Root 1 0 R"

  var bytes: [UInt8] {
    var text = "%PDF-1.5\n"
    var table = "0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.utf8.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    let count = objects.count + 1
    text += "xref\n0 \(count)\n\(table)trailer\n<< /Size \(count) \(trailer) >>\n"
    return Array((text + "startxref\n\(start)\n%%EOF\n").utf8)
  }

  /// One blank page, with an indirect stream length and a comment as Cairo writes them, and an
  /// object that nothing leads to.
  static let onePage = HandMadeFile(objects: [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
    "<< /Type /Page % 1\n/Parent 2 0 R /MediaBox [ 0 0 595.276 841.89 ] /Contents 5 0 R >>",
    "(no one knows me)",
    "<< /Length 6 0 R >>\nstream\nq 1 0 0 1 0 0 cm Q\nendstream",
    "18",
  ])
}
