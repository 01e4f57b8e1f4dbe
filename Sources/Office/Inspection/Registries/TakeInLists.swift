public import Diagnostics

/// Rows of a list become changes of the source registry (《暂行办法》二、5).
public struct TakeInSources: Act {
  public var changes: [SourceChange]
  public var list: ListOrigin

  public init(_ changes: [SourceChange], list: ListOrigin) {
    self.changes = changes
    self.list = list
  }

  /// What a list cannot know of itself: whether its rows are the author's, and still there.
  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    var sink = DiagnosticSink()
    let rules = SourceRules(office: office, author: author, today: time.date)
    for change in changes {
      let faults = [
        rules.isEnteredByItsUnit(change), rules.standsUntilRemoved(change), rules.hasName(change),
        rules.hasPlainText(change),
      ]
      sink.report(faults.compactMap(\.self))
    }
    try sink.throwErrors()
    return .sources(changes, list: list)
  }
}

/// Rows of a list become changes of the officer registry (《暂行办法》一、2).
public struct TakeInOfficers: Act {
  public var changes: [OfficerChange]
  public var list: ListOrigin

  public init(_ changes: [OfficerChange], list: ListOrigin) {
    self.changes = changes
    self.list = list
  }

  public func decide(
    in office: Office, by author: Author, at time: Timestamp
  ) throws(DiagnosticError) -> Fact {
    let rules = OfficerRules(office: office, author: author, today: time.date)
    if let fault = rules.isByAdministrator { throw DiagnosticError(fault) }
    var sink = DiagnosticSink()
    for change in changes {
      sink.report([rules.hasName(change), rules.hasPlainText(change)].compactMap(\.self))
    }
    try sink.throwErrors()
    return .officers(changes, list: list)
  }
}
