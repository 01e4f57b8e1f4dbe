import Diagnostics
import FormTemplates

extension PrintJob {
  /// The files to be written, in order, each with its name; names never meet.
  func files() throws(DiagnosticError) -> [File] {
    let sheets = papers.flatMap { paper in
      (0..<paper.form.copyCount).map { Sheet(paper: paper, copy: $0) }
    }
    guard !sheets.isEmpty, let first = papers.first else {
      throw DiagnosticError(.error("output.nothing", "没有可打印的份数", hint: "每份的列表是空的"))
    }
    let isOneFile = isMerged || papers.count > 1 || first.template.copyListName == nil
    guard !isOneFile else {
      let path = output ?? "\(first.name).\(format.fileExtension)"
      let name = try OutputPattern(path).name(filledWith: pageField)
      return [File(path: name, sheets: sheets)]
    }
    let pattern = try OutputPattern(output ?? "\(first.name)-【序号】.\(format.fileExtension)")
    if sheets.count > 1 && !pattern.fields.contains(where: { $0 != Self.pageName }) {
      throw DiagnosticError(
        .error(
          "output.one-name", "“\(first.name)”每份一个文件，共\(sheets.count)份，-o 只给了一个名字",
          hint: "在文件名里写上【姓名】或【序号】，或用 --merge 合成一个文件"))
    }
    return try named(sheets, by: pattern)
  }

  /// In file names of pictures, the page's number.
  static let pageName = "页"

  /// Stays as it is until the pictures are written; other formats have no file for each page.
  private func pageField(_ field: String) -> String? {
    let isPicture = format == .png || format == .svg
    return isPicture && field == Self.pageName ? "【\(Self.pageName)】" : nil
  }

  private func named(
    _ sheets: [Sheet], by pattern: OutputPattern
  ) throws(DiagnosticError) -> [File] {
    var sink = DiagnosticSink()
    var seen: [[UInt8]: Int] = [:]
    var files: [File] = []
    for (index, sheet) in sheets.enumerated() {
      let path = try pattern.name { field in
        pageField(field) ?? sheet.paper.form.copyFields(at: sheet.copy)(field)
      }
      if let other = seen.updateValue(index, forKey: Array(path.utf8)) {
        sink.report(sameName(path, other + 1, index + 1))
      }
      files.append(File(path: path, sheets: [sheet]))
    }
    try sink.throwErrors()
    return files
  }

  private func sameName(_ path: String, _ first: Int, _ second: Int) -> Diagnostic {
    .error(
      "output.same-name", "第\(first)份和第\(second)份的文件名都是“\(path)”",
      hint: "在 -o 的文件名里加上【序号】")
  }
}

extension PrintJob.Format {
  var fileExtension: String {
    switch self {
    case .pdf: "pdf"
    case .png: "png"
    case .svg: "svg"
    case .dump: "txt"
    }
  }
}
