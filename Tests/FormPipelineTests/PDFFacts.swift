import FormTestSupport

/// What programs that are not ours say about a file.
enum PDFFacts {
  /// By Poppler's pdfinfo.
  static func pageCount(of path: String) throws -> Int {
    let lines = try run("pdfinfo", [path]).text.split(separator: "\n")
    let line = lines.first { $0.hasPrefix("Pages:") }
    return line.flatMap { Int($0.dropFirst(6).drop { $0 == " " }) } ?? 0
  }

  /// The names of the signature fields, in the order in which Poppler's pdfsig tells them.
  static func signatureFields(of path: String) throws -> [String] {
    let mark = "- Signature Field Name: "
    return try run("pdfsig", [path]).text.split(separator: "\n").compactMap { line in
      let line = line.drop { $0 == " " }
      return line.hasPrefix(mark) ? String(line.dropFirst(mark.count)) : nil
    }
  }

  /// The titles of the outline, by MuPDF's mutool.
  static func outline(of path: String) throws -> [String] {
    try run("mutool", ["show", path, "outline"]).text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      return parts.count > 2 ? String(parts[1]) : nil
    }
  }
}
