import DocumentTree
import Geometry
import QRCodes

/// 图片 or 二维码 of a template.
struct CompiledFigure: Sendable {
  enum Content: Sendable {
    case code(CompiledText, QRCorrection)
    /// The value is the path that names the image in the data; `name` is the field as the template
    /// writes it.
    case image(CompiledExpression, name: String)
  }

  var content: Content
  var width: Length?
  var height: Length?
  /// 说明.
  var alternative: CompiledText?

  /// The texts that a value may come from.
  var texts: [CompiledText] {
    if case .code(let text, _) = content { [text] } else { [] }
  }
}
