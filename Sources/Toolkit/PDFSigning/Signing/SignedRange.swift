import Diagnostics
import PDFObjects

/// The bytes that a new signature covers: the whole file but for the signature's own digits.
struct SignedRange {
  var bytes: [UInt8]
  /// The hexadecimal digits between the angle brackets of `Contents`.
  var room: Range<Int>

  var covered: [ArraySlice<UInt8>] {
    [bytes[..<(room.lowerBound - 1)], bytes[(room.upperBound + 1)...]]
  }

  /// Stands in the file until the range is known: no file is so long.
  static let unknown = PDFObject.array(
    [0] + Array(repeating: .integer(9_999_999_999), count: 3))

  /// Writes the range over its stand-in, which is as wide as any range.
  ///
  /// ``PDFFile/addSignature(_:to:of:room:)`` puts both entries before all that people write, so the
  /// first that are found are the right ones.
  static func patched(
    _ update: PDFUpdate, at signature: PDFReference
  ) throws(DiagnosticError) -> SignedRange {
    var bytes = update.bytes
    guard let place = update.places[signature], bytes.count < 9_999_999_999,
      let range = bytes.firstPlace(of: "/ByteRange[", in: place),
      let rangeEnd = bytes[range.upperBound..<place.upperBound].firstIndex(of: UInt8(ascii: "]")),
      let contents = bytes.firstPlace(of: "/Contents<", in: place),
      let end = bytes[contents.upperBound..<place.upperBound].firstIndex(of: UInt8(ascii: ">"))
    else { throw DiagnosticError(.unwritableMessage) }
    let room = contents.upperBound..<end
    let text = "0 \(room.lowerBound - 1) \(end + 1) \(bytes.count - end - 1)"
    let width = rangeEnd - range.upperBound
    let padding = String(repeating: " ", count: max(0, width - text.utf8.count))
    bytes.replaceSubrange(range.upperBound..<rangeEnd, with: (text + padding).utf8)
    return SignedRange(bytes: bytes, room: room)
  }
}

extension [UInt8] {
  /// Where the text first stands within a stretch of the bytes.
  fileprivate func firstPlace(of text: String, in stretch: Range<Int>) -> Range<Int>? {
    let wanted = Array<UInt8>(text.utf8)
    guard stretch.count >= wanted.count else { return nil }
    for start in stretch.lowerBound...(stretch.upperBound - wanted.count)
    where self[start] == wanted[0] && self[start..<start + wanted.count].elementsEqual(wanted) {
      return start..<start + wanted.count
    }
    return nil
  }
}
