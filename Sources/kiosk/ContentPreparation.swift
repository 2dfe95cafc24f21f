import Content
import Foundation
import Screens
import Store

/// Makes `content.sqlite` from its packs when it is missing or damaged, beside a screen that goes on.
struct ContentPreparation: Sendable {
    let state: StateDirectory
    /// The units that the settings name.
    let units: [UnitID]

    /// Makes the content readable.
    /// - Parameter tell: gets the progress, each percent once.
    func run(_ fault: ContentFault, tell: @escaping (Answer) -> Void) -> Answer {
        var told = -1
        func progress(done: Int, all: Int) {
            let percent = all == 0 ? 100 : done * 100 / all
            guard percent > told else { return }
            told = percent
            tell(.preparing(percent: percent))
        }
        do {
            if fault == .damaged { try ContentStore.rebuild(state, progress: progress) }
            try check(ContentStore(state: state, access: .readWrite, progress: progress))
            return .contentReady
        } catch {
            let language = MessageLanguage(environment: ProcessInfo.processInfo.environment)
            let reason = (error as? any ExplainedError)?.sentence(in: language) ?? "\(error)"
            EffectDesk.log(reason)
            return .contentUnreadable
        }
    }

    /// - Throws: ``WrongUnit`` when the settings name a unit that is not installed, although others are.
    func check(_ store: ContentStore) throws {
        guard !units.isEmpty else { return }
        let installed = try store.reading { try $0.units().map(\.id) }
        guard !installed.isEmpty, let missing = units.first(where: { !installed.contains($0) }) else { return }
        throw WrongUnit(wanted: missing, installed: installed, state: state.path)
    }
}

/// The state directory belongs to another place than the settings say.
struct WrongUnit: ExplainedError {
    let wanted: UnitID
    let installed: [UnitID]
    let state: String

    var message: Message {
        let names = installed.map(\.text)
        return Message(
            zh: "设置要显示“\(wanted)”，但 \(state) 里装的是 \(names.joined(separator: "、"))",
            en: "the settings ask for '\(wanted)', but \(state) holds \(names.joined(separator: ", "))")
    }

    var hint: Message? {
        Message(
            zh: "检查 kiosk.conf 的 place.units 和 state.directory",
            en: "check place.units and state.directory in kiosk.conf")
    }
}
