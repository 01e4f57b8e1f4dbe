public import Diagnostics
public import ImageFiles

/// A file that was read: its name for messages, and its bytes.
public struct DataFile: Hashable, Sendable {
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The checked values of one form, or of one template's many copies.
public struct DataSet: Sendable {
  public let declarations: [FieldDeclaration]
  /// One value for each declaration, in their order.
  public let root: Record
  /// Every value is absent, since the form is to be filled by pen.
  public let isBlank: Bool
  /// What was put right or looked odd while the data was read.
  public let warnings: [Diagnostic]
  /// Every image that the data names, by its path.
  public let images: [String: ImageFile]

  init(
    root: Record, declarations: [FieldDeclaration], isBlank: Bool, warnings: [Diagnostic],
    images: [String: ImageFile] = [:]
  ) {
    self.images = images
    self.root = root
    self.declarations = declarations
    self.isBlank = isBlank
    self.warnings = warnings
  }

  /// Values made by hand, in the order of the declarations; nothing is checked.
  public init(
    _ root: Record, declarations: [FieldDeclaration], images: [String: ImageFile] = [:]
  ) {
    self.init(
      root: root, declarations: declarations, isBlank: false, warnings: [], images: images)
  }

  /// All values absent, defaults too, for `--blank`.
  public static func blank(_ declarations: [FieldDeclaration]) -> DataSet {
    DataSet(
      root: Record(declarations.map { _ in .absent }), declarations: declarations, isBlank: true,
      warnings: [])
  }

  /// The value of a field by its declared name; `nil` for a name that is not declared.
  public subscript(name: String) -> Value? {
    declarations.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }.map { root.values[$0] }
  }
}
