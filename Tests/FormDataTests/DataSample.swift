import Diagnostics
import FormData

/// What 派遣单 declares, and more, so that every type is there.
enum DataSample {
  static let enterprise: [FieldDeclaration] = [
    FieldDeclaration(name: "名称", shape: .single(.text), location: place(12)),
    FieldDeclaration(name: "地址", shape: .single(.text), isOptional: true, location: place(13)),
    FieldDeclaration(
      name: "区县", shape: .single(.text), defaultValue: .text("张店区"), location: place(14)),
    FieldDeclaration(
      name: "执法人员", shape: .list(.text, minimumCount: 2), location: place(15)),
    FieldDeclaration(
      name: "类别", shape: .single(.choice(["重点", "一般", "特殊"])), isOptional: true,
      location: place(16)),
  ]

  static let declarations: [FieldDeclaration] = [
    FieldDeclaration(
      name: "年", shape: .single(.integer(minimum: 2000, maximum: 2099)), location: place(5)),
    FieldDeclaration(name: "比例", shape: .single(.decimal), isOptional: true, location: place(6)),
    FieldDeclaration(name: "罚款", shape: .single(.amount), isOptional: true, location: place(7)),
    FieldDeclaration(name: "日期", shape: .single(.date), isOptional: true, location: place(8)),
    FieldDeclaration(name: "月份", shape: .single(.month), isOptional: true, location: place(9)),
    FieldDeclaration(name: "时间", shape: .single(.time), isOptional: true, location: place(10)),
    FieldDeclaration(name: "急件", shape: .single(.truth), isOptional: true, location: place(10)),
    FieldDeclaration(name: "企业", shape: .records(enterprise), location: place(11)),
  ]

  static func place(_ line: Int) -> SourceLocation {
    SourceLocation(file: "派遣单.yaml", line: line, column: 5)
  }

  static func file(_ text: String, named name: String = "派遣单.json") -> DataFile {
    DataFile(name: name, bytes: Array(text.utf8))
  }

  static func load(
    _ texts: String..., tables: [(list: String, file: DataFile)] = [],
    declarations: [FieldDeclaration] = declarations, knownElsewhere: Set<String> = []
  ) throws(DiagnosticError) -> DataSet {
    let files = texts.enumerated().map { index, text in
      file(text, named: index == 0 ? "派遣单.json" : "\(index + 1).json")
    }
    return try DataSet(
      files: files, tables: tables, declarations: declarations, knownElsewhere: knownElsewhere)
  }

  /// Everything reported, as `行:列 编号 路径`.
  static func findings(
    _ texts: String..., knownElsewhere: Set<String> = []
  ) -> [String] {
    let files = texts.enumerated().map { index, text in
      file(text, named: index == 0 ? "派遣单.json" : "\(index + 1).json")
    }
    do throws(DiagnosticError) {
      let data = try DataSet(
        files: files, declarations: declarations, knownElsewhere: knownElsewhere)
      return describe(data.warnings)
    } catch {
      return describe(error.diagnostics)
    }
  }

  static func describe(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { finding in
      let place = finding.location.map { "\($0.line):\($0.column) " } ?? ""
      return place + "\(finding.id)" + (finding.dataPath.map { " \($0)" } ?? "")
    }
  }
}
