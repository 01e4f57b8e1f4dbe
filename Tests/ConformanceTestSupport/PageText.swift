@testable public import PDFObjects

/// What a page's content shows, piece by piece of its marked content, read with the fonts' own
/// `ToUnicode` maps.
public struct PageText {
  public struct Piece: Hashable {
    /// `nil` for an artifact.
    public var identifier: Int?
    public var text = ""
    public var paints = false
  }

  /// In the order of the content.
  public private(set) var pieces: [Piece] = []
  /// What is wrong with the content: painted outside any piece, unbalanced marks, unknown codes.
  public private(set) var faults: [String] = []
  /// The codes that each font of the page's resources shows.
  public private(set) var codes: [PDFName: Set<Int>] = [:]

  private enum Mark: Hashable {
    case piece(Int)
    /// A span with `ActualText`.
    case spelled
    case other
  }

  private let fonts: [PDFName: FontCodes]
  private var marks: [Mark] = []
  private var font: PDFName?

  public init(_ content: [UInt8], fonts: [PDFName: FontCodes]) throws {
    self.fonts = fonts
    var tokens = ContentTokenizer(content)
    var operands: [PDFObject] = []
    while let token = try tokens.next() {
      guard token.kind == .operator else {
        try Self.read(token, of: content, into: &operands)
        continue
      }
      let name = String(decoding: content[token.range], as: UTF8.self)
      run(name, operands)
      operands = []
    }
    if !marks.isEmpty { faults.append("marks are left open") }
  }

  /// Brackets are passed over: the elements of an array stand among the operands.
  private static func read(
    _ token: ContentTokenizer.Token, of content: [UInt8], into operands: inout [PDFObject]
  ) throws {
    let first = content[token.range.lowerBound]
    guard first != UInt8(ascii: "["), first != UInt8(ascii: "]") else { return }
    var parser = PDFParser(Array(content[token.range]), at: 0)
    operands.append(try parser.object())
  }

  private static let paintingOperators: Set<String> = [
    "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", "\"",
  ]

  private mutating func run(_ name: String, _ operands: [PDFObject]) {
    switch name {
    case "BMC":
      begin(tag: operands.first?.name, properties: nil)
    case "BDC":
      begin(tag: operands.first?.name, properties: operands.last?.dictionary)
    case "EMC":
      if marks.popLast() == nil { faults.append("EMC without a beginning") }
    case "Tf":
      font = operands.first?.name
    default: break
    }
    guard Self.paintingOperators.contains(name) else { return }
    guard let piece = openPiece else {
      faults.append("\(name) outside any marked content")
      return
    }
    pieces[piece].paints = true
    for case .string(let codes) in operands { show(codes, in: piece) }
  }

  private mutating func begin(tag: PDFName?, properties: PDFDictionary?) {
    if tag == "Artifact" {
      if openPiece != nil { faults.append("an artifact within a piece") }
      pieces.append(Piece())
      marks.append(.piece(pieces.count - 1))
    } else if let identifier = properties?["MCID"]?.integer {
      if openPiece != nil { faults.append("piece \(identifier) within another") }
      if pieces.contains(where: { $0.identifier == identifier }) {
        faults.append("two pieces \(identifier)")
      }
      pieces.append(Piece(identifier: identifier))
      marks.append(.piece(pieces.count - 1))
    } else if let text = properties?["ActualText"]?.textString {
      if let piece = openPiece, !marks.contains(.spelled) { pieces[piece].text += text }
      marks.append(.spelled)
    } else {
      if tag != "Span" { faults.append("a mark \(tag?.description ?? "without a tag")") }
      marks.append(.other)
    }
  }

  private var openPiece: Int? {
    for case .piece(let index) in marks { return index }
    return nil
  }

  private mutating func show(_ string: [UInt8], in piece: Int) {
    guard let font, let map = fonts[font] else {
      faults.append("text without a font of the page")
      return
    }
    for code in map.codes(in: string) {
      codes[font, default: []].insert(code)
      guard !marks.contains(.spelled) else { continue }
      if let text = map.text[code] {
        pieces[piece].text += text
      } else {
        faults.append("code \(code) of \(font) has no text")
      }
    }
  }
}

/// How the codes of a font become text.
public struct FontCodes {
  /// In bytes.
  public var codeLength: Int
  public var text: [Int: String]

  public init(_ font: PDFDictionary, of archive: ArchivedFile) throws {
    codeLength = font["Subtype"]?.name == "Type0" ? 2 : 1
    text = [:]
    guard font["ToUnicode"] != nil else { return }
    let map = String(decoding: try archive.data(font["ToUnicode"]), as: UTF8.self)
    for block in map.components(from: "beginbfchar", to: "endbfchar") {
      let words = Self.hexadecimal(block)
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        text[words[index].code] = String(utf16: words[index + 1])
      }
    }
    for block in map.components(from: "beginbfrange", to: "endbfrange") {
      addRanges(block)
    }
  }

  func codes(in string: [UInt8]) -> [Int] {
    stride(from: 0, to: string.count - codeLength + 1, by: codeLength).map { start in
      string[start..<start + codeLength].reduce(0) { $0 << 8 | Int($1) }
    }
  }

  private mutating func addRanges(_ block: Substring) {
    for line in block.split(separator: "\n") {
      let words = Self.hexadecimal(line)
      guard words.count >= 3 else { continue }
      for (offset, code) in (words[0].code...max(words[0].code, words[1].code)).enumerated() {
        if line.contains("[") {
          if offset + 2 < words.count { text[code] = String(utf16: words[offset + 2]) }
        } else {
          var bytes = words[2]
          bytes[bytes.count - 1] &+= UInt8(truncatingIfNeeded: offset)
          text[code] = String(utf16: bytes)
        }
      }
    }
  }

  private static func hexadecimal(_ text: Substring) -> [[UInt8]] {
    text.split(separator: "<").compactMap { piece in
      guard let end = piece.firstIndex(of: ">") else { return nil }
      let digits = Array(piece[..<end].utf8).compactMap(\.hexadecimalDigit)
      return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
  }
}

extension [UInt8] {
  fileprivate var code: Int { reduce(0) { $0 << 8 | Int($1) } }
}

extension String {
  fileprivate func components(from start: String, to end: String) -> [Substring] {
    split(separator: start).dropFirst().compactMap { $0.split(separator: end).first }
  }
}
