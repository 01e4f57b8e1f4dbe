public import Diagnostics
import PDFObjects

/// A place to sign in a finished file.
public struct SignatureField: Hashable, Sendable {
  /// The full name by which it is signed.
  public var name: String
  public var isSigned: Bool
  /// Its room in thousandths of a point; 0 for a field that does not show.
  public var width: Int
  public var height: Int

  /// All of a file's, in the order of the form.
  public static func all(in bytes: [UInt8]) throws(DiagnosticError) -> [SignatureField] {
    do throws(PDFReadingError) {
      let file = try PDFFile(bytes)
      var fields: [SignatureField] = []
      for field in try FormFields(of: file).signatures {
        let widget = try file.resolved(field.widgets.first.map(PDFObject.reference)).dictionary
        let frame = PageRectangle(try file.resolved(widget?["Rect"]))
        fields.append(
          SignatureField(
            name: field.name, isSigned: try file.resolved(field.value) != .null,
            width: frame?.width ?? 0, height: frame?.height ?? 0))
      }
      return fields
    } catch {
      throw DiagnosticError(.unreadable(error))
    }
  }
}
