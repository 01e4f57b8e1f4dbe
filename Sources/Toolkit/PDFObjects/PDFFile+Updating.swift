/// A file with one more revision at its end.
public struct PDFUpdate: Hashable, Sendable {
  /// The earlier file as it was, and the new revision behind it.
  public var bytes: [UInt8]
  /// Where each object of the new revision stands, from its number to its `endobj`.
  public var places: [PDFReference: Range<Int>]
}

extension PDFFile {
  /// The file with its changes appended as one more revision (ISO 32000-1, 7.5.6).
  ///
  /// Not a byte of the earlier file changes, so signatures over it stay whole. Added and replaced
  /// objects are written by ascending number under the numbers they have. `identifier` makes the
  /// second part of the file's `ID` from the objects of the new revision; the first part stays. A
  /// file whose newest cross-references are a stream gets a stream again (7.5.8).
  /// Costs a copy of the file and time in proportion to the changes.
  public func updated(identifier: (ArraySlice<UInt8>) -> [UInt8]) -> PDFUpdate {
    var output = PDFSerializer(keepsGenerations: true)
    output.reserve(bytes.count + (1 << 16))
    output.append(raw: bytes)
    if let last = bytes.last, last != 10, last != 13 { output.append("\n") }
    let start = output.bytes.count
    var places: [PDFReference: Range<Int>] = [:]
    let numbers = changes.keys.sorted()
    for number in numbers {
      guard let object = changes[number] else { continue }
      let reference = PDFReference(number: number, generation: generation(of: number))
      let offset = output.bytes.count
      output.append("\(number) \(reference.generation) obj\n")
      output.append(object) { contains($0) ? $0.number : nil }
      places[reference] = offset..<output.bytes.count
      output.append("\nendobj\n")
    }
    let trailer = trailerOfUpdate(identifier: identifier(output.bytes[start...]))
    if self.trailer["Type"]?.name == "XRef" {
      appendStream(of: places, numbers, trailer, to: &output)
    } else {
      appendTable(of: places, numbers, trailer, to: &output)
    }
    return PDFUpdate(bytes: output.bytes, places: places)
  }

  private func appendTable(
    of places: [PDFReference: Range<Int>], _ numbers: [Int], _ trailer: PDFDictionary,
    to output: inout PDFSerializer
  ) {
    let table = output.bytes.count
    output.append("xref\n")
    for run in Self.runs(of: numbers) {
      output.append("\(run.lowerBound) \(run.count)\n")
      for number in run {
        let reference = PDFReference(number: number, generation: generation(of: number))
        output.append(
          crossReferenceTo: places[reference]?.lowerBound ?? 0, generation: reference.generation)
      }
    }
    output.append(trailer: trailer, crossReferencesAt: table) { contains($0) ? $0.number : nil }
  }

  /// Offsets in five bytes reach beyond any file that is held in memory.
  private func appendStream(
    of places: [PDFReference: Range<Int>], _ numbers: [Int], _ trailer: PDFDictionary,
    to output: inout PDFSerializer
  ) {
    let own = max(entries.count, nextNumber)
    let table = output.bytes.count
    var rows: [UInt8] = []
    for number in numbers + [own] {
      let reference = PDFReference(number: number, generation: generation(of: number))
      let offset = number == own ? table : places[reference]?.lowerBound ?? 0
      rows.append(1)
      for byte in (0..<5).reversed() {
        rows.append(UInt8(truncatingIfNeeded: offset >> (8 * byte)))
      }
      rows.append(UInt8(truncatingIfNeeded: reference.generation >> 8))
      rows.append(UInt8(truncatingIfNeeded: reference.generation))
    }
    var dictionary = trailer
    dictionary["Type"] = .name("XRef")
    dictionary["Size"] = .integer(own + 1)
    dictionary["W"] = [1, 5, 2]
    dictionary["Index"] = .array(
      Self.runs(of: numbers + [own]).flatMap { [.integer($0.lowerBound), .integer($0.count)] })
    output.append("\(own) 0 obj\n")
    output.append(.stream(PDFStream(dictionary: dictionary, data: rows[...]))) {
      contains($0) ? $0.number : nil
    }
    output.append("\nendobj\nstartxref\n\(table)\n%%EOF\n")
  }

  /// What `trailer` says of root and information, and how to find the revision before.
  private func trailerOfUpdate(identifier: [UInt8]) -> PDFDictionary {
    var update: PDFDictionary = ["Size": .integer(max(entries.count, nextNumber))]
    update["Root"] = trailer["Root"]
    update["Info"] = trailer["Info"]
    let id = PDFObject.string(identifier)
    update["ID"] = [trailer["ID"]?.array?.first ?? id, id]
    update["Prev"] = revisionOffsets.first.map(PDFObject.integer)
    return update
  }

  /// Neighbouring numbers together, since each run is a subsection of the table.
  private static func runs(of numbers: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound == number {
        runs[runs.count - 1] = last.lowerBound..<number + 1
      } else {
        runs.append(number..<number + 1)
      }
    }
    return runs
  }
}

/// Telling revisions apart.
extension PDFFile {
  /// The file as it was when so many of its bytes were all of it.
  public func revision(ofLength length: Int) throws(PDFReadingError) -> PDFFile {
    budget.extend(for: length)
    return try PDFFile(Array(bytes.prefix(length)), budget: budget)
  }

  /// The objects that an earlier revision of this file has otherwise or not at all, by number.
  ///
  /// An object that a later revision wrote again counts, even if it is the same; one that it freed
  /// or gave another generation counts under its old reference. `older` must be a revision of this
  /// file, so that equal places mean equal bytes.
  public func changedReferences(since older: PDFFile) -> [PDFReference] {
    (0..<max(entries.count, older.entries.count)).compactMap { number in
      let new = entries.indices.contains(number) ? entries[number] : .free
      let old = older.entries.indices.contains(number) ? older.entries[number] : .free
      guard new.generation != old.generation || place(of: new) != older.place(of: old),
        new.isInUse || old.isInUse
      else { return nil }
      return PDFReference(
        number: number, generation: old.isInUse ? old.generation : new.generation)
    }
  }

  /// Where an object stands; of a packed one also where its stream does, which may be written again.
  private func place(of entry: CrossReferences.Entry) -> [CrossReferences.Entry.Place] {
    guard case .packed(let stream, _) = entry.place, entries.indices.contains(stream) else {
      return [entry.place]
    }
    return [entry.place, entries[stream].place]
  }
}
