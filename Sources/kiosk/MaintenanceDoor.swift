import Maintenance
import Screens
import Store

/// Checks PINs, and remembers wrong ones where a restart does not forget them.
struct MaintenanceDoor: Sendable {
    let hash: PINHash?
    let state: StateDirectory

    private static let key = "maintenance.door"

    /// Whether a PIN may be tried.
    func knock(at second: Int) -> DoorAnswer {
        guard hash != nil else {
            EffectDesk.log("maintenance stays closed: no maintenance.pin-hash in kiosk.conf")
            return .closed
        }
        return answering { lock in
            let left = lock.secondsLeft(at: second)
            return left > 0 ? .locked(seconds: left) : .ready
        }
    }

    /// Tries a PIN. Slow on purpose; never on the thread that draws.
    func check(_ pin: String, at second: Int) -> DoorAnswer {
        guard let hash else { return .closed }
        return answering { lock in
            let left = lock.secondsLeft(at: second)
            guard left == 0 else { return .locked(seconds: left) }
            guard try hash.matches(pin) else {
                EffectDesk.log("a wrong PIN for maintenance")
                let tries = lock.fail(at: second)
                return tries > 0 ? .wrong(triesLeft: tries) : .locked(seconds: DoorLock.pause)
            }
            lock.succeed()
            return .open
        }
    }

    /// A door whose tries cannot be counted stays closed.
    private func answering(_ decide: (inout DoorLock) throws -> DoorAnswer) -> DoorAnswer {
        do {
            let store = try VisitStore(state: state)
            let stored = try store.setting(Self.key)
            var lock = DoorLock(stored: stored)
            let answer = try decide(&lock)
            if lock.stored != stored { try store.set(lock.stored, for: Self.key) }
            return answer
        } catch {
            EffectDesk.log("maintenance stays closed: \(error)")
            return .closed
        }
    }
}
