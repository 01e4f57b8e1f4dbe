import Diagnostics
import DocumentTree
import Geometry
import QRCodes

/// What is wrong with a figure, wherever it stands.
enum FigureFault: Hashable, Sendable {
  case tooWide(Length, measure: Length)
  case textTooLong(QRFault, QRCorrection)
  /// A code of so many modules a side would have modules of this size.
  case smallModules(Int, Length)
  /// The image's name, and its dots an inch in print.
  case coarse(String, Int)

  func diagnostic(at origin: Origin) -> Diagnostic {
    switch self {
    case .tooWide(let width, let measure):
      return .error(
        "layout.figure-too-wide", "图宽\(width.inMillimeters)，这里只有\(measure.inMillimeters)",
        at: origin.location, dataPath: origin.dataPath, hint: "减小“宽”或“高”，或加宽这一列")
    case .textTooLong(.tooLong(let count), let correction):
      return .error(
        "layout.code-too-long", "二维码的文字有\(count)字节，纠错等级\(correction.rawValue)装不下",
        at: origin.location, dataPath: origin.dataPath, hint: "缩短文字，只写编号这样的短信息")
    case .smallModules(let count, let module):
      let sides = count + 2 * QRSymbol.quietZone
      // To the millimetre above.
      let needed = (Int((SetFigure.smallestModule * sides).milliPoints) * 127 + 359_999) / 360_000
      let hundredths = Int(module.milliPoints) * 2540 / 72_000
      return .error(
        "layout.code-too-small",
        "二维码有\(count)×\(count)格，每格只有0.\(hundredths < 10 ? "0" : "")\(hundredths)mm，小于0.33mm，印出来难以识读",
        at: origin.location, dataPath: origin.dataPath,
        hint: "“宽”至少\(needed)mm（含四周的空白），或缩短文字")
    case .coarse(let name, let resolution):
      return .warning(
        "layout.image-coarse",
        "图片“\(name)”印出来每英寸只有\(resolution)点，不足\(SetFigure.coarseResolution)点，会显得粗糙",
        at: origin.location, dataPath: origin.dataPath, hint: "换更清晰的图片，或印小一些")
    }
  }
}
