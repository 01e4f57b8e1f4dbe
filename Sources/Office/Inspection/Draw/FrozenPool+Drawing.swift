extension FrozenPool {
  /// The draw itself (SSJ-DRAW/1 steps 6 and 7): the same for everybody who has the files and the
  /// seed.
  ///
  /// Costs a ticket for each unit of weight in the pool, and for each source drawn a ticket for
  /// every officer between whom loads do not decide.
  public func draw(with seed: DrawSeed) -> DrawResult {
    let tickets = TicketMachine(seed)
    let classes = SourceClass.allCases.map { order(of: $0, by: tickets) }
    var table = PairingTable(pool, tickets: tickets)
    let pairs = handlingOrder(of: classes.flatMap(\.drawn), in: table, by: tickets)
      .map { table.pair(for: $0.source, orderTicket: $0.ticket) }
    return DrawResult(classes: classes, pairs: pairs)
  }

  /// Step 6: key(s) = min over j = 1…weight of Ticket("source", class, id, j); under the year deck
  /// sources already drawn come last.
  private func order(of sourceClass: SourceClass, by tickets: TicketMachine)
    -> DrawResult.ClassOrder
  {
    let ranked = pool.sources.lazy.filter { $0.sourceClass == sourceClass }.map { source in
      var smallest = Digest256.largest
      for ball in 1...source.weight {
        let parts = ["source", sourceClass.rawValue, source.id.rawValue, String(ball)]
        smallest = min(smallest, tickets.ticket(parts))
      }
      return DrawResult.Ranked(
        source: source.id, timesDrawn: pool.history.timesDrawn[source.id, default: 0],
        ticket: smallest)
    }
    let isDeck = pool.rules.policy == .yearDeck
    return DrawResult.ClassOrder(
      sourceClass: sourceClass, quota: pool.rules.quotas[sourceClass, default: 0],
      ranking: ranked.sorted {
        let late = (isDeck && $0.timesDrawn > 0 ? 1 : 0, isDeck && $1.timesDrawn > 0 ? 1 : 0)
        return (late.0, $0.ticket, $0.source) < (late.1, $1.ticket, $1.source)
      })
  }

  /// Step 7: sources with few officers to choose from come first, then by Ticket("order", s).
  private func handlingOrder(
    of drawn: [DrawResult.Ranked], in table: PairingTable, by tickets: TicketMachine
  ) -> [(source: SourceID, ticket: Digest256)] {
    drawn.map { ($0.source, tickets.ticket(["order", $0.source.rawValue])) }
      .map { (count: table.eligibleCount(for: $0), source: $0, ticket: $1) }
      .sorted { ($0.count, $0.ticket, $0.source) < ($1.count, $1.ticket, $1.source) }
      .map { ($0.source, $0.ticket) }
  }
}
