/// A number that is not negative, rounded to so many digits after the point: `131.40`.
func decimals(_ number: Double, _ digits: Int) -> String {
  var scale = 1
  for _ in 0..<digits { scale *= 10 }
  // Far more than any figure comes to, and exact in floating point.
  let most = Double(1 << 53)
  let scaled = Int(min(max(0, number) * Double(scale), most).rounded())
  return "\(scaled / scale)." + String(scale + scaled % scale).dropFirst()
}
