/// Who has how much to do while officers are drawn (SSJ-DRAW/1 step 7).
///
/// Officers are numbered in the order of their ids' bytes, so that a smaller number breaks a tie of
/// tickets as a smaller id does.
struct PairingTable {
  private let tickets: TicketMachine
  private let officers: [DrawPool.Officer]
  private let recused: [SourceID: Set<Int>]
  private let prefersOtherUnit: Bool
  private var loads: [Int]
  private var leads: [Int]
  /// How often two officers went together, by both their numbers.
  private var meetings: [Int: Int] = [:]

  init(_ pool: DrawPool, tickets: TicketMachine) {
    self.tickets = tickets
    let officers = pool.officers.sorted { $0.id < $1.id }
    self.officers = officers
    prefersOtherUnit = pool.rules.prefersOtherUnit
    let carried = pool.rules.carriesLoad ? pool.history.loads : [:]
    loads = officers.map { carried[$0.id, default: 0] }
    leads = officers.map { _ in 0 }
    let numbers = Dictionary(
      officers.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var recused: [SourceID: Set<Int>] = [:]
    for recusal in pool.recusals {
      guard let number = numbers[recusal.officer] else { continue }
      recused[recusal.source, default: []].insert(number)
    }
    self.recused = recused
  }

  /// |E(s)|.
  func eligibleCount(for source: SourceID) -> Int {
    officers.count - recused[source, default: []].count
  }

  /// Takes two officers for a source; there must be two, which the freeze has seen to.
  mutating func pair(for source: SourceID, orderTicket: Digest256) -> DrawResult.Pair {
    let standBack = recused[source, default: []]
    let eligible = officers.indices.filter { !standBack.contains($0) }
    let first = choose(from: eligible, by: "lead", for: source) { (loads[$0], leads[$0], 0) }
    let others = eligible.filter { $0 != first.officer }
    let second = choose(from: others, by: "second", for: source) {
      (loads[$0], meetings[meeting(first.officer, $0), default: 0], sameUnit(first.officer, $0))
    }
    let coins = [first, second].map { ticket("coin", source, $0.officer) }
    let secondLeads =
      (leads[second.officer], coins[1], second.officer)
      < (leads[first.officer], coins[0], first.officer)
    leads[secondLeads ? second.officer : first.officer] += 1
    for choice in [first, second] { loads[choice.officer] += 1 }
    meetings[meeting(first.officer, second.officer), default: 0] += 1
    let choices = zip([first, second], coins).map {
      DrawResult.Choice(officer: officers[$0.officer].id, ticket: $0.ticket, coin: $1)
    }
    return DrawResult.Pair(
      source: source, eligibleCount: eligible.count, orderTicket: orderTicket, first: choices[0],
      second: choices[1], secondLeads: secondLeads)
  }

  /// The officer of the smallest rank, and among equals of the smallest ticket: tickets of others
  /// could not change the choice and are never computed.
  private func choose(
    from candidates: [Int], by label: String, for source: SourceID, rank: (Int) -> (Int, Int, Int)
  ) -> (officer: Int, ticket: Digest256) {
    var smallest = rank(candidates[0])
    var tied: [Int] = []
    for candidate in candidates {
      let rank = rank(candidate)
      if rank < smallest { (smallest, tied) = (rank, []) }
      if rank == smallest { tied.append(candidate) }
    }
    var chosen = (officer: tied[0], ticket: ticket(label, source, tied[0]))
    for candidate in tied.dropFirst() {
      let ticket = ticket(label, source, candidate)
      if ticket < chosen.ticket { chosen = (candidate, ticket) }
    }
    return chosen
  }

  private func ticket(_ label: String, _ source: SourceID, _ officer: Int) -> Digest256 {
    tickets.ticket([label, source.rawValue, officers[officer].id.rawValue])
  }

  private func meeting(_ one: Int, _ other: Int) -> Int {
    min(one, other) * officers.count + max(one, other)
  }

  private func sameUnit(_ one: Int, _ other: Int) -> Int {
    prefersOtherUnit && officers[one].unit == officers[other].unit ? 1 : 0
  }
}
