import Diagnostics

/// What a template's own styles stand on: every implied style exists, whatever the template leaves out.
///
/// Sizes and pitches after GB/T 9704-2012 (正文, 标题) and common practice in tables.
enum BuiltinStyles {
  static let entries: [Element.Entry] = {
    var sink = DiagnosticSink()
    let root = YAMLReader.read(Array(source.utf8), file: "内置样式", sink: &sink)
    return root?.entries ?? []
  }()

  private static let source = """
    正文: {字体: 仿宋, 字号: 三号, 行距: 28.95磅, 首行缩进: 2字, 对齐: 两端对齐}
    标题: {基于: 正文, 字体: 小标宋, 字号: 二号, 行距: 35磅, 首行缩进: 0字, 对齐: 居中, 段后: 1行, 与下段同页: 是}
    副题: {基于: 正文, 字体: 楷体, 首行缩进: 0字, 对齐: 居中, 标题形: 梯形, 与下段同页: 是}
    表文: {基于: 正文, 字号: 小四, 行距: 18磅, 首行缩进: 0字, 对齐: 左对齐, 垂直对齐: 居中, 内边距: 1.5mm}
    表头: {基于: 表文, 字体: 黑体, 对齐: 居中}
    表单: {基于: 表文, 字号: 四号, 行距: 22磅}
    栏目: {基于: 表单, 对齐: 居中}
    合计: {基于: 表文, 字体: 黑体}
    表边: {基于: 表文, 内边距: 0mm, 与下段同页: 是}
    表注: {基于: 表文, 字号: 五号, 行距: 16磅, 内边距: 0mm}
    签字栏: {基于: 表文, 内边距: 0mm}
    落款: {基于: 正文, 首行缩进: 0字, 对齐: 右对齐}
    页码: {基于: 正文, 字体: 宋体, 字号: 五号, 行距: 16磅, 首行缩进: 0字}
    """
}
