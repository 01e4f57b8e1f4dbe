import FormTestSupport
import Foundation
import Testing

@testable import FormTemplates

struct SchemaTests {
  private func object(_ json: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test func `the language's schema knows every key and no other`() throws {
    let schema = try object(Template.languageSchema)
    let definitions = try #require(schema["definitions"] as? [String: [String: Any]])
    #expect(definitions.count == Vocabulary.tables.count)
    for table in Vocabulary.tables {
      let properties = try #require(definitions[table.name]?["properties"] as? [String: Any])
      #expect(Set(properties.keys) == Set(table.keys.map(\.name)))
    }
  }

  /// `hanform schema --language` writes the file that the papers' first line names.
  @Test func `the schema beside the papers is the language's`() throws {
    let file = try PackageFolder.text(of: "Templates/表单模板.schema.json")
    #expect(file.utf8.elementsEqual(Template.languageSchema.utf8))
  }

  @Test func `every reference of the language's schema leads somewhere`() throws {
    let text = Template.languageSchema
    let names = Set(Vocabulary.tables.map(\.name))
    for piece in text.components(separatedBy: "\"#/definitions/").dropFirst() {
      #expect(names.contains(String(piece.prefix { $0 != "\"" })))
    }
  }

  @Test func `the data's schema says what is required`() throws {
    let schema = try object(try paper("派遣单").dataSchema)
    #expect(schema["required"] as? [String] == ["年", "季", "企业"])
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(properties["季"]?["maximum"] as? Int == 4)
    let items = try #require(properties["企业"]?["items"] as? [String: Any])
    #expect(items["required"] as? [String] == ["名称", "地址", "执法人员"])
    let fields = try #require(items["properties"] as? [String: [String: Any]])
    #expect(fields["执法人员"]?["minItems"] as? Int == 2)
  }
}
