import Diagnostics
import DisplayList

extension FontReport {
  /// The report for people, in Chinese, ending in a newline; findings are left to their formatter.
  public var text: String {
    let sections = [
      ["字体清单：\(manifestPath)"],
      ["角色"] + roles.flatMap(lines(for:)),
      ["字体"] + faces.flatMap(lines(for:)),
      furtherFaces.isEmpty ? [] : ["字体集合内另有，可按名称使用"] + furtherLines,
      ["现用的替代字体"] + standInLines,
      registered.isEmpty ? [] : ["登记的替代字，印时留空手写"] + registeredLines,
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func lines(for role: Role) -> [String] {
    let chain = role.chain.map(name(of:)).joined(separator: " → ")
    let western = role.westernFace.map { "；西文 \(name(of: $0))" } ?? ""
    return ["  \(role.name)：\(chain.isEmpty ? "没有可用的字体" : chain)\(western)"]
      + coverageLine(role.coverage)
  }

  private func lines(for face: Face) -> [String] {
    let description = face.description
    let facts = [
      "许可：\(face.license ?? "自备，由用户自行确认")", "嵌入：\(description.embedding.words)",
      "来源：\(face.package ?? "自备")", "校验：\(face.fileCheck.words)",
    ]
    return [
      "  \(description.displayName)（\(description.place)，字重 \(description.weight)）",
      "      \(facts.joined(separator: "　"))",
    ] + coverageLine(face.coverage)
  }

  private func coverageLine(_ coverage: [CharacterCoverage]) -> [String] {
    if coverage.isEmpty { return [] }
    let parts = coverage.map { "\($0.repertoire.name) \($0.covered)/\($0.total)" }
    return ["      \(parts.joined(separator: "　"))"]
  }

  private var furtherLines: [String] {
    var files: [String] = []
    for face in furtherFaces where files.last != face.file { files.append(face.file) }
    return files.map { file in
      let names = furtherFaces.filter { $0.file == file }.map(\.fullName)
      return "  \(file)：\(names.joined(separator: "、"))"
    }
  }

  private var standInLines: [String] {
    let standIns = roles.compactMap(\.standIn)
    if standIns.isEmpty { return ["  没有"] }
    return standIns.map { "  \($0.role)：没有\($0.properName)，以 \(name(of: $0.face)) 代替" }
  }

  private var registeredLines: [String] {
    registered.map { "  \($0.scalar.codePoint)：\($0.description)" }
  }

  private func name(of id: FaceID) -> String {
    faces.first { $0.description.id == id }?.description.displayName ?? "第 \(id.index) 号字体"
  }
}

extension FontReport.FileCheck {
  fileprivate var words: String {
    switch self {
    case .matches: "与清单相符"
    case .differs: "与清单不符"
    case .notListed: "不在清单内"
    }
  }
}
