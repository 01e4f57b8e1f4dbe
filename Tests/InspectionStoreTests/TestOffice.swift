import Diagnostics
import FormTestSupport
import GRDB
import Inspection
import InspectionStore
import OfficeWriter

/// An office in a temporary folder, gone with the test.
final class TestOffice: Sendable {
  private let room: TemporaryFolder
  let folder: OfficeFolder

  init() throws {
    room = try TemporaryFolder()
    folder = OfficeFolder("\(room.path)机关")
  }

  var path: String { room.path }

  /// Holding so many small entries, one second apart.
  func store(entries: Int = 0) throws -> OfficeStore {
    let store = try OfficeStore.create(in: folder)
    for number in 1..<entries + 1 { try enter(number, into: store) }
    return store
  }

  func enter(_ number: Int, into store: OfficeStore) throws {
    try store.perform(
      Entering(Sample.recusal(number)), author: Sample.clerk, at: Sample.time(number))
  }

  /// Goes round the store, as a hand with another program would.
  func meddle(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder.journal)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}

/// The ids of what a body is refused with; none when it is not.
func refusal(_ body: () throws -> Void) -> [String] {
  do { try body() } catch let error as DiagnosticError {
    return error.diagnostics.map(\.id.name)
  } catch { return ["\(error)"] }
  return []
}

/// Like ``refusal(_:)``, with the words.
func words(_ body: () throws -> Void) -> String {
  do { try body() } catch let error as DiagnosticError {
    return error.diagnostics.map { DiagnosticFormatter().text(for: $0) }.joined(separator: "\n")
  } catch { return "\(error)" }
  return ""
}
