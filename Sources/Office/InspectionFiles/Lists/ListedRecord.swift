public import Diagnostics
public import Inspection

/// What comes in lists: a record whose every field has a column.
public protocol ListedRecord: Registered {
  associatedtype Column: ListColumn
  associatedtype Change: Codable, Hashable, Sendable

  static func registry(of office: Office) -> Registry<Self>
  /// Enters what a list changes.
  static func act(takingIn changes: [Change], list: ListOrigin) -> any Act

  /// The field as a list of our own has it; empty where there is none.
  func text(in column: Column) -> String

  /// Reads a row over the record that it is about; `nil` for a new one.
  ///
  /// Columns that the list does not have keep what they were; an empty cell empties its field.
  /// Faults are told to the row; of a row with faults the record means nothing.
  static func read(
    _ row: inout ListRow<Column>, over known: Self?, id: ID, in context: ListContext
  ) -> Self?

  static func change(
    from known: Self?, to record: Self, list: String, in context: ListContext
  ) -> Change

  /// By what a row and a record are known for the same.
  static func identity(id: ID?, text: (Column) -> String) -> RecordIdentity

  /// Whether a row and a record that share only a weak key may be the same.
  static func mayBeSame(_ row: ListRow<Column>, _ record: Self) -> Bool

  /// What a new record's id is made of; empty where it is numbered instead.
  static func idSource(_ row: ListRow<Column>) -> String
  /// The fault of a row that is entered by itself and names a record that is there already, by
  /// that key; `id` and `field` are for the refusal.
  static func fault(ofTaken key: RecordKey) -> (
    id: Diagnostic.ID, column: Column, predicate: String, hint: String
  )
  /// Before the numbers of records that have nothing to make an id of.
  static var numberPrefix: String { get }

  /// The columns in which rows of one record may differ; the row of the highest rank is taken.
  static var rankedColumns: [Column] { get }
  static func rank(of row: ListRow<Column>) -> Int

  /// Whose it is to say that the record is gone.
  var keeper: UnitName { get }
  var isListed: Bool { get }
}

/// The keys of one row or record.
public struct RecordIdentity: Sendable {
  /// Each names one record alone, the first first.
  var strong: [RecordKey]
  /// Each may name several.
  var weak: [RecordKey]

  /// The strongest first.
  var all: [RecordKey] { strong + weak }
}

/// One way in which a record is known, compared by bytes.
public struct RecordKey: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case id, code, name, codeAndName, lawCertificate, inspectionCertificate, nameAndUnit
  }

  var kind: Kind
  /// Texts, each ended by a byte that no UTF-8 holds.
  private var bytes: [UInt8]

  init(_ kind: Kind, _ texts: String...) {
    self.kind = kind
    bytes = texts.flatMap { Array($0.utf8) + [0xFF] }
  }
}
