import CZlib

/// The Flate filter (ISO 32000-1, 7.4.4).
public enum Flate {
  private static let chunkLength = 1 << 16

  /// Undoes the filter.
  ///
  /// Gives up with ``PDFReadingError/Code/inflatedTooLarge`` once more than `limit` bytes come out,
  /// so a small hostile stream cannot fill the memory.
  public static func inflated(
    _ data: ArraySlice<UInt8>, limit: Int = 1 << 28
  ) throws(PDFReadingError) -> [UInt8] {
    guard data.count < Int(UInt32.max) else { throw PDFReadingError(.inflatedTooLarge, at: 0) }
    var stream = unsafe z_stream()
    guard
      unsafe inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw PDFReadingError(.malformedCompression, at: 0) }
    defer { unsafe inflateEnd(&stream) }
    var input = Array(data)
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: chunkLength)
    let status = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = UInt32(input.count)
      var status = Z_OK
      while status == Z_OK, output.count <= limit {
        status = unsafe chunk.withUnsafeMutableBufferPointer { chunk in
          unsafe stream.next_out = chunk.baseAddress
          unsafe stream.avail_out = UInt32(chunk.count)
          return unsafe inflate(&stream, Z_NO_FLUSH)
        }
        output.append(contentsOf: chunk.prefix(chunkLength - Int(unsafe stream.avail_out)))
      }
      return status
    }
    guard output.count <= limit else { throw PDFReadingError(.inflatedTooLarge, at: 0) }
    guard status == Z_STREAM_END else { throw PDFReadingError(.malformedCompression, at: 0) }
    return output
  }

  /// Applies the filter, always at level 6: the highest makes no content smaller by 1 %.
  ///
  /// `nil` only if zlib has no memory.
  public static func deflated(_ data: [UInt8]) -> [UInt8]? {
    var length = compressBound(UInt(data.count))
    var output = [UInt8](repeating: 0, count: Int(length))
    let status = unsafe output.withUnsafeMutableBufferPointer { output in
      unsafe data.withUnsafeBufferPointer { data in
        unsafe compress2(
          output.baseAddress, &length, data.baseAddress, UInt(data.count), 6)
      }
    }
    guard status == Z_OK else { return nil }
    return Array(output.prefix(Int(length)))
  }
}

extension PDFStream {
  /// A stream of these bytes behind the Flate filter, or as they are if there is no memory for it.
  public init(deflating data: [UInt8]) {
    if let deflated = Flate.deflated(data) {
      self.init(dictionary: ["Filter": .name("FlateDecode")], data: deflated[...])
    } else {
      self.init(dictionary: [:], data: data[...])
    }
  }

  /// The data without its filter; a filter other than one Flate, with or without a PNG predictor,
  /// is refused by name.
  public func decoded(limit: Int = 1 << 28) throws(PDFReadingError) -> [UInt8] {
    let filter: PDFObject? =
      if let filters = dictionary["Filter"]?.array, filters.count == 1 { filters[0] } else {
        dictionary["Filter"]
      }
    guard let filter else { return Array(data) }
    let parameters = dictionary["DecodeParms"]?.array?.first ?? dictionary["DecodeParms"]
    guard filter.name == "FlateDecode",
      let predictor = Predictor(parameters?.dictionary ?? PDFDictionary())
    else { throw PDFReadingError(.unsupportedFilter, at: data.startIndex) }
    // Some writers make nothing at all of nothing.
    if data.isEmpty { return [] }
    guard let data = predictor.undone(try Flate.inflated(data, limit: limit)) else {
      throw PDFReadingError(.malformedCompression, at: self.data.startIndex)
    }
    return data
  }
}
