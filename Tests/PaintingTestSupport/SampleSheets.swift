public import DisplayList
import Geometry

extension SampleFonts {
  /// A letter to an enterprise: a title, lines, rulings of two widths and one place to sign.
  public func letter(to name: String = "淄博鸿润环保科技有限公司") throws -> Page {
    let ruling = { (width: Int, y: Int) in
      DisplayItem.ruling(
        Ruling(
          start: Point(x: .points(80), y: .points(y)), end: Point(x: .points(500), y: .points(y)),
          width: Length(milliPoints: width)))
    }
    return Page(
      size: Paper.a4.size,
      items: [
        .glyphs(try run("环境保护承诺书", in: "小标宋", points: 22, x: 200, y: 100)),
        ruling(500, 120), ruling(500, 140), ruling(1000, 160),
        .glyphs(try run("企业名称：\(name)（盖章）", x: 80, y: 200)),
        .glyphs(try run("法定代表人：龑𣗋㛃", x: 80, y: 230)),
        .glyphs(try run("Tel 0533-2180 5x office", x: 80, y: 260)),
        .glyphs(try run("本单位承诺如下：No. 17", in: "仿宋", x: 80, y: 290)),
        .glyphs(try run("王喆 x² kaiti", in: "楷体", x: 80, y: 320)),
        .glyphs(try run("☐ ☑", x: 80, y: 350)),
        .glyphs(
          try run("副本", in: "黑体", points: 96, x: 200, y: 600, color: .watermark, degrees: 45)),
      ],
      fields: [
        FieldArea(
          kind: .signature, name: "分管局长", tooltip: "分管局长（签字）",
          frame: Rectangle(
            x: .points(300), y: .points(700), width: .points(120), height: .points(40)))
      ])
  }

  /// Sheets full of other characters, as a larger job would show.
  public func otherSheets() throws -> [Page] {
    let common = "一丁七万丈三上下不与丐丑专且世丘丙业丛东丝丢两严丧个中丰串临丸丹为主丽举乃久么义之乌乍乎乏乐"
    let latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789"
    return try ["宋体", "小标宋", "黑体", "仿宋", "楷体"].map { role in
      let lines = [common, latin, "☐☑☒√"]
      return Page(
        size: Paper.a4.size,
        items: try lines.map { .glyphs(try run($0, in: role, x: 20, y: 20)) })
    }
  }
}
