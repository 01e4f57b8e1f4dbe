import Testing

/// A template's text and everything that must be told of it, as `line:column id`.
struct FaultCase: CustomTestStringConvertible {
  var name: String
  var text: String
  var faults: [String]

  init(_ name: String, _ text: String, _ faults: String...) {
    self.name = name
    self.text = text
    self.faults = faults
  }

  var testDescription: String { name }
}
