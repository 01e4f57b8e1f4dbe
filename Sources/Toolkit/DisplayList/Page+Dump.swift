import Geometry
import ImageFiles
import WebAddresses

extension Page {
  /// The page as text, one item a line, lengths in whole 1/1000 pt: the golden form of tests.
  ///
  ///     page 595276×841890
  ///     0 text FandolFang 12000 85039,120500 "淄博市" 0 12000 24000
  ///     1 rule 500 85039,100000 -> 510236,100000
  ///     2 shape 85039,130000 56693×56693 312 rectangles 5f0c8a3e91d2b746 "二维码：No. 17"
  ///     3 image 4f2a91c05b7e jpeg 85039,200000 79370×107717 "现场照片"
  ///     link https://www.zibo.gov.cn/ "市政府网站" items 4..<5 85039,189440 60000×12000
  ///     field signature 分管局长 300000,700000 90709×31181 "分管局长签字" node 0.3
  ///     node 0.2.1.0 in 0.2.1 td 1×1 items 4..<5
  ///
  /// Faces go by the names given, since their numbers change with the manifest; a shape's rectangles
  /// by a number that changes with any of them, an image by the start of its digest.
  public func dump(faceName: (FaceID) -> String) -> String {
    var lines = ["page \(size.width)×\(size.height)"]
    for (index, item) in items.enumerated() {
      lines.append("\(index) \(describe(item, faceName))")
    }
    for link in links {
      let frames = link.frames.map(describe).joined(separator: " ")
      lines.append("link \(link.address.uri) \(quoted(link.words)) items \(link.items) \(frames)")
    }
    for field in fields {
      let node = field.node.map { " node \($0)" } ?? ""
      let kind = field.kind == .signature ? "signature" : "text"
      let lock = field.locksAll ? " locks all" : ""
      lines.append(
        "field \(kind) \(field.name) \(describe(field.frame)) \(quoted(field.tooltip))\(node)"
          + lock)
    }
    for node in structure {
      let parent = node.parent == .document ? "document" : "\(node.parent)"
      lines.append("node \(node.id) in \(parent) \(describe(node.role)) items \(node.items)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ item: DisplayItem, _ faceName: (FaceID) -> String) -> String {
    switch item {
    case .ruling(let ruling):
      let color = ruling.color == .black ? "" : " \(ruling.color)"
      return "rule \(ruling.width) \(describe(ruling.start)) -> \(describe(ruling.end))\(color)"
    case .dot(let dot):
      let color = dot.color == .black ? "" : " \(dot.color)"
      return "dot \(dot.diameter) \(describe(dot.center))\(color)"
    case .glyphs(let run):
      let color = run.color == .black ? "" : " \(run.color)"
      let turn = run.degrees == 0 ? "" : " \(run.degrees)°"
      let places = run.line.glyphs.map { glyph in
        glyph.y == .zero ? "\(glyph.x)" : "\(glyph.x)/\(glyph.y)"
      }
      return "text \(faceName(run.face)) \(run.size) \(describe(run.origin))\(color)\(turn) "
        + "\(quoted(run.line.text)) \(places.joined(separator: " "))"
    case .shape(let shape):
      let color = shape.color == .black ? "" : " \(shape.color)"
      return "shape \(describe(shape.frame)) \(shape.rectangles.count) rectangles "
        + "\(fingerprint(of: shape.rectangles))\(color)\(words(of: shape.alternative))"
    case .image(let image):
      return "image \(image.file.digest.prefix(12)) \(image.file.format) "
        + "\(describe(image.frame))\(words(of: image.alternative))"
    }
  }

  private func words(of alternative: String?) -> String {
    alternative.map { " \(quoted($0))" } ?? ""
  }

  /// FNV-1a over the corners and sides.
  private func fingerprint(of rectangles: [Rectangle]) -> String {
    var number: UInt64 = 14_695_981_039_346_656_037
    for rectangle in rectangles {
      let sides = [
        rectangle.left, rectangle.top, rectangle.size.width, rectangle.size.height,
      ]
      for side in sides {
        number = (number ^ UInt64(UInt32(bitPattern: side.milliPoints))) &* 1_099_511_628_211
      }
    }
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private func describe(_ role: StructureNode.Role) -> String {
    switch role {
    case .heading: "h1"
    case .paragraph: "p"
    case .table: "table"
    case .row: "tr"
    case .headerCell(let columns, let rows, let isRowHeader):
      "th \(columns)×\(rows) \(isRowHeader ? "row" : "column")"
    case .dataCell(let columns, let rows): "td \(columns)×\(rows)"
    }
  }

  private func describe(_ point: Point) -> String { "\(point.x),\(point.y)" }

  private func describe(_ frame: Rectangle) -> String {
    "\(describe(frame.origin)) \(frame.size.width)×\(frame.size.height)"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
