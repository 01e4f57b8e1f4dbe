/// Sheets by their Chinese names (GB/T 148, and 16开 as offices still buy it).
public enum Paper: String, CaseIterable, Hashable, Sendable {
  case a3 = "A3"
  case a4 = "A4"
  case a5 = "A5"
  case sixteenmo = "16开"

  /// Upright.
  public var size: Size {
    switch self {
    case .a3: Size(width: .millimeters(297), height: .millimeters(420))
    case .a4: Size(width: .millimeters(210), height: .millimeters(297))
    case .a5: Size(width: .millimeters(148), height: .millimeters(210))
    case .sixteenmo: Size(width: .millimeters(184), height: .millimeters(260))
    }
  }
}
