import CharacterHygiene
import Diagnostics

/// Where data names an image.
struct ImagePlace: Hashable, Sendable {
  var location: SourceLocation?
  var dataPath: String
}

/// Gathers what is wrong with one data file, with places and paths.
struct DataFaults: Sendable {
  /// Errors, and warnings, told one by one; of those beyond, only the number is told.
  static let limit = 200

  private(set) var diagnostics: [Diagnostic] = []
  /// Where the data first names each image, in order.
  private(set) var images: [(path: String, place: ImagePlace)] = []
  private var knownImages: Set<String> = []
  /// The way to the value that is being read.
  private var path: [Step] = []
  private var positions: SourcePositions
  private var omitted: (errors: Int, warnings: Int) = (0, 0)
  private var errorCount = 0
  private var warningCount = 0
  /// What is to be written by hand for a private character, by the office's own register.
  private let registered: [Unicode.Scalar: String]

  private enum Step {
    case field(String)
    /// An item of a list, from 0.
    case item(Int)
  }

  init(positions: SourcePositions, registered: [Unicode.Scalar: String]) {
    self.positions = positions
    self.registered = registered
  }

  init(file: DataFile, registered: [Unicode.Scalar: String]) {
    self.init(
      positions: SourcePositions(file: file.name, bytes: file.bytes), registered: registered)
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
      let hasRoom = warningCount < Self.limit
      warningCount += hasRoom ? 1 : 0
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

  /// Notes the path of an image at the present path of the data.
  mutating func note(image path: String, atByte offset: Int?) {
    guard knownImages.insert(path).inserted else { return }
    let place = ImagePlace(
      location: offset.map { positions.location(ofByte: $0) }, dataPath: dataPath)
    images.append((path, place))
  }

  mutating func report(_ fault: ScalarFault, atByte offset: Int?, declared: SourceLocation?) {
    report(fault.id, fault.message, atByte: offset, declared: declared, hint: fault.hint)
  }

  mutating func report(_ finding: TextHygiene.Finding, atByte offset: Int?) {
    if case .privateUse(let scalar) = finding, let description = registered[scalar] {
      return reportHandwritten(scalar, description, atByte: offset)
    }
    report(
      finding.dataID, finding.message, atByte: offset, hint: finding.hint,
      severity: finding.severity)
  }

  /// Every place is told, however many there are: someone must go there with a pen.
  private mutating func reportHandwritten(
    _ scalar: Unicode.Scalar, _ description: String, atByte offset: Int?
  ) {
    diagnostics.append(
      Diagnostic(
        .note, "data.handwritten", "\(dataPath)里的\(scalar.codePoint)留空，要手写：\(description)",
        at: offset.map { positions.location(ofByte: $0) }, dataPath: dataPath))
  }
}
