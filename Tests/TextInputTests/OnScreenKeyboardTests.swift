import Testing

@testable import TextInput

/// Dictionaries of two words, for tests of the keyboard alone.
struct SmallComposer: Composer {
    private static let words = ["lihunzheng": ["离婚证", "里"], "lihun": ["离婚"], "zheng": ["证"], "342": ["低"]]

    func words(for keys: String, _ layout: KeyboardLayout) -> ComposedWords? {
        let words = (Self.words[keys] ?? []).map {
            ComposedWords.Word(text: $0, reading: layout == .nineKeys ? "di" : "")
        }
        return ComposedWords(keys: keys, preedit: keys, words: words)
    }

    func choose(_ index: Int, of keys: String, _ layout: KeyboardLayout) -> ChosenWord? {
        guard let words = Self.words[keys], words.indices.contains(index) else { return nil }
        return ChosenWord(text: words[index], rest: words[index] == "里" ? "hunzheng" : "")
    }
}

struct OnScreenKeyboardTests {
    private func keyboard(
        _ keys: String, _ layout: KeyboardLayout = .pinyin, with composer: some Composer = NoComposer()
    )
        -> OnScreenKeyboard
    {
        var keyboard = OnScreenKeyboard(layout: layout)
        for key in keys { keyboard.press(key == " " ? .space : .character(key), with: composer) }
        return keyboard
    }

    @Test("without dictionaries keys are letters, and search gets them as they are")
    func letters() {
        var typed = keyboard("di  bao")
        #expect(typed.text == "di bao")
        #expect(typed.queries == ["di bao"])
        typed.press(.backspace, with: NoComposer())
        #expect(typed.text == "di ba")
        typed.press(.layout(.digits), with: NoComposer())
        typed.press(.character("1"), with: NoComposer())
        #expect(typed.committed == "di ba1")
        typed.press(.done, with: NoComposer())
        #expect(!typed.isOpen)
    }

    @Test("a space takes the first word, a touch any other; keys that it does not cover stay")
    func words() {
        var typed = keyboard("lihunzheng", with: SmallComposer())
        #expect(typed.words.words.map(\.text) == ["离婚证", "里"])
        #expect(typed.queries == ["lihunzheng"])
        var spaced = typed
        spaced.press(.space, with: SmallComposer())
        #expect(spaced.committed == "离婚证")
        #expect(spaced.composing.isEmpty)
        typed.press(.word(1), with: SmallComposer())
        #expect(typed.committed == "里")
        #expect(typed.composing == "hunzheng")
        #expect(typed.text == "里hunzheng")
    }

    @Test("deletion takes the last key first, then the last character")
    func deletion() {
        var typed = keyboard("lihun zheng", with: SmallComposer())
        #expect(typed.text == "离婚zheng")
        for _ in 0..<5 { typed.press(.backspace, with: SmallComposer()) }
        #expect(typed.text == "离婚")
        typed.press(.backspace, with: SmallComposer())
        #expect(typed.text == "离")
        typed.press(.clear, with: SmallComposer())
        #expect(typed.isEmpty)
    }

    @Test("keys that are no letters are looked for by their words, and show how the first one is read")
    func nineKeys() {
        var typed = keyboard("342", .nineKeys, with: SmallComposer())
        #expect(typed.queries == ["低"])
        #expect(typed.preedit == "di")
        typed.press(.layout(.pinyin), with: SmallComposer())
        #expect(typed.committed == "低")
        #expect(keyboard("342", .nineKeys).queries.isEmpty)
    }

    @Test("the five strokes are shown as strokes")
    func strokes() {
        #expect(keyboard("hspnz", .strokes).preedit == "一丨丿丶乛")
    }

    @Test("a held key offers other characters, which stand as they are; any key takes the offer away")
    func variants() {
        #expect(KeyboardLayout.pinyin.variants(of: "u") == ["U", "7", "ü"])
        #expect(KeyboardLayout.digits.variants(of: "2") == ["二", "贰"])
        var typed = keyboard("di")
        typed.press(.offer(["U", "7"]), with: NoComposer())
        #expect(typed.offer == ["U", "7"])
        typed.press(.text("7"), with: NoComposer())
        #expect(typed.committed == "di7")
        #expect(typed.offer.isEmpty)
        typed.press(.offer(["U"]), with: NoComposer())
        typed.press(.character("a"), with: NoComposer())
        #expect(typed.offer.isEmpty)
    }

    @Test("one capital after the shift key")
    func capitals() {
        var typed = OnScreenKeyboard(layout: .latin)
        for key: KeyboardKey in [.shift, .character("a"), .character("b")] { typed.press(key, with: NoComposer()) }
        #expect(typed.text == "Ab")
    }

    @Test("a space or deletion on an empty field does nothing")
    func empty() {
        var typed = OnScreenKeyboard()
        typed.press(.space, with: NoComposer())
        typed.press(.backspace, with: NoComposer())
        #expect(typed.isEmpty)
    }

    @Test("a fallen book cannot fill the memory, and line ends become spaces", arguments: KeyboardLayout.allCases)
    func limits(_ layout: KeyboardLayout) {
        var typed = OnScreenKeyboard(layout: layout)
        for _ in 0..<100 {
            for row in layout.rows { for key in row { typed.press(.character(key), with: NoComposer()) } }
        }
        #expect(typed.text.count == OnScreenKeyboard.limit)
        typed.clear()
        typed.insert("低保\n标准", with: NoComposer())
        #expect(typed.text == "低保 标准")
    }

    @Test("a physical keyboard composes like the one on the screen")
    func physical() {
        var typed = OnScreenKeyboard()
        for letter in "lihun" { typed.insert(String(letter), with: SmallComposer()) }
        #expect(typed.words.words.map(\.text) == ["离婚"])
        typed.insert(" ", with: SmallComposer())
        #expect(typed.committed == "离婚")
        typed.insert("登记 2", with: SmallComposer())
        #expect(typed.text == "离婚登记 2")
    }
}
