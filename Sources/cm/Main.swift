import Foundation

/// The program's entrance: the words typed, the real world around them, and the exit status.
@main
enum Main {
  static func main() {
    // A file size limit is told like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    let surroundings = Surroundings.real()
    exit(Desk(surroundings).run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }
}
