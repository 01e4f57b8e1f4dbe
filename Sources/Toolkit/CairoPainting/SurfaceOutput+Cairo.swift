import CCairo

/// Stands between Cairo's stream callback and a sink: gathers small pieces, keeps the first fault.
///
/// Not to be shared by threads.
@safe
final class SurfaceOutput {
  private static let chunkLength = 1 << 16

  private(set) var fault: (any Error)?
  private let sink: any ByteSink
  private var pending: [UInt8] = []

  init(to sink: any ByteSink) {
    self.sink = sink
    pending.reserveCapacity(Self.chunkLength * 2)
  }

  /// For Cairo's streams; the closure is an unretained ``SurfaceOutput``.
  static let callback: cairo_write_func_t = { closure, data, length in
    guard let closure = unsafe closure, let data = unsafe data else {
      return CAIRO_STATUS_WRITE_ERROR
    }
    let output = unsafe Unmanaged<SurfaceOutput>.fromOpaque(closure).takeUnretainedValue()
    let bytes = unsafe UnsafeBufferPointer(start: data, count: Int(length))
    return unsafe output.take(bytes) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
  }

  /// The closure for ``callback``; whoever gives it to Cairo keeps this object alive.
  var closure: UnsafeMutableRawPointer {
    unsafe Unmanaged.passUnretained(self).toOpaque()
  }

  /// Hands on what is still held; `false` if there has been a fault.
  func flush() -> Bool {
    guard fault == nil else { return false }
    do {
      try sink.write(pending)
      pending.removeAll(keepingCapacity: true)
      return true
    } catch {
      fault = error
      return false
    }
  }

  private func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard fault == nil else { return false }
    unsafe pending.append(contentsOf: bytes)
    return pending.count < Self.chunkLength || flush()
  }
}
