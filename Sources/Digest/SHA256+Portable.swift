extension SHA256 {
  /// Takes `count` blocks into `state`, on any processor: FIPS 180-4, section 6.2.2.
  static func compressPortably(_ blocks: UnsafeRawPointer, count: Int, into state: inout State) {
    var schedule = InlineArray<16, UInt32>(repeating: 0)
    var block = 0
    while block < count {
      compressPortably(blocks + block * blockSize, into: &state, schedule: &schedule)
      block += 1
    }
  }

  /// Takes one block into `state`; `schedule` holds the last sixteen words W of the message schedule.
  private static func compressPortably(
    _ block: UnsafeRawPointer, into state: inout State, schedule: inout InlineArray<16, UInt32>
  ) {
    var a = state[0]
    var b = state[1]
    var c = state[2]
    var d = state[3]
    var e = state[4]
    var f = state[5]
    var g = state[6]
    var h = state[7]

    var t = 0
    while t < 64 {
      let word: UInt32
      if t < 16 {
        word = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: t &* 4, as: UInt32.self))
      } else {
        let near = schedule[(t &- 2) & 15]
        let far = schedule[(t &- 15) & 15]
        let nearSigma = rotated(near, by: 17) ^ rotated(near, by: 19) ^ (near &>> 10)
        let farSigma = rotated(far, by: 7) ^ rotated(far, by: 18) ^ (far &>> 3)
        word = nearSigma &+ schedule[(t &- 7) & 15] &+ farSigma &+ schedule[t & 15]
      }
      schedule[t & 15] = word

      let eSum = rotated(e, by: 6) ^ rotated(e, by: 11) ^ rotated(e, by: 25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ eSum &+ choice &+ roundConstants[t] &+ word
      let aSum = rotated(a, by: 2) ^ rotated(a, by: 13) ^ rotated(a, by: 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      h = g
      g = f
      f = e
      e = d &+ first
      d = c
      c = b
      b = a
      a = first &+ aSum &+ majority
      t &+= 1
    }

    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, by places: UInt32) -> UInt32 {
    (word &>> places) | (word &<< (32 &- places))
  }

  /// The words K of FIPS 180-4, section 4.2.2.
  private static let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
