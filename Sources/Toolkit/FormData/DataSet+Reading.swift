public import Diagnostics
public import ImageFiles
import TabularData

extension DataSet {
  /// Reads JSON files and the tables that fill lists of records.
  ///
  /// Throws all faults of all files at once. The tables (CSV) are given with the name of the list
  /// they fill. `knownElsewhere` holds paths (`企业.大队`) that belong to other templates of the
  /// same run: data may give them although no declaration here names them. `registered` says what
  /// is to be written by hand for a private character; any other is a fault. `image` opens an image
  /// by the path that the data gives, each once.
  public init(
    files: [DataFile], tables: [(list: String, file: DataFile)] = [],
    declarations: [FieldDeclaration], knownElsewhere: Set<String> = [],
    registered: [Unicode.Scalar: String] = [:],
    image: (String) throws(ImageFault) -> ImageFile = Self.noImage
  ) throws(DiagnosticError) {
    var reading = DataReading(
      declarations, knownElsewhere: knownElsewhere, registered: registered)
    for (number, file) in files.enumerated() { reading.read(file, number: number) }
    for (number, table) in tables.enumerated() {
      reading.read(table.file, into: table.list, number: files.count + number)
    }
    reading.reportMissing(in: files.first)
    reading.openImages(image)
    try reading.sink.throwErrors()
    self.init(
      root: reading.contents.record, declarations: declarations, isBlank: false,
      warnings: reading.sink.diagnostics, images: reading.images)
  }

  /// For data that comes without a folder.
  public static func noImage(_ path: String) throws(ImageFault) -> ImageFile {
    throw .unreadable("不知道在哪个文件夹里")
  }
}

/// The files of a data set as they are read one after another.
private struct DataReading {
  let layout: RecordLayout
  let knownElsewhere: Set<String>
  let registered: [Unicode.Scalar: String]
  var contents: RootContents
  var sink = DiagnosticSink()
  private(set) var images: [String: ImageFile] = [:]
  private var imagePlaces: [(path: String, place: ImagePlace)] = []

  init(
    _ declarations: [FieldDeclaration], knownElsewhere: Set<String>,
    registered: [Unicode.Scalar: String]
  ) {
    layout = RecordLayout(declarations)
    contents = RootContents(layout)
    self.knownElsewhere = knownElsewhere
    self.registered = registered
  }

  mutating func read(_ file: DataFile, number: Int) {
    do throws(DiagnosticError) {
      try check(file)
    } catch {
      contents.isCutShort = true
      return sink.report(error.diagnostics)
    }
    var reader = JSONReader(
      checking: file, number: number, knownElsewhere: knownElsewhere, registered: registered)
    reader.readRoot(layout, into: &contents)
    sink.report(reader.faults?.all ?? [])
    imagePlaces += reader.faults?.images ?? []
  }

  mutating func read(_ file: DataFile, into list: String, number: Int) {
    let start = SourceLocation(file: file.name, line: 1, column: 1)
    guard let index = layout.index(ofKey: Array(list.utf8)[...], guess: 0),
      let nested = layout.fields[index].nested
    else { return reportUnknown(list, at: start) }
    let field = layout.fields[index].declaration
    if let earlier = contents.givenBy[index] {
      return sink.report(
        .error(
          "data.duplicate-key", "\(field.name)在\(earlier)里已经给了", at: start,
          dataPath: field.name, hint: "留下一个"))
    }
    contents.givenBy[index] = file.name
    do throws(DiagnosticError) {
      let table = try CellTable(csv: file.name, bytes: file.bytes) { row in
        nested.fields.count { field in row.contains { $0.utf8.elementsEqual(field.key) } }
      }
      let reader = TableReader(
        checking: table, list: field, layout: nested, knownElsewhere: knownElsewhere,
        registered: registered, sink: &sink, images: &imagePlaces)
      guard let reader else { return }
      contents.record.values[index] = .records(
        RecordList(TableRecords(reader: reader), identity: number << 48))
    } catch {
      sink.report(error.diagnostics)
    }
  }

  /// What no file gives is told at the first file's start.
  mutating func reportMissing(in file: DataFile?) {
    guard !contents.isCutShort else { return }
    let location = file.map { SourceLocation(file: $0.name, line: 1, column: 1) }
    for (field, giver) in zip(layout.fields, contents.givenBy)
    where giver == nil && field.declaration.isRequired {
      let declared = field.declaration.location.map { "（\($0)）" } ?? ""
      sink.report(
        .error(
          "data.missing", "\(field.declaration.name)没有给\(declared)", at: location,
          dataPath: field.declaration.name))
    }
  }

  mutating func openImages(_ open: (String) throws(ImageFault) -> ImageFile) {
    for (path, place) in imagePlaces where images[path] == nil {
      do throws(ImageFault) {
        images[path] = try open(path)
      } catch {
        sink.report(
          .error(
            "data.bad-image", "\(place.dataPath)的图片“\(path)”\(error.message)", at: place.location,
            dataPath: place.dataPath, hint: error.hint))
      }
    }
  }

  private mutating func reportUnknown(_ list: String, at location: SourceLocation) {
    guard !knownElsewhere.contains(list) else { return }
    let lists = layout.fields.filter { $0.nested != nil }.map(\.declaration.name)
    let hint = NearestName.of(list, among: lists).map { "是不是“\($0)”？" }
    sink.report(
      .error(
        "data.unknown-list", "没有“\(list)”这个列表", at: location, dataPath: list,
        hint: hint ?? (lists.isEmpty ? nil : "可以给：\(lists.joined(separator: "、"))")))
  }

  /// Refuses what is not a UTF-8 text.
  private func check(_ file: DataFile) throws(DiagnosticError) {
    if file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw DiagnosticError(
        .error(
          "data.not-json", "这是 Excel 工作簿或压缩文件，不是 JSON",
          at: SourceLocation(file: file.name, line: 1, column: 1), hint: "数据用 JSON 或 CSV 给"))
    }
    if file.name.lowercased().hasSuffix(".csv") {
      let lists = layout.fields.filter { $0.nested != nil }.map(\.declaration.name)
      throw DiagnosticError(
        .error(
          "data.not-json", "这是 CSV 表格，不是 JSON",
          at: SourceLocation(file: file.name, line: 1, column: 1),
          hint: "表格填一个列表，写成 --rows \(lists.first ?? "列表")=\(file.name)"))
    }
    do {
      _ = try UTF8Span(validating: file.bytes.span)
    } catch {
      var positions = SourcePositions(file: file.name, bytes: file.bytes)
      let location = positions.location(ofByte: error.byteOffsets.lowerBound)
      throw DiagnosticError(
        .error("data.encoding", "这里不是 UTF-8 文字", at: location, hint: "把文件另存为 UTF-8"))
    }
  }
}
