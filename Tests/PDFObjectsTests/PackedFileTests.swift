import FormTestSupport
import PDFObjects
import Testing

/// Files rewritten with their objects packed into object streams (ISO 32000-1, 7.5.7 and 7.5.8).
@Suite struct PackedFileTests {
  /// A page, so many objects that it leads to, and as many that are appended behind.
  private func file(objects count: Int, isPacked: Bool) throws -> [UInt8] {
    var file = try PDFFile(HandMadeFile.onePage.bytes)
    let root = try #require(file.trailer["Root"]?.reference)
    var catalog = try file.dictionary(.reference(root))
    let own = (0..<count).map { PDFObject.reference(file.add(["Own": .integer($0)])) }
    catalog["Own"] = .array(own)
    let appended = file.reserve()
    catalog["Appended"] = .reference(appended)
    file.replace(root, with: .dictionary(catalog))
    return try file.rewritten(version: "1.7", isPacked: isPacked) { _ in
      [UInt8](repeating: 7, count: 16)
    } appending: { objects in
      guard let list = objects.number(of: appended) else { return }
      let numbers = (0..<count).map { _ in objects.reserve() }
      objects.begin(list)
      objects.append("[")
      for number in numbers {
        objects.append(referenceTo: number)
        objects.append(" ")
      }
      objects.append("]")
      objects.end()
      for (index, number) in numbers.enumerated() {
        objects.begin(number)
        objects.append("<</Appended ")
        objects.append(index)
        objects.append(">>")
        objects.end()
      }
    }
  }

  @Test(arguments: [0, 1, 150, 199, 200, 201, 1000])
  func `every object is found again, in order`(count: Int) throws {
    let bytes = try file(objects: count, isPacked: true)
    let packed = try PDFFile(bytes)
    let catalog = try packed.dictionary(packed.trailer["Root"])
    for key: PDFName in ["Own", "Appended"] {
      let list = try #require(try packed.resolved(catalog[key]).array)
      let values = try list.map { try packed.dictionary($0)[key]?.integer }
      #expect(values == Array(0..<count))
    }
    let folder = try TemporaryFolder()
    #expect(try pdfFaults(of: try folder.write(bytes, to: "packed.pdf")) == "")
    #expect(try file(objects: count, isPacked: true) == bytes)
    if count >= 150 { #expect(try bytes.count < file(objects: count, isPacked: false).count / 2) }
  }

  /// A row of seven bytes for each of 2,000 objects that are one place behind the last.
  @Test func `where the objects of a long file stand takes next to nothing`() throws {
    let packed = try PDFFile(try file(objects: 1000, isPacked: true))
    let table = try #require(
      try packed.references.lazy.compactMap { try packed.object($0).stream }
        .first { $0.dictionary["Type"]?.name == "XRef" })
    #expect(table.dictionary["DecodeParms"]?.dictionary?["Predictor"] == 12)
    #expect(try table.decoded().count == 7 * (table.dictionary["Size"]?.integer ?? 0))
    #expect(table.data.count < 800)
  }

  @Test func `streams stand alone, the rest in packs of bounded length`() throws {
    let packed = try PDFFile(try file(objects: 1000, isPacked: true))
    var counts: [Int] = []
    for reference in packed.references {
      guard let stream = try packed.object(reference).stream,
        stream.dictionary["Type"]?.name == "ObjStm"
      else { continue }
      counts.append(stream.dictionary["N"]?.integer ?? 0)
    }
    #expect(counts.count > 10 && counts.allSatisfy { (1...200).contains($0) })
  }
}
