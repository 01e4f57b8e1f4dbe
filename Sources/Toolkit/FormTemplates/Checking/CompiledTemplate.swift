import Diagnostics
import DocumentTree
import FormData
import Geometry

/// A template with every name resolved, every expression checked and every style flattened.
struct CompiledTemplate: Sendable {
  var name: String
  var version: Int?
  /// 公开: the file is published and holds nothing but its pages.
  var isPublished: Bool
  /// Of the name; stands for the template as a whole.
  var location: SourceLocation
  var declarations: [FieldDeclaration]
  /// 每份: the list by its place among the declarations.
  var copyList: Int?
  var sectioning: Sectioning?
  var page: CompiledPage
  var styles: StyleSheet
  var checks: [CompiledCheck]
  var blocks: [CompiledBlock]
  /// The first place that asks for 今日, which only a given date answers.
  var todayLocation: SourceLocation?
  /// What was put right or looked odd while the files were read.
  var warnings: [Diagnostic] = []
}

/// 每节.
struct Sectioning: Sendable {
  /// The list by its place among the declarations, and the field of the list that tells sections apart.
  var list: Int
  var key: CompiledRowTable.SortKey
  var restartsPageNumbers: Bool
}

struct CompiledPage: Sendable {
  var size: Size
  var margins: EdgeInsets
  var bands: CompiledBands
  var first: CompiledBands?
  var last: CompiledBands?
  var even: CompiledBands?
  var watermark: CompiledText?
  var watermarkLocation: SourceLocation?

  /// 版心.
  var typeArea: Size {
    Size(
      width: size.width - margins.left - margins.right,
      height: size.height - margins.top - margins.bottom)
  }

  /// Whether something could stand in ``typeArea``.
  var hasTypeArea: Bool {
    typeArea.width >= .millimeters(20) && typeArea.height >= .millimeters(20)
  }
}

struct CompiledBands: Sendable {
  var header: CompiledBand?
  var footer: CompiledBand?
  /// Of a variant that says nothing of it.
  var keepsHeader = false
  var keepsFooter = false
}

struct CompiledBand: Sendable {
  var style: StyleID
  var height: Length?
  var isOmittedOnSinglePage: Bool
  var left: CompiledText?
  var center: CompiledText?
  var right: CompiledText?
  var location: SourceLocation
}

/// 校验.
struct CompiledCheck: Sendable {
  /// 每行.
  var list: Int?
  var requirement: CompiledExpression
  var message: CompiledText
  /// 仅提醒.
  var isWarning: Bool
  var location: SourceLocation
}

struct CompiledBlock: Sendable {
  indirect enum Kind: Sendable {
    case paragraph(CompiledParagraph)
    case space(Length)
    case rowTable(CompiledRowTable)
    case grid(CompiledGrid)
    case signatureRow([CompiledSigner], style: StyleID)
    case closing([CompiledParagraph], dateInset: Length?)
    case ruling(width: Length)
    case pageBreak
    case keepTogether([CompiledBlock])
    /// Blocks that one 条件 stands for.
    case conditional([CompiledBlock])
    /// 每项: the blocks once for each record.
    case each(ListReference, [CompiledBlock])
  }

  var condition: CompiledExpression?
  var kind: Kind
  var location: SourceLocation
}

struct CompiledParagraph: Sendable {
  var text: CompiledText
  var style: StyleID
  var role: Paragraph.Role = .body
  var location: SourceLocation
}

struct CompiledSignature: Sendable {
  var key: String
  var hasDate: Bool
  var width: Length?
  var height: Length?
  /// 章: room for a seal of this size.
  var seal: Length?
  /// 锁定.
  var locksAll: Bool

  /// For readers of the file: 分管领导签字.
  var tooltip: String { key.hasSuffix("签字") ? key : key + "签字" }
}

/// One of a 签字栏.
struct CompiledSigner: Sendable {
  var label: CompiledText
  var signature: CompiledSignature
}

/// A list of records by the place of its field: which frame of the scope, which field there.
struct ListReference: Sendable {
  var frame: Int
  var slot: Int
  var name: String
  var fields: [FieldDeclaration]
}
