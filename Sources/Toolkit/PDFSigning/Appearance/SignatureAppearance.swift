import PDFObjects

/// What shows in a signature's room: a page that was set for it, ink under its text and a seal over
/// it.
public struct SignatureAppearance: Sendable {
  /// A picture and where it stands.
  public struct Placed: Sendable {
    public var picture: InkPicture
    /// In thousandths of a point, from the room's bottom left.
    public var left: Int
    public var bottom: Int
    public var width: Int
    public var height: Int

    public init(_ picture: InkPicture, left: Int, bottom: Int, width: Int, height: Int) {
      self.picture = picture
      self.left = left
      self.bottom = bottom
      self.width = width
      self.height = height
    }
  }

  /// A PDF file whose only page is as large as the room; its fonts are embedded.
  public var page: [UInt8]?
  public var ink: Placed?
  public var seal: Placed?

  public init(page: [UInt8]? = nil, ink: Placed? = nil, seal: Placed? = nil) {
    self.page = page
    self.ink = ink
    self.seal = seal
  }
}

extension InkPicture {
  /// The picture as large as it fits into a frame (in thousandths of a point), in its middle.
  public func fitted(
    left: Int, bottom: Int, width: Int, height: Int
  ) -> SignatureAppearance.Placed {
    let isWide = self.width * height > width * self.height
    let shownWidth = isWide ? width : self.width * height / self.height
    let shownHeight = isWide ? self.height * width / self.width : height
    return SignatureAppearance.Placed(
      self, left: left + (width - shownWidth) / 2, bottom: bottom + (height - shownHeight) / 2,
      width: shownWidth, height: shownHeight)
  }
}

extension PDFFile {
  /// Adds an appearance for a room as a form XObject (ISO 32000-1, 8.10 and 12.5.5).
  mutating func add(
    _ appearance: SignatureAppearance, on frame: PageRectangle
  ) throws(PDFReadingError) -> PDFReference {
    var objects = PDFDictionary()
    var content = ""
    if let ink = appearance.ink {
      objects["Ink"] = .reference(add(ink.picture))
      content += ink.drawing(named: "Ink")
    }
    if let page = appearance.page {
      objects["Text"] = .reference(try addForm(fromOnlyPageOf: try PDFFile(page)))
      content += "/Text Do\n"
    }
    if let seal = appearance.seal {
      objects["Seal"] = .reference(add(seal.picture))
      content += seal.drawing(named: "Seal")
    }
    let size: [PDFObject] = [frame.width, frame.height].map { .real(PDFReal(thousandths: $0)) }
    return add(
      .stream(
        PDFStream(
          dictionary: [
            "Type": .name("XObject"), "Subtype": .name("Form"),
            "BBox": .array([0, 0] + size), "Resources": ["XObject": .dictionary(objects)],
          ],
          data: Array(content.utf8)[...])))
  }
}

extension SignatureAppearance.Placed {
  fileprivate func drawing(named name: String) -> String {
    let numbers = [width, 0, 0, height, left, bottom].map { PDFReal(thousandths: $0).text }
    return "q \(numbers.joined(separator: " ")) cm /\(name) Do Q\n"
  }
}
