/// Takes the bytes of a painted file in their order.
public protocol ByteSink: AnyObject {
  /// Takes the next bytes, or throws; after a fault nothing more comes.
  func write(_ bytes: [UInt8]) throws
}

/// Keeps what is written in memory.
public final class MemorySink: ByteSink {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public func write(_ bytes: [UInt8]) {
    self.bytes += bytes
  }
}
