import Diagnostics
import SettingsFiles

extension FontManifest {
  /// Reads the text of a manifest and checks that every name in it leads somewhere.
  ///
  /// Fails with all faults at once: `fonts.manifest-syntax`, `fonts.manifest-invalid`.
  init(parsing text: String, file: String) throws(DiagnosticError) {
    let root = try SettingsNode.read(
      text, file: file, kind: "字体清单", fault: "fonts.manifest-syntax")
    guard let root else {
      throw DiagnosticError(.error("fonts.manifest-syntax", "字体清单“\(file)”是空的"))
    }
    var reader = SettingsReader(kind: "字体清单", fault: "fonts.manifest-invalid")
    self.init(
      roles: reader.entries(of: root, under: "角色").compactMap { reader.role($0) },
      fonts: reader.entries(of: root, under: "字体").compactMap { reader.font($0) },
      files: reader.entries(of: root, under: "文件").compactMap { reader.file($0) })
    reader.checkKeys(of: root, allowed: ["角色", "字体", "文件"])
    for role in roles {
      for name in role.chain + [role.western].compactMap(\.self) where fontIndex(named: name) == nil
      {
        reader.refuse("角色“\(role.name)”所列的“\(name)”不在“字体”一节中", at: root)
      }
    }
    for font in fonts where self.file(named: font.file) == nil {
      reader.refuse("字体“\(font.name)”的文件“\(font.file)”不在“文件”一节中", at: font.location)
    }
    try reader.sink.throwErrors()
  }
}

extension SettingsReader {
  fileprivate mutating func role(_ entry: SettingsNode.Entry) -> FontManifest.Role? {
    checkKeys(of: entry.value, allowed: ["正名", "自备", "依次", "西文"])
    let chain = texts("依次", of: entry.value)
    guard !entry.key.isEmpty, !chain.isEmpty else {
      refuse("角色须有“依次”，列出至少一个字体", at: entry.keyLocation)
      return nil
    }
    return FontManifest.Role(
      name: entry.key, properName: entry.value["正名"]?.text,
      ownNames: texts("自备", of: entry.value), chain: chain, western: entry.value["西文"]?.text)
  }

  fileprivate mutating func font(_ entry: SettingsNode.Entry) -> FontManifest.Font? {
    let node = entry.value
    checkKeys(of: node, allowed: ["文件", "序号", "字族", "字重"])
    guard !entry.key.isEmpty, let file = text("文件", of: node),
      let index = number("序号", of: node, in: 0...65_535), let family = text("字族", of: node),
      let weight = number("字重", of: node, in: 0...65_535)
    else { return nil }
    return FontManifest.Font(
      name: entry.key, file: file, collectionIndex: index, family: family, weight: weight,
      location: entry.keyLocation)
  }

  fileprivate mutating func file(_ entry: SettingsNode.Entry) -> FontManifest.File? {
    let node = entry.value
    checkKeys(of: node, allowed: ["软件包", "路径", "许可", "SHA-256"])
    guard !entry.key.isEmpty, let package = text("软件包", of: node),
      let license = text("许可", of: node), let sha256 = text("SHA-256", of: node)
    else { return nil }
    guard sha256.utf8.count == 64, sha256.utf8.allSatisfy(isHexadecimal) else {
      refuse("“SHA-256”须是 64 位小写十六进制数", at: node["SHA-256"] ?? node)
      return nil
    }
    return FontManifest.File(name: entry.key, package: package, license: license, sha256: sha256)
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
