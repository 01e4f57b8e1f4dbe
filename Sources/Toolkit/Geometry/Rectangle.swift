/// A place on a page; the origin is the page's top left corner, y grows downward.
public struct Point: Hashable, Sendable {
  public var x: Length
  public var y: Length

  public init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }
}

public struct Size: Hashable, Sendable {
  public var width: Length
  public var height: Length

  public init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }

  /// The same sheet turned by a quarter.
  public var turned: Size { Size(width: height, height: width) }
}

public struct Rectangle: Hashable, Sendable {
  public var origin: Point
  public var size: Size

  public init(x: Length, y: Length, width: Length, height: Length) {
    origin = Point(x: x, y: y)
    size = Size(width: width, height: height)
  }

  public var left: Length { origin.x }
  public var top: Length { origin.y }
  public var right: Length { origin.x + size.width }
  public var bottom: Length { origin.y + size.height }

  /// What is left when each side moves inward.
  public func inset(by insets: EdgeInsets) -> Rectangle {
    Rectangle(
      x: left + insets.left, y: top + insets.top,
      width: size.width - insets.left - insets.right,
      height: size.height - insets.top - insets.bottom)
  }
}

/// Distances from the four sides inward.
public struct EdgeInsets: Hashable, Sendable {
  public var top: Length
  public var bottom: Length
  public var left: Length
  public var right: Length

  public init(top: Length, bottom: Length, left: Length, right: Length) {
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
  }

  public init(all length: Length) {
    self.init(top: length, bottom: length, left: length, right: length)
  }
}
