import Foundation

/// Holds one target to more bytes than anyone could think of, by libFuzzer.
///
///     CM_FUZZ=1 swift build -c release --product fuzz --scratch-path .build-fuzz
///     .build-fuzz/release/fuzz unpack line CORPUS       # the inputs saved for it, as files
///     CM_FUZZ=line .build-fuzz/release/fuzz CORPUS -max_total_time=600
///     .build-fuzz/release/fuzz pack line CORPUS         # the files, as inputs saved for it
///
/// The options are those of <https://llvm.org/docs/LibFuzzer.html>.
@main
enum Fuzzer {
  static func main() throws {
    let words = CommandLine.arguments
    if words.count == 4, let target = FuzzTarget(rawValue: words[2]) {
      switch words[1] {
      case "unpack": return try unpack(target, into: words[3])
      case "pack": return try pack(words[3], for: target)
      default: break
      }
    }
    var count = CommandLine.argc
    var values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let status = LLVMFuzzerRunDriver(&count, &values) { base, size in
      let input = Array(UnsafeBufferPointer(start: base, count: size))
      do { try Fuzzer.target.hold(input) } catch { fatalError("\(Fuzzer.target): \(error)") }
      return 0
    }
    exit(status)
  }

  static let target =
    FuzzTarget(
      rawValue: ProcessInfo.processInfo.environment["CM_FUZZ"] ?? "") ?? .line

  private static func unpack(_ target: FuzzTarget, into folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (place, input) in try Corpus(target).inputs().enumerated() {
      try Data(input).write(to: URL(fileURLWithPath: "\(folder)/saved-\(place)"))
    }
  }

  /// The shortest first.
  private static func pack(_ folder: String, for target: FuzzTarget) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let inputs = try names.map { name in
      try Array(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
    }
    try Corpus(target).write(inputs.sorted { ($0.count, $0.shown) < ($1.count, $1.shown) })
  }
}

extension [UInt8] {
  fileprivate var shown: String { Corpus.shown(self) }
}

/// LibFuzzer's own entrance; FuzzerInterface.h.
@_silgen_name("LLVMFuzzerRunDriver")
private func LLVMFuzzerRunDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ values: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ hold: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
