import Testing

@testable import TextInput

struct OnScreenKeyboardTests {
    @Test("keys type, delete and change the layer")
    func keys() {
        var keyboard = OnScreenKeyboard()
        for key: KeyboardKey in [.character("d"), .character("i"), .space, .space, .character("b")] {
            keyboard.press(key)
        }
        #expect(keyboard.text == "di b")
        keyboard.press(.backspace)
        #expect(keyboard.text == "di ")
        keyboard.press(.layer(.digits))
        #expect(keyboard.rows[0] == Array("1234567890"))
        keyboard.press(.done)
        #expect(!keyboard.isOpen)
    }

    @Test("a space or deletion on an empty field does nothing")
    func empty() {
        var keyboard = OnScreenKeyboard()
        keyboard.press(.space)
        keyboard.press(.backspace)
        #expect(keyboard.text.isEmpty)
    }

    @Test("a fallen book cannot fill the memory, and line ends become spaces")
    func limits() {
        var keyboard = OnScreenKeyboard()
        for _ in 0..<1000 { keyboard.press(.character("a")) }
        #expect(keyboard.text.count == OnScreenKeyboard.limit)
        keyboard.clear()
        keyboard.insert("低保\n标准")
        #expect(keyboard.text == "低保 标准")
    }
}
