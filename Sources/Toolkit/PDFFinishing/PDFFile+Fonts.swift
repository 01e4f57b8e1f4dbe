import PDFObjects
extension PDFFile {
  mutating func finishFonts() throws(PDFReadingError) {
  }
}
