@testable import PDFObjects

extension ConformanceChecker {
  /// What every object of the file keeps to: lengths and numbers, filters, colours.
  mutating func checkObjects() throws {
    for reference in archive.file.references {
      let object = try archive.file.object(reference)
      checkLimits(of: object, in: reference)
      if let stream = object.stream { checkStream(stream.dictionary, reference) }
      for dictionary in object.dictionaries {
        for key: PDFName in ["TR", "TR2", "HTP", "Alternates", "OPI", "Ref", "PS"] {
          require(dictionary[key] == nil, .color, "\(key) in object \(reference.number)")
        }
      }
    }
    for index in archive.pages.indices {
      let page = try archive.page(index)
      let sides = try archive.array("MediaBox", of: page).compactMap(\.number)
      let isPaper =
        sides.count == 4 && (3...14_400).contains(sides[2] - sides[0])
        && (3...14_400).contains(sides[3] - sides[1])
      require(isPaper, .limits, "page \(index) measures \(sides)")
      try checkOperators(ofPage: index)
    }
  }

  /// ISO 19005-3, 6.1.13.
  private mutating func checkLimits(of object: PDFObject, in reference: PDFReference) {
    switch object {
    case .integer(let value):
      require(Int(Int32(clamping: value)) == value, .limits, "\(value) in \(reference.number)")
    case .string(let bytes):
      require(bytes.count <= 32_767, .limits, "a string of \(bytes.count) bytes")
    case .name(let name):
      require(name.bytes.count <= 127, .limits, "a name of \(name.bytes.count) bytes")
    case .array(let elements):
      for element in elements { checkLimits(of: element, in: reference) }
    case .dictionary, .stream:
      for entry in object.dictionary?.entries ?? [] {
        checkLimits(of: .name(entry.key), in: reference)
        checkLimits(of: entry.value, in: reference)
      }
    default: break
    }
  }

  /// Data lies in the file, behind one of the two filters of ours (ISO 19005-3, 6.1.7).
  ///
  /// Pictures have the colours that the output intent explains (6.2.4.3).
  private mutating func checkStream(_ dictionary: PDFDictionary, _ reference: PDFReference) {
    let filters = dictionary["Filter"]?.array ?? dictionary["Filter"].map { [$0] } ?? []
    require(
      filters.allSatisfy { $0.name == "FlateDecode" || $0.name == "DCTDecode" }, .filter,
      "\(filters) of object \(reference.number)")
    for key: PDFName in ["F", "FFilter", "FDecodeParms"] {
      require(dictionary[key] == nil, .filter, "object \(reference.number) lies elsewhere")
    }
    guard dictionary["Subtype"]?.name == "Image" else { return }
    let space = dictionary["ColorSpace"]?.name
    require(
      space == "DeviceRGB" || space == "DeviceGray", .color, "the picture \(reference.number)")
  }

  /// ISO 19005-3, 6.2.2, 6.1.13 and 6.2.4.3: operators that ISO 32000-1 has (annex A), states not
  /// nested too deep, and no colours of printing inks.
  private mutating func checkOperators(ofPage index: Int) throws {
    let content = try archive.content(ofPage: index)
    var tokens = ContentTokenizer(content)
    var depth = 0
    while let token = try tokens.next() {
      guard token.kind == .operator else { continue }
      let name = String(decoding: content[token.range], as: UTF8.self)
      require(Self.operators.contains(name), .operators, "\(name) on page \(index)")
      require(name != "k" && name != "K", .color, "\(name) on page \(index)")
      if name == "q" { depth += 1 }
      if name == "Q" { depth -= 1 }
      require((0...28).contains(depth), .limits, "\(depth) states on page \(index)")
    }
    require(depth == 0, .operators, "\(depth) states are left open on page \(index)")
  }

  private static let operators = Set(
    """
    b B b* B* BDC BI BMC BT BX c cm CS cs d Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q \
    re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "
    """.split(separator: " ").map(String.init))
}
