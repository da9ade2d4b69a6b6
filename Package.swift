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
      exclude: ["Transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)
