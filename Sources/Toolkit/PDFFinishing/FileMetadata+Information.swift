import CivilCalendar
import PDFObjects

extension FileMetadata {
  static let producer = "Hanform"

  /// Whether a PDF was finished by this program, by what its information dictionary says; `false` for
  /// a file that cannot be read.
  public static func isOfThisProgram(_ bytes: [UInt8]) -> Bool {
    guard let file = try? PDFFile(bytes),
      let information = try? file.dictionary(file.trailer["Info"])
    else { return false }
    return information["Producer"] == .text(producer)
  }

  /// The document information dictionary (ISO 32000-1, 14.3.3).
  var information: PDFDictionary {
    var information: PDFDictionary = ["Title": .text(title)]
    information["Author"] = author.map(PDFObject.text)
    information["Subject"] = subject.map(PDFObject.text)
    information["Keywords"] = keywords.map(PDFObject.text)
    information["Creator"] = .text(Self.producer)
    information["Producer"] = .text(Self.producer)
    if let date {
      information["CreationDate"] = .text(date.informationText)
      information["ModDate"] = .text(date.informationText)
    }
    return information
  }
}

extension CalendarDate {
  /// Midnight in China: `D:20190330000000+08'00'`.
  var informationText: String {
    PDFObject.dateText(year: year, month: month, day: day, secondOfDay: 0, offsetInMinutes: 480)
  }

  /// Midnight in China: `2019-03-30T00:00:00+08:00`.
  var packetText: String { "\(self)T00:00:00+08:00" }
}
