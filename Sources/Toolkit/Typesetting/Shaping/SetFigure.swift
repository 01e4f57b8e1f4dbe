import DisplayList
import DocumentTree
import Geometry
import ImageFiles
import QRCodes

/// A figure with its size settled.
struct SetFigure: Hashable, Sendable {
  enum Drawing: Hashable, Sendable {
    case symbol(QRSymbol)
    case image(ImageFile)
    case none
  }

  /// What the figure takes in its line.
  let size: Size
  private let drawing: Drawing
  private let alternative: String

  /// A module below this is not read reliably from printed paper.
  static let smallestModule = Length(milliPoints: 936)  // 0.33 mm
  /// A photograph looks coarse below so many dots an inch.
  static let coarseResolution = 150

  /// Fits a figure into a measure; what is wrong with it leaves its room.
  static func fit(
    _ figure: Figure, measure: Length
  ) -> (figure: SetFigure, faults: [FigureFault]) {
    var faults: [FigureFault] = []
    var size = size(of: figure)
    if size.width > measure {
      faults.append(.tooWide(size.width, measure: measure))
      size.width = measure
    }
    var drawing = Drawing.none
    switch figure.content {
    case .room: break
    case .image(let file):
      drawing = .image(file)
      let frame = frame(of: file, in: size)
      let resolution = file.uprightSize.width * 72_000 / max(1, Int(frame.width.milliPoints))
      if resolution < coarseResolution { faults.append(.coarse(file.name, resolution)) }
    case .code(let text, let correction):
      do throws(QRFault) {
        let symbol = try QRSymbol(encoding: text, correction: correction)
        drawing = .symbol(symbol)
        let module = module(of: symbol, in: size)
        if module < smallestModule { faults.append(.smallModules(symbol.size, module)) }
      } catch {
        faults.append(.textTooLong(error, correction))
      }
    }
    return (SetFigure(size: size, drawing: drawing, alternative: figure.alternative), faults)
  }

  private init(size: Size, drawing: Drawing, alternative: String) {
    self.size = size
    self.drawing = drawing
    self.alternative = alternative
  }

  /// The room that the figure asks for.
  private static func size(of figure: Figure) -> Size {
    if case .code = figure.content {
      let side = figure.width ?? Figure.codeWidth
      return Size(width: side, height: side)
    }
    var proportions = (width: 1, height: 1)
    if case .image(let file) = figure.content { proportions = file.uprightSize }
    switch (figure.width, figure.height) {
    case (let width?, let height?): return Size(width: width, height: height)
    case (let width?, nil):
      return Size(
        width: width, height: width.scaled(by: proportions.height, over: proportions.width))
    case (nil, let height?):
      return Size(
        width: height.scaled(by: proportions.width, over: proportions.height), height: height)
    case (nil, nil): return Size(width: Figure.codeWidth, height: Figure.codeWidth)
    }
  }

  // MARK: Drawing

  /// The figure with its room's upper left corner at a point; `nil` for mere room.
  func item(at point: Point, color: Color) -> DisplayItem? {
    switch drawing {
    case .none: return nil
    case .image(let file):
      let frame = Self.frame(of: file, in: size)
      return .image(
        PlacedImage(
          file: file,
          frame: Rectangle(
            x: point.x + (size.width - frame.width) / 2,
            y: point.y + (size.height - frame.height) / 2, width: frame.width,
            height: frame.height),
          alternative: alternative))
    case .symbol(let symbol): return .shape(shape(of: symbol, at: point, color: color))
    }
  }

  /// As large as fits, never out of proportion.
  private static func frame(of file: ImageFile, in room: Size) -> Size {
    let (width, height) = file.uprightSize
    let isWide =
      width * Int(room.height.milliPoints) > height * Int(room.width.milliPoints)
    return isWide
      ? Size(width: room.width, height: room.width.scaled(by: height, over: width))
      : Size(width: room.height.scaled(by: width, over: height), height: room.height)
  }

  /// All modules are of one size in whole 1/1000 pt, the light edge's too.
  private static func module(of symbol: QRSymbol, in room: Size) -> Length {
    room.width / (symbol.size + 2 * QRSymbol.quietZone)
  }

  private func shape(of symbol: QRSymbol, at point: Point, color: Color) -> FilledShape {
    let module = Self.module(of: symbol, in: size)
    let left = point.x + (size.width - module * symbol.size) / 2
    let top = point.y + (size.height - module * symbol.size) / 2
    return FilledShape(
      frame: Rectangle(x: point.x, y: point.y, width: size.width, height: size.height),
      rectangles: symbol.darkRuns.map { run in
        Rectangle(
          x: left + module * run.columns.lowerBound, y: top + module * run.row,
          width: module * run.columns.count, height: module)
      },
      color: color, alternative: alternative)
  }
}
