import ChineseScript
import Testing

struct ChineseConverterTests {
    private let traditional = ChineseConverter(.simplifiedToTraditional)

    @Test(
        "characters change, words stay: laws are not re-worded",
        arguments: [
            ("办事指南", "辦事指南"), ("1 号窗口", "1 號窗口"), ("办理程序", "辦理程序"), ("打印清单", "打印清單"),
            ("网络信息", "網絡信息"), ("村里的账", "村裡的賬"), ("为群众", "為群眾"), ("干部", "幹部"), ("征地补偿", "徵地補償"),
            ("月末结余", "月末結餘"), ("皇后", "皇后"), ("以后", "以後"), ("头发", "頭髮"), ("发放", "發放"),
        ])
    func words(_ simplified: String, _ expected: String) throws {
        #expect(try traditional.convert(simplified) == expected)
    }

    @Test(
        "figures, letters and marks stay as they are",
        arguments: ["", "12,345.60", "OneTouch · 2026-11-24", "0571-8888 0000", "，。：《》", "a\u{0}b"])
    func unchanged(_ text: String) throws {
        #expect(try traditional.convert(text) == text)
    }

    @Test("traditional characters become simplified ones, as searching needs")
    func back() throws {
        let simplified = ChineseConverter(.traditionalToSimplified)
        #expect(try simplified.convert("農村居民最低生活保障申請") == "农村居民最低生活保障申请")
        #expect(try simplified.convert("戶口簿、醫保") == "户口簿、医保")
    }

    @Test("a cache smaller than its texts gives the same words")
    func smallCache() throws {
        let converter = ChineseConverter(.simplifiedToTraditional, cacheLimit: 64)
        for _ in 0..<3 {
            for number in 0..<40 { #expect(try converter.convert("第\(number)号窗口") == "第\(number)號窗口") }
        }
    }

    @Test("many threads may convert at once")
    func threads() async {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask { [traditional] in
                    (try? traditional.convert("第\(number % 4)号")) == "第\(number % 4)號"
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
