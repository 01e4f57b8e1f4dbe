import ArgumentParser
import CivilCalendar
import FormPipeline
import FormTemplates

/// Data, and what the person who prints decides.
struct FillingOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("数据文件（JSON），可给几个；- 为标准输入。", valueName: "文件"))
  var data: [String] = []

  @Option(help: ArgumentHelp("用 CSV 填一个列表，如 企业=企业.csv；可写多次。", valueName: "列表=文件"))
  var rows: [RowsArgument] = []

  @Option(help: ArgumentHelp("图片所在的文件夹；不写就是数据文件所在的。可写多次。", valueName: "文件夹"))
  var images: [String] = []

  @Flag(help: "打印空白表，供手填。")
  var blank = false

  @Option(help: ArgumentHelp("今日，也是文件所记的日期，如 2019-03-30。", valueName: "日期"))
  var date: DayArgument?

  @Option(help: ArgumentHelp("用途，印成水印：副本、草稿、演练。", valueName: "文字"))
  var purpose: String?

  @Option(help: ArgumentHelp("文件所记的作者，如单位名称。", valueName: "名称"))
  var author: String?

  func validate(templates: [String]) throws {
    let inputs = templates + data + rows.map(\.path)
    if inputs.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("标准输入（-）只能用一次")
    }
    if blank && !(data.isEmpty && rows.isEmpty) {
      throw ValidationError("--blank 不用数据，去掉 --data 和 --rows")
    }
  }

  func loader(
    templates: [String], registered: [Unicode.Scalar: String], makesEntries: Bool = false
  ) -> PaperLoader {
    PaperLoader(
      templates: templates, data: data, tables: rows.map { ($0.list, $0.path) },
      options: FillOptions(
        isBlank: blank, purpose: purpose, date: date?.date, author: author,
        makesEntries: makesEntries),
      registered: registered, imageFolders: images)
  }
}

/// `企业=企业.csv`.
struct RowsArgument: ExpressibleByArgument {
  var list: String
  var path: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
      return nil
    }
    list = String(argument[..<equals])
    path = String(argument[argument.index(after: equals)...])
    if path.isEmpty { return nil }
  }
}

/// `3` or `2-4`, counted from 1.
struct NumberRange: ExpressibleByArgument {
  var range: ClosedRange<Int>

  init?(argument: String) {
    let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1],
      first >= 1, first <= last
    else { return nil }
    range = first...last
  }
}
