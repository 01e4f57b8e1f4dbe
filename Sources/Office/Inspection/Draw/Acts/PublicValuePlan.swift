public import CivilCalendar
import Diagnostics

/// 公开值约定: which value nobody can know yet will decide the draw, and who will witness it
/// (SSJ-DRAW/1 step 3).
public struct PublicValuePlan: Codable, Hashable, Sendable {
  public enum Source: Codable, Hashable, Sendable {
    /// 见证人当场掷骰: so many throws of a die with six faces, the faces noted in their order.
    case dice(throwCount: Int)
    /// A value that others make known: 福彩3D第2019080期开奖号码.
    case named(String)
    /// None: the secret's holder could have tried secrets until one suited.
    case nothing
  }

  public var source: Source
  /// When the value will be there.
  public var date: CalendarDate
  /// Somebody other than the administrator.
  public var witness: String

  public init(_ source: Source, on date: CalendarDate, witness: String) {
    self.source = source
    self.date = date
    self.witness = witness
  }

  /// Ten throws, as the office does it unless told otherwise.
  public static func dice(on date: CalendarDate, witness: String) -> Self {
    Self(.dice(throwCount: 10), on: date, witness: witness)
  }

  /// The text that goes into the commitment: the value, its day, and what holds if the event fails.
  public var spec: String {
    switch source {
    case .dice(let count):
      "见证人\(witness)当场掷骰\(count)次，\(date.wording)，骰面依次记数；当天未能进行的，改在下一工作日"
    case .named(let name):
      "\(name)，\(date.wording)公布，见证人\(witness)；未公布的，下一工作日由见证人当场掷骰10次，骰面依次记数"
    case .nothing: DrawOccasion.noSpec
    }
  }

  /// The value where none is awaited.
  public var fixedValue: PublicValue? { source == .nothing ? "0" : nil }

  /// What a value lacks to be the one agreed on.
  func faults(of value: PublicValue) -> [Diagnostic] {
    var found = value.findings
    if case .dice(let count) = source {
      let faces = Array(value.rawValue.utf8)
      if faces.count != count || !faces.allSatisfy({ (0x31...0x36).contains($0) }) {
        found.append(
          .error(
            "draw.bad-dice", "约定掷骰\(count)次，应是\(count)个1到6的数字，现为“\(value)”",
            hint: "照见证人记下的骰面依次录入，不加空格"))
      }
    }
    return found
  }

  var faults: [Diagnostic] {
    var found: [Diagnostic] = []
    if case .dice(let count) = source, !(8...60).contains(count) {
      found.append(
        .error("draw.few-dice", "掷骰\(count)次太少或太多", hint: "掷8到60次，一般10次"))
    }
    if case .named(let name) = source, !DrawText.isSingleLine(name) {
      found.append(.error("draw.no-source-name", "没有写明用什么作公开值", hint: "写明名称和期号"))
    }
    if source != .nothing, !DrawText.isSingleLine(witness) {
      found.append(
        .refusal("draw.no-witness", .sourcesDrawn, "公开值要有见证人", hint: "写上见证人姓名"))
    }
    return found
  }
}
