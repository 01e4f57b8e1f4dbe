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
    var position = 0
    while position < data.count {
      let kind = data[position]
      let start = result.count
      let isFirst = start == 0
      for index in 0..<min(rowLength, data.count - position - 1) {
        let place = start + index
        let left = index >= step ? result[place - step] : 0
        let above = isFirst ? 0 : result[place - rowLength]
        let predicted: UInt8
        switch kind {
        case 0: predicted = 0
        case 1: predicted = left
        case 2: predicted = above
        case 3: predicted = UInt8((Int(left) + Int(above)) / 2)
        case 4:
          let corner = index >= step && !isFirst ? result[place - rowLength - step] : 0
          predicted = Self.paeth(Int(left), Int(above), Int(corner))
        default: return nil
        }
        result.append(data[position + 1 + index] &+ predicted)
      }
      position += 1 + rowLength
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
    let (toLeft, toAbove) = (abs(estimate - left), abs(estimate - above))
    let toCorner = abs(estimate - corner)
    if toLeft <= toAbove, toLeft <= toCorner { return UInt8(left) }
    return UInt8(toAbove <= toCorner ? above : corner)
  }
}
