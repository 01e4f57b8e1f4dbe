// Writes to an office until it is killed or refused, and says on standard output what was
// acknowledged, a line at a time: the tests' other process.
//
//   OfficeWriter append|import|draw|backup FOLDER COUNT   COUNT 0 has no end
//   OfficeWriter hold FOLDER SECONDS                 keeps the right to write
//   OfficeWriter check FOLDER 1                      says how many entries there are, if all are whole
//   OfficeWriter fold FOLDER 1                       reads all of it once
//   OfficeWriter measure FOLDER SOURCES ENTRIES      fills an office and says how fast
//   OfficeWriter quarter FOLDER SOURCES OFFICERS     plays a quarter and says how fast

import Diagnostics
import Glibc
import Inspection
import InspectionStore

func say(_ line: String) {
  let bytes = Array("\(line)\n".utf8)
  unsafe _ = bytes.withUnsafeBytes { unsafe write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}

func acknowledge(_ entry: JournalEntry) { say("entry \(entry.number)") }

/// Processor time, which other programs do not lengthen; waiting for the disk is not in it.
func milliseconds(_ body: () throws -> Void) rethrows -> Int {
  let start = clock()
  try body()
  return (clock() - start) * 1_000 / Int(CLOCKS_PER_SEC)
}

let arguments = CommandLine.arguments
guard arguments.count >= 4, let count = Int(arguments[3]) else { exit(2) }
let folder = OfficeFolder(arguments[2])

/// Time stands still for writers that compete.
func enter(_ fact: @escaping @Sendable (Int) -> Fact, into store: OfficeStore) throws {
  let act = Entering { office in fact((office.lastEntry?.number ?? 0) + 1) }
  acknowledge(try store.perform(act, author: Sample.clerk, at: Sample.time(0)))
}

func repeated(_ body: (Int) throws -> Void) rethrows {
  var round = 0
  while count == 0 || round < count {
    round += 1
    try body(round)
  }
}

do {
  let store =
    folder.holdsJournal
    ? try OfficeStore(opening: folder, patience: .seconds(60)) : try OfficeStore.create(in: folder)
  switch arguments[1] {
  case "append":
    try repeated { _ in try enter(Sample.recusal, into: store) }
  case "import":
    try repeated { round in
      let bytes = Array(repeating: UInt8(round & 0xFF), count: 200_000) + Array("\(round)".utf8)
      let photo = try folder.evidence.keep(bytes, named: "现场照片.jpg")
      say("evidence \(photo.digest)")
      try enter({ Sample.sources($0 * 100..<$0 * 100 + 100, photo: photo) }, into: store)
    }
  case "draw":
    let quarter = Quarter(store: store, sourceCount: 60, officerCount: 8)
    try repeated { _ in acknowledge(try quarter.nextStep()) }
  case "backup":
    try repeated { round in
      try enter(Sample.recusal, into: store)
      say("backup \(try store.backUp(at: Sample.time(round)).path)")
    }
  case "hold":
    let act = Entering { _ in
      say("holding")
      sleep(UInt32(count))
      return Sample.recusal(0)
    }
    acknowledge(try store.perform(act, author: Sample.clerk, at: Sample.time(0)))
  case "check":
    let report = try store.verify()
    say(report.isWhole ? "whole \(report.entryCount)" : "broken \(report.findings)")
  case "fold":
    say("folded: \(try milliseconds { _ = try store.office() }) ms of processor time")
  case "measure":
    guard arguments.count == 5, let entries = Int(arguments[4]) else { exit(2) }
    let taken = try milliseconds {
      try store.perform(
        Entering(Sample.sources(0..<count)), author: Sample.clerk, at: Sample.time(0))
    }
    say("list of \(count) sources taken in: \(taken) ms")
    let written = try milliseconds {
      for number in 1...entries {
        try store.perform(
          Entering(Sample.recusal(number)), author: Sample.clerk, at: Sample.time(number))
      }
    }
    say("\(entries) entries: \(written) ms, \(entries * 1_000 / max(written, 1)) a second")
    let reopened = try OfficeStore(opening: folder)
    say("folded anew: \(try milliseconds { _ = try reopened.office() }) ms")
    say("asked again: \(try milliseconds { _ = try reopened.office() }) ms")
    say("verified: \(try milliseconds { _ = try reopened.verify() }) ms")
    say("backed up: \(try milliseconds { _ = try reopened.backUp(at: Sample.time(0)) }) ms")
  case "quarter":
    guard arguments.count == 5, let officers = Int(arguments[4]) else { exit(2) }
    try Quarter(store: store, sourceCount: count, officerCount: officers).play(say: say)
  default: exit(2)
  }
} catch let error as DiagnosticError {
  for diagnostic in error.diagnostics { say("refused \(diagnostic.id)") }
  for diagnostic in error.diagnostics { say(DiagnosticFormatter().text(for: diagnostic)) }
  exit(1)
}
