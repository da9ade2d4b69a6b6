import StrictJSON

/// The value of a text typed into a test.
func parsed(_ text: String) throws(JSONError) -> JSONValue {
  try JSONValue.parse(Array(text.utf8))
}

/// The fault of a text, or nil if it is JSON.
func fault(_ text: String, limits: JSONLimits = JSONLimits()) -> JSONError? {
  fault(Array(text.utf8), limits: limits)
}

/// The fault of some bytes, or nil if they are JSON.
func fault(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) -> JSONError? {
  do throws(JSONError) {
    _ = try JSONValue.parse(bytes, limits: limits)
    return nil
  } catch {
    return error
  }
}

/// The string that a text holds, or nil if it holds something else.
func string(in text: String) throws(JSONError) -> String? {
  guard case .string(let string) = try parsed(text).content else { return nil }
  return string
}

/// The number that a text holds, or nil if it holds something else.
func number(in text: String) throws(JSONError) -> JSONNumber? {
  guard case .number(let number) = try parsed(text).content else { return nil }
  return number
}

/// The bytes that a writer makes.
func written(_ write: (inout CanonicalWriter) -> Void) -> String {
  var writer = CanonicalWriter()
  write(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// The fault a reader finds when it is asked for something, or nil.
func canonicalFault<Value>(
  _ text: String, _ read: (inout CanonicalReader) throws(CanonicalError) -> Value
) -> CanonicalError? {
  canonicalFault(Array(text.utf8), read)
}

/// The fault a reader finds in some bytes when it is asked for something, or nil.
func canonicalFault<Value>(
  _ bytes: [UInt8], _ read: (inout CanonicalReader) throws(CanonicalError) -> Value
) -> CanonicalError? {
  var reader = CanonicalReader(bytes)
  do throws(CanonicalError) {
    _ = try read(&reader)
    try reader.end()
    return nil
  } catch {
    return error
  }
}
