public import Diagnostics

/// One field that a template declares under 数据: its name, its type and what stands in when it is missing.
public struct FieldDeclaration: Hashable, Sendable {
  public enum Shape: Hashable, Sendable {
    case single(ScalarType)
    /// 文字 2项以上 · 文字 若干项.
    case list(ScalarType, minimumCount: Int)
    /// A list of records, each with these fields.
    case records([FieldDeclaration])
  }

  public var name: String
  public var shape: Shape
  /// 选填: may be absent.
  public var isOptional: Bool
  public var defaultValue: Value?
  /// Where the template declares it.
  public var location: SourceLocation?

  public init(
    name: String, shape: Shape, isOptional: Bool = false, defaultValue: Value? = nil,
    location: SourceLocation? = nil
  ) {
    self.name = name
    self.shape = shape
    self.isOptional = isOptional
    self.defaultValue = defaultValue
    self.location = location
  }
}

extension FieldDeclaration {
  /// 图片, or a list of them.
  var holdsImages: Bool {
    switch shape {
    case .single(let type), .list(let type, _): type == .image
    case .records: false
    }
  }
}

/// The type of a single value.
public enum ScalarType: Hashable, Sendable {
  /// 文字.
  case text
  /// 整数 1至4 · 整数 0以上.
  case integer(minimum: Int?, maximum: Int?)
  /// 小数.
  case decimal
  /// 金额, in yuan with at most two decimals.
  case amount
  /// 日期, `2019-03-30`.
  case date
  /// 年月, `2019-03`.
  case month
  /// 时间, `09:30`.
  case time
  /// 是否.
  case truth
  /// 选项 甲/乙/丙; the value is a ``Value/text(_:)`` of one of them.
  case choice([String])
  /// 网址; the value is a ``Value/text(_:)`` as it was typed, of which a `WebAddress` can be made.
  case webAddress
  /// 图片; the value is a ``Value/text(_:)``: the path under which ``DataSet/images`` has it.
  case image
}
