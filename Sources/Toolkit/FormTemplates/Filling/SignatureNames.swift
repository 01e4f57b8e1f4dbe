/// Gives each signature place of a copy its field name.
///
/// A key that the template has once is the name; otherwise `key-n`, n being the row's 序号 in
/// a table and the place's order elsewhere. A section's name goes before it. A `.` would separate
/// levels in the names of PDF fields, so it becomes `_`.
final class SignatureNames {
  /// A PDF reader copes with hundreds of fields, not thousands.
  static let limit = 200

  private let repeated: Set<String>
  private var used: [String: Int] = [:]
  /// The section with its hyphen: `一大队-`.
  private var prefix = ""
  private var prefixes: Set<String> = []
  private var names: Set<String> = []
  /// Beyond the limit places are rooms without fields.
  private let isEnabled: Bool
  private(set) var count = 0

  init(repeated: Set<String>, isEnabled: Bool) {
    self.repeated = repeated
    self.isEnabled = isEnabled
  }

  func beginSection(_ name: String?) {
    used = [:]
    guard let name else {
      prefix = ""
      return
    }
    // Sections named 1.1 and 1_1 come to one name and are told apart by a number.
    prefix = unused(Self.fieldName(name), among: &prefixes) + "-"
  }

  func next(_ key: String) -> String? {
    count += 1
    used[key, default: 0] += 1
    guard isEnabled else { return nil }
    let name = repeated.contains(key) ? "\(prefix)\(key)-\(used[key] ?? 1)" : prefix + key
    return unused(Self.fieldName(name), among: &names)
  }

  /// The name, or the first of name-2, name-3 … that has not been given yet.
  private func unused(_ name: String, among taken: inout Set<String>) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }

  /// Sets aside the names of a table's rows: a pure function of key and 序号, since rows are made
  /// again and again and in any order.
  func reserve(_ keys: [String], rows: Int) -> RowNames {
    var offsets: [String: Int] = [:]
    for key in keys where offsets[key] == nil {
      offsets[key] = used[key] ?? 0
      used[key, default: 0] += rows
      count += rows
    }
    return RowNames(prefix: prefix, offsets: offsets, isEnabled: isEnabled)
  }

  struct RowNames: Sendable {
    fileprivate let prefix: String
    fileprivate let offsets: [String: Int]
    fileprivate let isEnabled: Bool

    func name(_ key: String, row: Int) -> String? {
      guard isEnabled, let offset = offsets[key] else { return nil }
      return SignatureNames.fieldName("\(prefix)\(key)-\(offset + row)")
    }
  }

  private static func fieldName(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "." ? "_" : $0 }))
  }
}

extension CompiledTemplate {
  /// Signature keys that stand in more than one place, or in a place that repeats.
  var repeatedSignatureKeys: Set<String> {
    var counts: [String: Int] = [:]
    countSignatures(in: blocks, times: 1, into: &counts)
    return Set(counts.filter { $0.value > 1 }.keys)
  }

  private func countSignatures(
    in blocks: [CompiledBlock], times: Int, into counts: inout [String: Int]
  ) {
    func note(_ keys: [String]) {
      for key in keys { counts[key, default: 0] += times }
    }
    for block in blocks {
      switch block.kind {
      case .paragraph(let paragraph): note(paragraph.text.signatureKeys)
      case .closing(let lines, _): note(lines.flatMap(\.text.signatureKeys))
      case .signatureRow(let signers, _):
        note(signers.map(\.signature.key) + signers.flatMap(\.label.signatureKeys))
      case .grid(let grid): note(grid.rows.flatMap(\.cells).flatMap(\.signatureKeys))
      case .rowTable(let table):
        for key in table.signatureKeys { counts[key, default: 0] += 2 }
      case .keepTogether(let inner), .conditional(let inner):
        countSignatures(in: inner, times: times, into: &counts)
      case .each(_, let inner): countSignatures(in: inner, times: 2, into: &counts)
      case .space, .ruling, .pageBreak: break
      }
    }
  }
}

extension CompiledRowTable {
  var signatureKeys: [String] {
    columns.flatMap { column in
      switch column.content {
      case .signature(let signature): [signature.key]
      case .text(let text): text.signatureKeys
      }
    }
  }
}

extension CompiledGridCell {
  var signatureKeys: [String] {
    switch content {
    case .signature(let signature): [signature.key]
    case .paragraphs(let paragraphs): paragraphs.flatMap(\.1.text.signatureKeys)
    case .diagonal: []
    }
  }
}
