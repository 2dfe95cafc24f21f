/// From which earlier releases a delta leads to a new one: the last 8, so that a kiosk that missed a few polls needs one
/// small file, and powers of two before, so that one that was off for long needs few.
enum DeltaPlan {
    /// - Parameter release: the new release.
    /// - Returns: releases, newest first.
    static func bases(of release: Int) -> [Int] {
        let recent = (1...8).map { release - $0 }
        let older = (4..<Int.bitWidth - 2).lazy.map { release - 1 << $0 }.prefix { $0 >= 1 }
        return (recent + older).filter { $0 >= 1 }
    }
}
