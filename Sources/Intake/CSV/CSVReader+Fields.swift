extension CSVReader {
  /// What ends a field.
  enum End {
    case comma
    /// A line break or the end of the file.
    case row
  }

  /// Reads one field and passes what ends it.
  mutating func field(into reading: inout RowReading) -> End {
    let isQuoted = offset < bytes.count && bytes[offset] == CSVByte.quote
    let field = isQuoted ? quoted(&reading) : plain(&reading)
    check(field, &reading)
    let end = end(of: &reading)
    reading.fieldCount += 1
    return end
  }

  /// `non-escaped` (RFC 4180 §2): everything up to a comma or a line break.
  private mutating func plain(_ reading: inout RowReading) -> CSVRow.Field {
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == CSVByte.comma { break }
      if byte == CSVByte.quote {
        reading.note(.quoteInside)
        skipToEndOfLine()
        break
      }
      if byte < CSVByte.space || byte == CSVByte.delete {
        if lineBreak(at: offset) != nil { break }
        reading.note(.controlCharacter(Unicode.Scalar(byte)))
      }
      offset += 1
    }
    return CSVRow.Field(range: start..<offset, hasDoubledQuotes: false)
  }

  /// `escaped` (RFC 4180 §2): everything between two quotes, a quote inside being written twice.
  private mutating func quoted(_ reading: inout RowReading) -> CSVRow.Field {
    offset += 1
    let start = offset
    var hasDoubledQuotes = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if let length = lineBreak(at: offset) {
        offset += length
        line += 1
      } else if byte != CSVByte.quote {
        if byte < CSVByte.space || byte == CSVByte.delete {
          reading.note(.controlCharacter(Unicode.Scalar(byte)))
        }
        offset += 1
      } else if offset + 1 < bytes.count, bytes[offset + 1] == CSVByte.quote {
        hasDoubledQuotes = true
        offset += 2
      } else {
        let field = CSVRow.Field(range: start..<offset, hasDoubledQuotes: hasDoubledQuotes)
        offset += 1
        return field
      }
    }
    reading.noteUnclosedQuote()
    return CSVRow.Field(range: start..<offset, hasDoubledQuotes: hasDoubledQuotes)
  }

  /// Passes the comma or the line break after a field, or whatever stands there instead.
  private mutating func end(of reading: inout RowReading) -> End {
    if offset < bytes.count, bytes[offset] == CSVByte.comma {
      offset += 1
      return .comma
    }
    if offset < bytes.count, lineBreak(at: offset) == nil {
      reading.note(.textAfterQuote)
      skipToEndOfLine()
    }
    // Only a quote that is never closed leaves a line break behind, and no line follows it.
    let isPastLastLine = bytes[offset - 1] == CSVByte.lineFeed
    reading.row.lines = reading.row.lines.lowerBound...(isPastLastLine ? line - 1 : line)
    if let length = lineBreak(at: offset) {
      offset += length
      line += 1
    }
    return .row
  }

  /// Adds a field to the row, unless it or the row is too long or its bytes are no text.
  private func check(_ field: CSVRow.Field, _ reading: inout RowReading) {
    guard offset - reading.start <= CSVReader.mostRowBytes else {
      return reading.note(.rowTooLong(limit: CSVReader.mostRowBytes), inField: false)
    }
    guard field.range.count <= CSVReader.mostFieldBytes else {
      return reading.note(
        .fieldTooLong(bytes: field.range.count, limit: CSVReader.mostFieldBytes))
    }
    checkText(field, &reading)
    reading.row.append(field)
  }

  /// Checks what is not ASCII: that it is UTF-8, and not a control character of its second block.
  private func checkText(_ field: CSVRow.Field, _ reading: inout RowReading) {
    guard bytes[field.range].contains(where: { $0 >= 0x80 }) else { return }
    guard let text = String(validating: bytes[field.range], as: UTF8.self) else {
      return reading.note(.notUTF8)
    }
    if let control = text.unicodeScalars.first(where: { (0x80...0x9F).contains($0.value) }) {
      reading.note(.controlCharacter(control))
    }
  }

  private mutating func skipToEndOfLine() {
    while offset < bytes.count, lineBreak(at: offset) == nil { offset += 1 }
  }
}
