import FormTestSupport
import PDFObjects

@testable import PDFSigning

/// A form of one page as finishing writes them, small enough to be changed by hand: two signature
/// fields in the order 科室负责人, 分管领导, a text field 意见, a font, a structure tree.
enum SampleForm {
  /// What the test wants otherwise.
  struct Options {
    /// `Lock` of the first signature field.
    var lock = ""
    var catalog = ""
    /// The object that the text field shows: 11 is its own.
    var look = 11
    /// Entries of object 11.
    var lookEntries = ""
    /// Object 15: one more annotation of the page, and whether it is a field too.
    var annotation = ""
    var isAnnotationField = false
    /// Object 12.
    var metadata = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>"
    /// Entries of the last object, the document information dictionary, if there is one.
    var information: String?
  }

  static func file(_ options: Options = Options()) throws -> [UInt8] {
    let added = options.annotation.isEmpty ? "" : " 15 0 R"
    let addedField = options.isAnnotationField ? added : ""
    var objects = [
      // 1 to 3: catalog, pages, page.
      """
      <</Type/Catalog/Pages 2 0 R/AcroForm 4 0 R/StructTreeRoot 9 0 R/Metadata 12 0 R\
      /MarkInfo<</Marked true>>/Lang(zh-CN)\(options.catalog)>>
      """,
      "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595.276 841.89]>>",
      """
      <</Type/Page/Parent 2 0 R/Contents 8 0 R/Resources<</Font<</F1 13 0 R>>>>\
      /Annots[5 0 R 6 0 R 7 0 R\(added)]/StructParents 0/Tabs/S>>
      """,
      // 4 to 7: the form and its fields.
      """
      <</Fields[5 0 R 6 0 R 7 0 R\(addedField)]/SigFlags 1/DA(/F1 10 Tf 0 g)\
      /DR<</Font<</F1 13 0 R>>>>>>
      """,
      signatureField("科室负责人", left: 100, extra: options.lock),
      signatureField("分管领导", left: 300, extra: ""),
      """
      <</Type/Annot/Subtype/Widget/FT/Tx/T\(text("意见"))/Rect[100 500 400 520]/F 4/P 3 0 R\
      /DA(/F1 10 Tf 0 g)/V()/AP<</N \(options.look) 0 R>>>>
      """,
      // 8: the page's content.
      stream("", "BT /F1 12 Tf 72 770 Td (Approval) Tj ET"),
      // 9, 10: the structure.
      "<</Type/StructTreeRoot/K[10 0 R]/ParentTree<</Nums[0[10 0 R]]>>/ParentTreeNextKey 1>>",
      "<</Type/StructElem/S/P/P 9 0 R/Pg 3 0 R/K[0]>>",
      stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 300 20]/Resources<<>>\(options.lookEntries)",
        "/Tx BMC EMC"),
      stream("/Type/Metadata/Subtype/XML", options.metadata),
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
      stream("/Type/XObject/Subtype/Form/BBox[0 0 100 40]/Resources<<>>", ""),
    ]
    if !options.annotation.isEmpty { objects.append(options.annotation) }
    if let information = options.information { objects.append("<<\(information)>>") }
    let info = options.information == nil ? "" : "/Info \(objects.count) 0 R"
    var text = "%PDF-1.7\n"
    var table = "0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.utf8.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    let count = objects.count + 1
    text += "xref\n0 \(count)\n\(table)trailer\n<</Size \(count)/Root 1 0 R\(info)/ID[<01><01>]>>\n"
    return Array((text + "startxref\n\(start)\n%%EOF\n").utf8)
  }

  private static func signatureField(_ name: String, left: Int, extra: String) -> String {
    """
    <</Type/Annot/Subtype/Widget/FT/Sig/T\(text(name))/TU\(text(name + "签字"))\
    /Rect[\(left) 100 \(left + 100) 140]/F 4/P 3 0 R/AP<</N 14 0 R>>\(extra)>>
    """
  }

  private static func stream(_ entries: String, _ data: String) -> String {
    "<<\(entries)/Length \(data.utf8.count)>>\nstream\n\(data)\nendstream"
  }

  /// A text string in hexadecimal digits.
  static func text(_ text: String) -> String {
    let bytes = PDFObject.text(text).string ?? []
    return "<\(bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())>"
  }
}
