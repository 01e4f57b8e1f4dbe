import Diagnostics
import FormData

extension TemplateCompiler {
  static let recordDepthLimit = 4

  /// 数据.
  mutating func compileDeclarations(_ element: Element) -> [FieldDeclaration] {
    declarations(element, depth: 1)
  }

  private mutating func declarations(_ element: Element, depth: Int) -> [FieldDeclaration] {
    (names(in: element) ?? []).compactMap { entry in
      guard isFieldName(entry.key, at: entry.keyLocation) else { return nil }
      return declaration(entry, depth: depth)
    }
  }

  private mutating func declaration(_ entry: Element.Entry, depth: Int) -> FieldDeclaration? {
    switch entry.value.content {
    case .list(let items):
      guard items.count == 1, items[0].entries != nil, depth < Self.recordDepthLimit else {
        sink.report(
          .error(
            "template.bad-record", "记录的列表只写一组“名称: 类型”，最多套 \(Self.recordDepthLimit - 1) 层",
            at: entry.value.location))
        return nil
      }
      return FieldDeclaration(
        name: entry.key, shape: .records(declarations(items[0], depth: depth + 1)),
        location: entry.keyLocation)
    case .text(let source):
      return scalarDeclaration(entry, source)
    case .empty, .map:
      reportKind(of: entry.value, expected: "一个类型（\(TypeGrammar.typeNames.joined(separator: "、"))）")
      return nil
    }
  }

  private mutating func scalarDeclaration(
    _ entry: Element.Entry, _ source: SourceText
  ) -> FieldDeclaration? {
    let location = source.location(atScalar: 0)
    do throws(TypeGrammar.Fault) {
      let type = try TypeGrammar(parsing: source.text)
      var declaration = FieldDeclaration(
        name: entry.key, shape: type.shape, isOptional: type.isOptional,
        location: entry.keyLocation)
      if let text = type.defaultText, case .single(let scalar) = type.shape {
        declaration.defaultValue = try defaultValue(text, of: scalar)
      }
      return declaration
    } catch {
      sink.report(.badType(error, at: location))
      // The field stays known, so that its uses are not reported as well.
      return FieldDeclaration(
        name: entry.key, shape: .single(error.likelyType), isOptional: true,
        location: entry.keyLocation)
    }
  }

  private func defaultValue(
    _ text: String, of type: ScalarType
  ) throws(TypeGrammar.Fault) -> Value {
    do throws(ScalarFault) {
      return try type.value(reading: text)
    } catch {
      throw .badDefault(text)
    }
  }

  /// A name must not look like an expression or hide one of the toolkit's own.
  private mutating func isFieldName(_ name: String, at location: SourceLocation) -> Bool {
    let reserved =
      Builtin.allCases.map(\.rawValue) + ["且", "或", "非", "如果", "则", "否则", "签字", "日期空", "链接"]
    if reserved.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      sink.report(.error("template.reserved-name", "“\(name)”另有用处，不能作字段名", at: location))
      return false
    }
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    let startsWithDigit = name.unicodeScalars.first.map { ("0"..."9").contains($0) } ?? true
    guard isPlain, !startsWithDigit else {
      sink.report(
        .error(
          "template.bad-name", "字段名“\(name)”只能用汉字、字母和数字，且不能以数字开头", at: location))
      return false
    }
    return true
  }
}

extension Diagnostic {
  static func badType(_ fault: TypeGrammar.Fault, at place: SourceLocation) -> Self {
    switch fault {
    case .unknownType(let name):
      let near = NearestName.of(name, among: TypeGrammar.typeNames)
      return .error(
        "template.unknown-type", "没有“\(name)”这种类型", at: place,
        hint: near.map { "是不是“\($0)”？" }
          ?? "可以写：\(TypeGrammar.typeNames.joined(separator: "、"))")
    case .notBuilt(let name):
      return .notBuilt(name, at: place)
    case .unknownRange(let text):
      return .error(
        "template.bad-range", "看不懂“\(text)”", at: place, hint: "例如 整数 1至4、整数 0以上、文字 2项以上")
    case .emptyRange(let text):
      return .error("template.bad-range", "“\(text)”里前一个数比后一个大", at: place)
    case .noOptions:
      return .error("template.bad-options", "选项至少要两个，用 / 分开", at: place, hint: "例如 选项 录入/剔除")
    case .repeatedOption(let option):
      return .error("template.bad-options", "选项“\(option)”写了两次", at: place)
    case .defaultOfList:
      return .error("template.bad-default", "列表不能有默认值", at: place)
    case .defaultOfOptional:
      return .error("template.bad-default", "有默认值就不用写选填", at: place)
    case .badDefault(let text):
      return .error("template.bad-default", "默认值“\(text)”不合它的类型", at: place)
    }
  }
}
