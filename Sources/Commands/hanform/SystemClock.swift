import CivilCalendar
import Glibc
import Inspection
import PDFSigning

/// The one place where the program asks what time it is.
enum SystemClock {
  /// China's time, whatever the machine is set to.
  static var now: SigningTime? { SigningTime(secondsSince1970: time(nil)) }

  /// The same as the journal has it.
  static var timestamp: Timestamp {
    guard let now, let time = Timestamp(date: now.date, secondOfDay: now.secondOfDay) else {
      preconditionFailure("the clock shows a year beyond 9999")
    }
    return time
  }
}
