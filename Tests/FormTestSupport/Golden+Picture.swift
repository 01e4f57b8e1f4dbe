public import Testing

/// Compares a PNG picture with the golden `Goldens/<name>` beside the calling test.
///
/// Within the tolerance of ``PictureDifference/isTolerable``. On failure the golden, the picture
/// found and their difference are left in `Output/test-failures/` with a page that shows them.
/// Recording is as with `expectGolden`.
public func expectPicture(
  _ png: [UInt8], named name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if let complaint = try Golden(name: name, testFile: file).complaint(aboutPicture: png) {
    Issue.record("\(complaint)", sourceLocation: sourceLocation)
  }
}

extension Golden {
  /// What a person must be told about a PNG picture found; nil when it is right or was recorded.
  func complaint(aboutPicture png: [UInt8]) throws -> String? {
    switch recording {
    case .refused: return Self.refusal
    case .on:
      try record(png)
      return nil
    case .off: break
    }
    guard let expected = bytes else {
      return "\(name) has no golden; found is \(try keep(png))"
    }
    let difference = PictureDifference(try Picture(png: expected), try Picture(png: png))
    if let difference, difference.isTolerable {
      forget()
      return nil
    }
    let page = try show(png, beside: expected, difference: difference)
    guard let difference else { return "\(name) has another size than its golden; see \(page)" }
    return "\(name): \(difference.differingPixels) pixels differ from the golden's by up to "
      + "\(difference.largestStep) of 255; see \(page)"
  }

  /// Leaves the pictures and a page that shows them side by side, and tells where the page is.
  private func show(
    _ found: [UInt8], beside expected: [UInt8], difference: PictureDifference?
  ) throws -> String {
    _ = try keep(found)
    _ = try keep(expected, ending: ".golden.png")
    var pictures = [("golden", "\(name).golden.png"), ("found", name)]
    if let difference {
      _ = try keep(try difference.map.png(), ending: ".difference.png")
      pictures.append(("difference", "\(name).difference.png"))
    }
    let figures = pictures.map {
      "<figure><figcaption>\($0)</figcaption><img src=\"\($1)\"></figure>"
    }
    let page = "<!doctype html><meta charset=\"utf-8\"><title>\(name)</title>\(figures.joined())\n"
    return try keep(Array(page.utf8), ending: ".html")
  }
}
