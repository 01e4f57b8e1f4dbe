import Diagnostics
import Yams

extension FontManifest {
  /// Reads the text of a manifest and checks that every name in it leads somewhere.
  ///
  /// Fails with all faults at once: `fonts.manifest-syntax`, `fonts.manifest-invalid`.
  init(parsing text: String, file: String) throws(DiagnosticError) {
    let yaml = try YAMLText(
      parsing: text, file: file, kind: "字体清单", fault: "fonts.manifest-syntax")
    guard let root = yaml.root else {
      throw DiagnosticError(.error("fonts.manifest-syntax", "字体清单“\(file)”是空的"))
    }
    var reader = ManifestReader(yaml: yaml)
    self.init(
      roles: reader.entries(of: root, under: "角色").compactMap { reader.role($0, $1) },
      fonts: reader.entries(of: root, under: "字体").compactMap { reader.font($0, $1) },
      files: reader.entries(of: root, under: "文件").compactMap { reader.file($0, $1) })
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

/// Turns nodes into the manifest's values and gathers what is wrong with them.
private struct ManifestReader {
  let yaml: YAMLText
  var sink = DiagnosticSink()

  mutating func refuse(_ message: String, at location: SourceLocation) {
    sink.report(.error("fonts.manifest-invalid", message, at: location))
  }

  mutating func refuse(_ message: String, at node: Node) {
    refuse(message, at: yaml.location(of: node))
  }

  /// The named entries of one section, in the order of the file.
  mutating func entries(of root: Node, under section: String) -> [(Node, Node)] {
    guard let node = root.value(of: section), let entries = node.mapping else {
      refuse("字体清单缺少“\(section)”一节，或这一节不是“名称: …”的形式", at: root)
      return []
    }
    return entries.map { ($0.key, $0.value) }
  }

  mutating func role(_ key: Node, _ node: Node) -> FontManifest.Role? {
    checkKeys(of: node, allowed: ["正名", "自备", "依次", "西文"])
    let chain = strings("依次", of: node)
    guard let name = key.scalar?.string, !chain.isEmpty else {
      refuse("角色须有“依次”，列出至少一个字体", at: key)
      return nil
    }
    return FontManifest.Role(
      name: name, properName: node.value(of: "正名")?.scalar?.string,
      ownNames: strings("自备", of: node), chain: chain,
      western: node.value(of: "西文")?.scalar?.string)
  }

  mutating func font(_ key: Node, _ node: Node) -> FontManifest.Font? {
    checkKeys(of: node, allowed: ["文件", "序号", "字族", "字重"])
    guard let name = key.scalar?.string, let file = string("文件", of: node),
      let index = number("序号", of: node), let family = string("字族", of: node),
      let weight = number("字重", of: node)
    else { return nil }
    return FontManifest.Font(
      name: name, file: file, collectionIndex: index, family: family, weight: weight,
      location: yaml.location(of: key))
  }

  mutating func file(_ key: Node, _ node: Node) -> FontManifest.File? {
    checkKeys(of: node, allowed: ["软件包", "路径", "许可", "SHA-256"])
    guard let name = key.scalar?.string, let package = string("软件包", of: node),
      let license = string("许可", of: node), let sha256 = string("SHA-256", of: node)
    else { return nil }
    guard sha256.utf8.count == 64, sha256.utf8.allSatisfy(isHexadecimal) else {
      refuse("“SHA-256”须是 64 位小写十六进制数", at: node.value(of: "SHA-256") ?? node)
      return nil
    }
    return FontManifest.File(name: name, package: package, license: license, sha256: sha256)
  }

  mutating func checkKeys(of node: Node, allowed: [String]) {
    for (key, _) in node.mapping ?? Node.Mapping([]) {
      guard let name = key.scalar?.string, !allowed.contains(name) else { continue }
      refuse("字体清单里没有“\(name)”这一项（可用：\(allowed.joined(separator: "、"))）", at: key)
    }
  }

  private mutating func string(_ key: String, of node: Node) -> String? {
    if let text = node.value(of: key)?.scalar?.string, !text.isEmpty { return text }
    refuse("缺少“\(key)”", at: node)
    return nil
  }

  /// A whole number from 0 to 65535.
  private mutating func number(_ key: String, of node: Node) -> Int? {
    guard let text = string(key, of: node) else { return nil }
    if let number = UInt16(text) { return Int(number) }
    refuse("“\(key)”须是整数", at: node.value(of: key) ?? node)
    return nil
  }

  private mutating func strings(_ key: String, of node: Node) -> [String] {
    guard let list = node.value(of: key) else { return [] }
    let strings = list.sequence?.compactMap { $0.scalar?.string } ?? []
    if strings.isEmpty { refuse("“\(key)”须是一列名称", at: list) }
    return strings
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
