import DisplayList
import FormTemplates
import Geometry

/// Where a place to sign or seal stands in a file, for programs that sign and seal.
struct FieldPlace: Sendable {
  /// From 1.
  var page: Int
  var pageSize: Size
  var field: FieldArea

  /// Lengths are in millimetres from the page's top left corner.
  var json: JSONText {
    let frame = field.frame
    var members: [(String, JSONText)] = [
      ("name", .text(field.name)), ("tooltip", .text(field.tooltip)), ("page", .integer(page)),
      ("pageWidth", .thousandths(pageSize.width.micrometers)),
      ("pageHeight", .thousandths(pageSize.height.micrometers)),
      ("left", .thousandths(frame.left.micrometers)),
      ("top", .thousandths(frame.top.micrometers)),
      ("width", .thousandths(frame.size.width.micrometers)),
      ("height", .thousandths(frame.size.height.micrometers)),
      ("locksAll", .truth(field.locksAll)),
    ]
    if let seal = field.seal { members.append(("seal", .thousandths(seal.micrometers))) }
    return .object(members)
  }
}

extension [(path: String, places: [FieldPlace])] {
  /// What `--fields-json` writes: every file of the job with its places.
  var json: [UInt8] {
    let files = map { file in
      JSONText.object([("file", .text(file.path)), ("fields", .list(file.places.map(\.json)))])
    }
    return [UInt8](JSONText.object([("unit", .text("mm")), ("files", .list(files))]).written.utf8)
  }
}
