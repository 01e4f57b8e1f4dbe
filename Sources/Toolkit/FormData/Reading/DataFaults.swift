import Diagnostics

/// Gathers what is wrong with one data file, with places and paths.
struct DataFaults: Sendable {
  /// Errors, and warnings, told one by one; of those beyond, only the number is told.
  static let limit = 200

  private(set) var diagnostics: [Diagnostic] = []
  /// The way to the value that is being read.
  private var path: [Step] = []
  private var positions: SourcePositions
  private var omitted: (errors: Int, warnings: Int) = (0, 0)
  private var errorCount = 0

  private enum Step {
    case field(String)
    /// An item of a list, from 0.
    case item(Int)
  }

  init(positions: SourcePositions) {
    self.positions = positions
  }

  init(file: DataFile) {
    self.init(positions: SourcePositions(file: file.name, bytes: file.bytes))
  }

  /// Everything found, and the number of faults that were not told one by one.
  var all: [Diagnostic] {
    var all = diagnostics
    if omitted.warnings > 0 {
      all.append(.warning("data.more", "还有\(omitted.warnings)处提醒没有列出"))
    }
    if omitted.errors > 0 {
      all.append(.error("data.more", "还有\(omitted.errors)处错误没有列出", hint: "改好上面的再看"))
    }
    return all
  }

  mutating func enter(field name: String) { path.append(.field(name)) }
  mutating func enter(item index: Int) { path.append(.item(index)) }
  mutating func leave() { path.removeLast() }

  /// `企业[3].执法人员`; empty for the data as a whole.
  var dataPath: String {
    path.reduce(into: "") { result, step in
      switch step {
      case .field(let name): result += result.isEmpty ? name : ".\(name)"
      case .item(let index): result += "[\(index + 1)]"
      }
    }
  }

  /// The path without its item numbers, as `knownElsewhere` holds it: `企业.执法人员`.
  func fieldPath(adding name: String) -> String {
    let names = path.compactMap { step in
      if case .field(let name) = step { name } else { nil }
    }
    return (names + [name]).joined(separator: ".")
  }

  /// Reports a fault of the value at the present path, whose name begins the message.
  mutating func report(
    _ id: Diagnostic.ID, _ predicate: String, atByte offset: Int?,
    declared: SourceLocation? = nil, hint: String? = nil, severity: Diagnostic.Severity = .error
  ) {
    guard hasRoom(for: severity) else { return }
    let path = dataPath
    let declaration = declared.map { "（\($0)）" } ?? ""
    let location = offset.map { positions.location(ofByte: $0) }
    diagnostics.append(
      Diagnostic(
        severity, id, path + predicate + declaration, at: location,
        dataPath: path.isEmpty ? nil : path, hint: hint))
  }

  /// Counts a finding, and counts it as omitted when there are enough of its kind.
  private mutating func hasRoom(for severity: Diagnostic.Severity) -> Bool {
    guard severity == .error else {
      let hasRoom = diagnostics.count - errorCount < Self.limit
      omitted.warnings += hasRoom ? 0 : 1
      return hasRoom
    }
    guard errorCount < Self.limit else {
      omitted.errors += 1
      return false
    }
    errorCount += 1
    return true
  }

  mutating func report(_ fault: ScalarFault, atByte offset: Int?, declared: SourceLocation?) {
    report(fault.id, fault.message, atByte: offset, declared: declared, hint: fault.hint)
  }

  mutating func report(_ finding: TextHygiene.Finding, atByte offset: Int?) {
    let wording = finding.wording
    report(
      wording.id, wording.message, atByte: offset, hint: wording.hint, severity: wording.severity)
  }
}

extension TextHygiene.Finding {
  /// The finding as a fault of a value; the message continues after the value's path.
  var wording: (severity: Diagnostic.Severity, id: Diagnostic.ID, message: String, hint: String?) {
    switch self {
    case .control(let scalar):
      (.error, "data.control-character", "含控制字符\(codePoint(scalar))", "删去这个字符")
    case .directionMark(let scalar):
      (.error, "data.direction-mark", "含改变书写方向的字符\(codePoint(scalar))", "删去这个字符")
    case .invisible(let scalar):
      (.warning, "data.invisible-character", "含看不见的字符\(codePoint(scalar))", "不是有意的就删去")
    case .privateUse(let scalar):
      (
        .warning, "data.private-use", "含自造字\(codePoint(scalar))", "换成国家标准里的字；别处的电脑没有这个字"
      )
    case .remapped(let older, let newer):
      (
        .note, "data.remapped",
        "里的旧码\(codePoint(older))已按 GB 18030-2022 换成“\(newer)”\(codePoint(newer))", nil
      )
    case .radical(let scalar):
      (.warning, "data.radical", "里的“\(scalar)”是部首字符\(codePoint(scalar))", "改用普通的汉字")
    case .spacedName:
      (.warning, "data.spaced-name", "中间有全角空格", "姓名不要用空格撑开，排版时会自动对齐")
    }
  }

  private func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
