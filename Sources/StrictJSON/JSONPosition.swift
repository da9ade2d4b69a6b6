/// A place in a JSON text, as a person finds it in an editor and a program in the bytes.
public struct JSONPosition: Hashable, Sendable, Comparable {
  /// How many bytes stand before the place; from 0.
  public let offset: Int
  /// The line, from 1. A line ends at a line feed; a carriage return before it belongs to it.
  public let line: Int
  /// The column within the line, from 1, in Unicode scalars: `é` typed as one character counts
  /// as one, whatever its number of bytes.
  public let column: Int

  /// A place that is already known by its three numbers.
  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  /// Whether the first place comes earlier in the text than the second.
  public static func < (first: JSONPosition, second: JSONPosition) -> Bool {
    first.offset < second.offset
  }
}
