import Diagnostics
import DocumentTree
import Geometry

/// 签字栏 with its labels set and its rooms measured.
///
/// Signers stand side by side, the first at the left edge and the last at the right; when they do
/// not fit the width, each takes a line of its own at the right.
struct SetSignatureRow {
  struct Place {
    var label: SetParagraph
    var date: SetParagraph?
    var signature: SignaturePlace
    var labelX: Length
    var roomX: Length
    var roomWidth: Length
    var dateX: Length
    /// From the row's top.
    var y: Length
  }

  var places: [Place] = []
  var height: Length = .zero
  /// Of one line of signers: a hand needs 9 mm, and air above it.
  let lineHeight: Length

  let color: Color

  static let roomWidth = Length.millimeters(32)
  static let airAbove = Length.millimeters(4)

  /// How far the dates of signers give way so that all stand side by side, least first.
  private struct DateRoom {
    /// Of a date, in characters; 11 hold its gaps of 4, 2 and 2.
    var width: Int
    /// Between the last date and the row's end, in characters.
    var indent: Int

    static let steps = [
      DateRoom(width: 11, indent: 2), DateRoom(width: 11, indent: 0), DateRoom(width: 9, indent: 0),
    ]
  }

  init(_ row: SignatureRow, styles: StyleSheet, width: Length, lines: LineSetter) {
    var style = styles[row.style]
    style.alignment = .left
    style.firstLineIndent = .zero
    let asked = row.signers.flatMap { [$0.place.height, $0.place.seal] }.compactMap { $0 }.max()
    lineHeight = max(style.linePitch, .millimeters(11), asked ?? .zero)
    color = style.color
    let em = style.fontSize
    let labels = row.signers.map { signer in
      lines.set(
        ParagraphInput(
          Self.label(of: signer), style: style, measure: width, isInTable: true,
          isSingleLine: true),
        origin: row.origin)
    }
    var dates: [SetParagraph?] = []
    var widths: [Length] = []
    var isSideBySide = false
    let gaps = row.signers.count - 1
    for room in DateRoom.steps {
      dates = row.signers.map { signer in
        guard signer.place.hasDate else { return nil }
        return lines.set(
          ParagraphInput([.dateBlank], style: style, measure: em * room.width, isInTable: true),
          origin: row.origin)
      }
      widths = row.signers.indices.map { index in
        let room = Self.roomWidth(of: row.signers[index].place)
        return Self.width(of: labels[index]) + room
          + (dates[index].map(Self.width(of:)) ?? .zero)
      }
      if dates.last ?? nil != nil, gaps > 0 { widths[gaps] += em * room.indent }
      isSideBySide = widths.reduce(.zero, +) + em * gaps <= width
      if isSideBySide { break }
    }
    let total = widths.reduce(.zero, +)
    let gap = isSideBySide && gaps > 0 ? (width - total) / gaps : .zero
    // Below one another their labels begin together.
    let widest = widths.max() ?? .zero
    var x = isSideBySide && gaps > 0 ? Length.zero : max(.zero, width - widest)
    var y = Self.airAbove
    for (index, signer) in row.signers.enumerated() {
      if !isSideBySide {
        x = max(.zero, width - widest)
        y = Self.airAbove + lineHeight * index
      }
      let labelWidth = Self.width(of: labels[index])
      let room = Self.roomWidth(of: signer.place)
      places.append(
        Place(
          label: labels[index], date: dates[index], signature: signer.place, labelX: x,
          roomX: x + labelWidth, roomWidth: room, dateX: x + labelWidth + room, y: y))
      x += widths[index] + gap
    }
    height = y + lineHeight
    if widest > width { report(widest, width, row.origin, to: lines) }
  }

  /// With the colon behind it, unless the label has its own: 编制人：王芳.
  private static func label(of signer: SignatureRow.Signer) -> [Inline] {
    let words = signer.label.words(lineEnd: " ").unicodeScalars
    return words.contains("：") || words.contains(":") ? signer.label : signer.label + [.text("：")]
  }

  private static func roomWidth(of place: SignaturePlace) -> Length {
    max(place.width ?? roomWidth, place.seal ?? .zero)
  }

  private func report(
    _ widest: Length, _ width: Length, _ origin: Origin, to lines: LineSetter
  ) {
    lines.report(
      .error(
        "layout.signature-too-wide",
        "签字处连同名称宽\(widest.inMillimeters)，版心只有\(width.inMillimeters)",
        at: origin.location, hint: "缩短名称，或减小签字处的宽"))
  }

  private static func width(of paragraph: SetParagraph) -> Length {
    paragraph.lines.map { $0.end }.max() ?? .zero
  }
}
