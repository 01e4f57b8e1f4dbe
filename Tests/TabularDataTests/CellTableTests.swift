import Diagnostics
import FormTestSupport
import Testing

@testable import TabularData

@Suite struct CellTableTests {
  private func table(_ text: String) throws(DiagnosticError) -> CellTable {
    try CellTable(csv: "表.csv", bytes: Array(text.utf8))
  }

  private func rows(_ table: CellTable) -> [[String]] {
    (0..<table.rowCount).map { table.row(at: $0) }
  }

  @Test(arguments: [
    ("甲,乙\n1,2\n", [["1", "2"]]),
    ("甲,乙\r\n1,2\r\n3,4", [["1", "2"], ["3", "4"]]),
    ("甲,乙\r1,2\r", [["1", "2"]]),
    ("甲\t乙\n1,5\t2", [["1,5", "2"]]),
    ("甲;乙\n1,5;2", [["1,5", "2"]]),
    ("sep=;\n甲;乙\n1;2", [["1", "2"]]),
    ("甲,乙\n\"1,2\",\"三\n行\"", [["1,2", "三\n行"]]),
    ("甲,乙\n\"他说\"\"好\"\"\",\"\"", [["他说\"好\"", ""]]),
    ("甲,乙\n5\" 管,2", [["5\" 管", "2"]]),
    ("甲,乙\n=\"0123\",2", [["0123", "2"]]),
    ("甲,乙\n\"=\"\"0123\"\"\",2", [["0123", "2"]]),
    ("甲,乙\n1\n1,2,3", [["1"], ["1", "2", "3"]]),
    ("\n,\n甲,乙\n,,\n\n1,2\n,,,\n", [["1", "2"]]),
    ("甲 ,　乙\n 1 ,2", [[" 1 ", "2"]]),
    ("甲,乙,,\n1,2", [["1", "2"]]),
  ])
  func `rows are read as office programs write them`(text: String, rows: [[String]]) throws {
    let table = try table(text)
    #expect(table.head.map(\.text) == ["甲", "乙"])
    #expect(self.rows(table) == rows)
  }

  @Test(arguments: [
    ("甲,乙\n1,2\n", ["甲", "乙"], 1), ("某区名单\n甲\t乙\n1\t2\n", ["甲", "乙"], 1),
    ("某区名单,,\n\n甲,乙\n1,2\n", ["甲", "乙"], 1), ("丙,丁\n1,2\n", ["丙", "丁"], 1),
    ("甲,乙\n甲,乙\n1,2\n", ["甲", "乙"], 2),
  ])
  func `the head is the first row that looks most like one`(
    text: String, head: [String], rowCount: Int
  ) throws {
    let table = try CellTable(csv: "表.csv", bytes: Array(text.utf8)) { row in
      row.count { ["甲", "乙"].contains($0) }
    }
    #expect(table.head.map(\.text) == head)
    #expect(table.rowCount == rowCount)
  }

  @Test func `the writer's rows are read back, codes as text`() throws {
    var writer = CSVWriter()
    let texts = ["甲", "\"乙\"", "丙,丁", "戊\r\n己", " 庚", "=A1", "", "\"\u{301}"]
    writer.append(texts.map { _ in .text("头") })
    writer.append(texts.map(CSVWriter.Cell.text))
    writer.append([.code("0123"), .code("91350100M000100Y43"), .code("")])
    let table = try CellTable(csv: "表.csv", bytes: writer.bytes)
    #expect(rows(table).map { $0.map { Array($0.utf8) } }.first == texts.map { Array($0.utf8) })
    #expect(rows(table).last == ["0123", "91350100M000100Y43", ""])
    #expect(table.cells(at: 1).map(\.offset).count == 3)
  }

  @Test func `cells know their places`() throws {
    let table = try table("甲,乙\n\"一\n二\",𬭎,x\n三,四")
    #expect(table.head.map(\.location.column) == [1, 3])
    #expect(table.location(row: 0, column: 1) == SourceLocation(file: "表.csv", line: 3, column: 4))
    #expect(table.location(row: 0, column: 2) == SourceLocation(file: "表.csv", line: 3, column: 6))
    #expect(
      table.location(row: 1, column: nil) == SourceLocation(file: "表.csv", line: 4, column: 1))
    #expect(table.location(row: 1, column: 9) == SourceLocation(file: "表.csv", line: 4, column: 1))
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF] + Array("甲\n乙".utf8), TextEncoding.utf8),
      (Array("甲\n乙".utf8), .utf8),
      ([0xBC, 0xD7, 0x0A, 0xD2, 0xD2], .gb18030),
      ([0xFF, 0xFE, 0x32, 0x75, 0x0A, 0x00, 0x59, 0x4E], .utf16LittleEndian),
    ] as [([UInt8], TextEncoding)])
  func `the encoding is found`(bytes: [UInt8], encoding: TextEncoding) throws {
    let table = try CellTable(csv: "表.csv", bytes: bytes)
    #expect(table.encoding == encoding)
    #expect(table.head.map(\.text) == ["甲"])
    #expect(rows(table) == [["乙"]])
    #expect(table.head.map(\.location.column) == [1])
  }

  @Test func `four bytes of GB 18030 are one character`() throws {
    // 㛃 U+36C3 and 𠮷 U+20BB7.
    let bytes: [UInt8] = [0xBC, 0xD7, 0x0A, 0x82, 0x30, 0xB7, 0x31, 0x95, 0x34, 0xB2, 0x35]
    let text = rows(try CellTable(csv: "表.csv", bytes: bytes)).joined().joined()
    #expect(text == "㛃𠮷")
  }

  @Test(arguments: [
    ("甲,乙\n1,\"2", "table.unclosed-quote", 2, 3),
    ("甲,乙\n\"1\"2,3", "table.text-after-quote", 2, 4),
    ("", "table.no-head", 1, 1), (",,\n\n", "table.no-head", 1, 1),
    ("PK\u{3}\u{4}", "table.not-csv", 1, 1),
  ])
  func `what is no list is refused by name`(
    text: String, id: Diagnostic.ID, line: Int, column: Int
  ) throws {
    let error = try #require(throws: DiagnosticError.self) { _ = try table(text) }
    #expect(error.diagnostics.map(\.id) == [id])
    #expect(
      error.diagnostics.map(\.location)
        == [SourceLocation(file: "表.csv", line: line, column: column)])
  }

  @Test func `bytes of no encoding are refused with their line`() throws {
    let error = try #require(throws: DiagnosticError.self) {
      _ = try CellTable(csv: "表.csv", bytes: Array("甲\n".utf8) + [0xFF, 0xFF, 0xFF])
    }
    #expect(error.diagnostics.map(\.id) == ["table.encoding"])
    #expect(error.diagnostics.first?.location?.line == 2)
  }

  @Test func `what is written is read back`() throws {
    var random = Generator(seed: 4180)
    let pieces = ["甲", "\"", ",", "\n", "\r\n", " ", "𬭎", "=", "x"]
    for _ in 0..<300 {
      let width = random.number(in: 1...4)
      let cells = (0..<random.number(in: 1...5)).map { _ in
        (0..<width).map { _ in
          (0..<random.number(in: 1...4)).map { _ in random.element(of: pieces) }.joined()
        }
      }
      let lines = cells.map { row in
        row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
      }
      let head = (0..<width).map { "列\($0)" }.joined(separator: ",")
      let table = try table(([head] + lines).joined(separator: "\r\n"))
      let read = rows(table)
      #expect(read.map { $0.map { Array($0.utf8) } } == cells.map { $0.map { Array($0.utf8) } })
    }
  }
}
