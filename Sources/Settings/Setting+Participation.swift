import Content

extension Setting {
    /// `[participation]`.
    static let participation: [Setting] = [
        Setting(
            key: "participation.enabled",
            purpose: Message(zh: "群众可以在这台机器上点题、评议", en: "citizens can send questions and ratings here"),
            type: .truth, allowed: "true, false",
            apply: { value, configuration in
                guard case .truth(let isOn) = value else { return false }
                configuration.takesSubmissions = isOn
                return true
            }, current: { "\($0.takesSubmissions)" })
    ]
}
