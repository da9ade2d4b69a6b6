import Foundation

/// The program's entrance: the words typed, the real world around them, and the exit status.
@main
enum Main {
  static func main() {
    let surroundings = Surroundings.real()
    exit(Desk(surroundings).run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }
}
