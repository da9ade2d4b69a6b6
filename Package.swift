// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "cm",
  products: [
    .executable(name: "cm", targets: ["cm"])
  ],
  targets: [
    .target(name: "CProcessor"),
    .target(name: "Digest", dependencies: ["CProcessor"]),
    .target(name: "ContingencyManagement", dependencies: ["Digest"]),
    .target(name: "StrictJSON"),
    .target(
      name: "LedgerStore", dependencies: ["ContingencyManagement", "Digest", "StrictJSON"]),
    .target(name: "Intake", dependencies: ["ContingencyManagement", "Digest", "StrictJSON"]),
    .executableTarget(
      name: "cm",
      dependencies: ["ContingencyManagement", "Digest", "Intake", "LedgerStore", "StrictJSON"],
      resources: [.copy("../../Config")]),
    .executableTarget(
      name: "benchmarks", dependencies: ["ContingencyManagement", "Digest", "LedgerStore"],
      path: "Tests/Benchmarks"),
    .testTarget(name: "DigestTests", dependencies: ["Digest"]),
    .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"]),
    .testTarget(
      name: "ContingencyManagementTests", dependencies: ["ContingencyManagement", "Digest"]),
    .testTarget(
      name: "LedgerStoreTests",
      dependencies: ["LedgerStore", "ContingencyManagement", "Digest", "StrictJSON"]),
    .testTarget(
      name: "IntakeTests",
      dependencies: ["Intake", "ContingencyManagement", "Digest", "StrictJSON"]),
    .testTarget(
      name: "cmTests", dependencies: ["cm", "ContingencyManagement", "Digest", "LedgerStore"],
      exclude: ["Golden", "Transcripts"]),
    .testTarget(
      name: "FuzzingTests",
      dependencies: [
        "cm", "ContingencyManagement", "Digest", "Intake", "LedgerStore", "StrictJSON",
      ], exclude: ["Corpus", "Fuzzer"]),
  ],
  swiftLanguageModes: [.v6]
)

// With CM_FUZZ set the package is another: a fuzzer of what Tests/FuzzingTests holds, every room
// watched by libFuzzer, and the desk a room like the others. See Tests/FuzzingTests/Fuzzer.
if Context.environment["CM_FUZZ"] != nil {
  package.products = []
  package.targets.removeAll { $0.type == .test || $0.name == "benchmarks" || $0.name == "cm" }
  package.targets += [
    .target(
      name: "cm",
      dependencies: ["ContingencyManagement", "Digest", "Intake", "LedgerStore", "StrictJSON"],
      exclude: ["Main.swift"]),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "cm", "ContingencyManagement", "Digest", "Intake", "LedgerStore", "StrictJSON",
      ],
      path: "Tests/FuzzingTests", exclude: ["Corpus", "CorpusTests.swift"],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ]
  for target in package.targets where target.name != "CProcessor" {
    target.swiftSettings = [.unsafeFlags(["-sanitize=fuzzer", "-enable-testing"])]
  }
}
