import Diagnostics
import SettingsFiles

/// A settings file of the office, before its keys are read.
enum OfficeFile {
  /// Throws what keeps the file from being read, and an empty one.
  static func read(
    _ bytes: [UInt8], file: String, kind: String
  ) throws(DiagnosticError) -> (root: SettingsNode, reader: SettingsReader) {
    let root = try SettingsNode.read(bytes, file: file, kind: kind, fault: "settings.syntax")
    guard let root else {
      throw DiagnosticError(
        .error(
          "settings.syntax", "\(kind)“\(file)”是空的",
          at: SourceLocation(file: file, line: 1, column: 1)))
    }
    var reader = SettingsReader(kind: kind, fault: "settings.invalid")
    if root.entries == nil {
      let hasWideColon = root.text?.unicodeScalars.contains("：") == true
      reader.refuse(
        "\(kind)要写成一行行的“名称: 内容”", at: root,
        hint: hasWideColon ? "冒号要用半角“: ”，后面空一格" : nil)
      try reader.sink.throwErrors()
    }
    return (root, reader)
  }
}
