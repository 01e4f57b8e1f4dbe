/// Several hands for one row of tasks.
struct Workers: Sendable {
  private let count: Int

  /// At least one, whatever is asked for.
  init(count: Int) {
    self.count = max(1, count)
  }

  /// What came of a row of tasks.
  struct Spread<Result: Sendable, Summary: Sendable>: Sendable {
    /// In the order of the tasks.
    var results: [Result]
    /// One for each worker, in no meaningful order.
    var summaries: [Summary]
  }

  /// Does `work` for every index below `taskCount`, each worker with tools of its own; the first
  /// error stops them all.
  func spread<Tools, Result: Sendable, Summary: Sendable>(
    _ taskCount: Int, tools: @escaping @Sendable () throws -> Tools,
    work: @escaping @Sendable (Tools, Int) throws -> Result,
    summary: @escaping @Sendable (Tools) -> Summary
  ) async throws -> Spread<Result, Summary> {
    let workers = min(count, taskCount)
    return try await withThrowingTaskGroup(of: ([(Int, Result)], Summary).self) { group in
      for worker in 0..<workers {
        group.addTask {
          let tools = try tools()
          let share = try stride(from: worker, to: taskCount, by: workers).map { index in
            try Task.checkCancellation()
            return (index, try work(tools, index))
          }
          return (share, summary(tools))
        }
      }
      var results = [Result?](repeating: nil, count: taskCount)
      var summaries: [Summary] = []
      for try await (share, summary) in group {
        for (index, result) in share { results[index] = result }
        summaries.append(summary)
      }
      return Spread(results: results.compactMap { $0 }, summaries: summaries)
    }
  }
}
