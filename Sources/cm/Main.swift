import Foundation

/// The program's entrance: the words typed, the real world around them, and the exit status.
@main
enum Main {
  static func main() {
    // Output goes on even when the reader of a pipe has gone; the write then fails instead.
    signal(SIGPIPE, SIG_IGN)
    let surroundings = Surroundings.real()
    exit(Desk(surroundings).run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }
}
