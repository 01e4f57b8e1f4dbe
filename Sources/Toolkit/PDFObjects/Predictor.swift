/// Undoes, and does, what makes rows of like bytes compress better (ISO 32000-1, 7.4.4.4; PNG, 9.2).
struct Predictor {
  /// Of a row without its leading kind, in bytes.
  private let rowLength: Int
  /// Of a pixel, in bytes, at least 1.
  private let step: Int
  private let isPredicted: Bool

  /// `nil` for parameters of another kind than PNG's, or beyond any sense.
  init?(_ parameters: PDFDictionary) {
    let kind = parameters["Predictor"]?.integer ?? 1
    let colors = parameters["Colors"]?.integer ?? 1
    let bits = parameters["BitsPerComponent"]?.integer ?? 8
    let columns = parameters["Columns"]?.integer ?? 1
    guard kind == 1 || (10...15).contains(kind), (1...32).contains(colors),
      [1, 2, 4, 8, 16].contains(bits), (1...1_000_000).contains(columns)
    else { return nil }
    isPredicted = kind > 1
    rowLength = (colors * bits * columns + 7) / 8
    step = max(1, colors * bits / 8)
  }

  /// `nil` if a row is of no known kind; a row that ends early is taken as far as it goes.
  func undone(_ data: [UInt8]) -> [UInt8]? {
    guard isPredicted else { return data }
    var result: [UInt8] = []
    result.reserveCapacity(data.count)
    var above = [UInt8](repeating: 0, count: rowLength)
    var position = 0
    while position < data.count {
      let kind = data[position]
      var row = Array(data[(position + 1)...].prefix(rowLength))
      for index in row.indices {
        let left = index >= step ? row[index - step] : 0
        let corner = index >= step ? above[index - step] : 0
        switch kind {
        case 0: break
        case 1: row[index] &+= left
        case 2: row[index] &+= above[index]
        case 3: row[index] &+= UInt8((Int(left) + Int(above[index])) / 2)
        case 4: row[index] &+= Self.paeth(Int(left), Int(above[index]), Int(corner))
        default: return nil
        }
      }
      result += row
      position += 1 + rowLength
      above.replaceSubrange(row.indices, with: row)
    }
    return result
  }

  /// Rows as PNG's filter 2 leaves them: each byte less the one above it.
  static func differences(of data: [UInt8], rowLength: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(data.count / rowLength * (rowLength + 1))
    for (index, byte) in data.enumerated() {
      if index % rowLength == 0 { result.append(2) }
      result.append(byte &- (index < rowLength ? 0 : data[index - rowLength]))
    }
    return result
  }

  /// Whichever of the three is nearest to left + above − corner.
  private static func paeth(_ left: Int, _ above: Int, _ corner: Int) -> UInt8 {
    let estimate = left + above - corner
    let distances = [left, above, corner].map { abs(estimate - $0) }
    if distances[0] <= distances[1], distances[0] <= distances[2] { return UInt8(left) }
    return UInt8(distances[1] <= distances[2] ? above : corner)
  }
}
