public import Diagnostics
public import DocumentTree
import FormData
import ImageFiles

/// A template with its data: as many copies as 每份 has items, each filled when it is asked for.
public struct FilledForm: Sendable {
  /// 1 unless the template says 每份.
  public let copyCount: Int
  /// What was odd about the template and the data, and 校验 that only remind (仅提醒).
  public let warnings: [Diagnostic]
  let template: CompiledTemplate
  let options: FillOptions
  private let root: Record
  private let images: [String: ImageFile]

  init(
    _ template: CompiledTemplate, data: DataSet, options: FillOptions
  ) throws(DiagnosticError) {
    var sink = DiagnosticSink()
    let isBlank = options.isBlank || data.isBlank
    var options = options
    options.isBlank = isBlank
    if let location = template.todayLocation, options.date == nil, !isBlank {
      sink.report(
        .error("template.today-without-date", "用了“今日”，却没有给出日期", at: location, hint: "用 --date 给出"))
    }
    let root = isBlank ? DataSet.blank(template.declarations).root : data.root
    if !isBlank {
      let context = Self.context(records: [root], template, options, images: data.images)
      CheckRunner(template: template, context: context).run(sink: &sink)
    }
    copyCount = Self.copies(of: template, root: root, isBlank: isBlank)
    if copyCount == 0, let list = template.copyList {
      sink.report(.noCopies(template.declarations[list]))
    }
    try sink.throwErrors()
    self.template = template
    self.options = options
    self.root = root
    images = isBlank ? [:] : data.images
    // An unused field concerns who writes the template, not who fills it.
    let ofTemplate = template.warnings.filter { $0.id != TemplateCompiler.unusedField }
    warnings = ofTemplate + data.warnings + sink.diagnostics
  }

  /// The copy at an index from 0.
  ///
  /// Rows of long tables are made when the document is read, not here.
  public func document(at index: Int) throws(DiagnosticError) -> Document {
    CopyFiller(template: template, options: options, context: context(ofCopy: index))
      .document().document
  }

  /// What is worth knowing about a copy and stops nothing: too many signature fields.
  public func warnings(ofCopy index: Int) -> [Diagnostic] {
    CopyFiller(template: template, options: options, context: context(ofCopy: index))
      .document().warnings
  }

  /// Looks up the names in a pattern for file names, such as `承诺书-【姓名】.pdf`.
  ///
  /// The copy's own fields come first, then the data's; 序号 is the copy's number from 1. Lists and
  /// unknown names give `nil`.
  public func copyFields(at index: Int) -> (String) -> String? {
    let context = context(ofCopy: index)
    let scope = copyScope
    return { name in
      if name.utf8.elementsEqual(Builtin.serial.rawValue.utf8) { return String(index + 1) }
      for (frame, record) in zip(scope.frames, context.records).reversed() {
        guard let slot = frame.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) })
        else { continue }
        return record.values.indices.contains(slot) ? record.values[slot].printedName : nil
      }
      return nil
    }
  }

  // MARK: Copies

  private static func copies(
    of template: CompiledTemplate, root: Record, isBlank: Bool
  ) -> Int {
    guard let list = template.copyList, !isBlank else { return 1 }
    guard case .records(let records) = root.values[list] else { return 0 }
    return records.count
  }

  private var copyScope: NameScope {
    let scope = NameScope(frames: [template.declarations])
    guard let list = template.copyList,
      case .records(let fields) = template.declarations[list].shape
    else { return scope }
    return scope.entering(fields)
  }

  func context(ofCopy index: Int) -> FillContext {
    var records = [root]
    if let list = template.copyList, case .records(let fields) = template.declarations[list].shape {
      if case .records(let items) = root.values[list], (0..<items.count).contains(index) {
        records.append(items.record(at: index))
      } else {
        records.append(Record(fields.map { _ in .absent }))
      }
    }
    return Self.context(records: records, template, options, images: images)
  }

  private static func context(
    records: [Record], _ template: CompiledTemplate, _ options: FillOptions,
    images: [String: ImageFile]
  ) -> FillContext {
    var counters = Counters()
    counters.today = options.date
    counters.version = template.version
    counters.purpose = options.purpose
    counters.number = options.number
    counters.checkCode = options.checkCode
    counters.paperCode = options.paperCode
    return FillContext(
      records: records, counters: counters, images: images, isBlank: options.isBlank,
      makesEntries: options.makesEntries)
  }
}

extension Diagnostic {
  fileprivate static func noCopies(_ list: FieldDeclaration) -> Self {
    .error(
      "data.no-copies", "“\(list.name)”一项也没有，没有可印的", at: list.location, dataPath: list.name,
      hint: "要印空表用 --blank")
  }
}
