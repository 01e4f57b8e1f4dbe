import Diagnostics
import FormPipeline
import FormTemplates

/// Lists, after everything else, what is left to be written by hand on which paper.
struct HandwritingReport {
  private let lines: [String]

  init(_ papers: [FilledPaper]) {
    lines = papers.flatMap { paper in
      paper.handwrittenPlaces.map { place in
        let location = place.location.map { "（\($0)）" } ?? ""
        return "  \(paper.template.name)：\(place.message)\(location)"
      }
    }
  }

  func tell() {
    guard !lines.isEmpty else { return }
    Terminal.tell("印好以后有\(lines.count)处要手写：")
    for line in lines { Terminal.tell(line) }
  }
}
