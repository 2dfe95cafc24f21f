import Content
import SDLBackend

/// The backend knows nothing of staff's languages; the program that they start does.
extension BackendError: ExplainedError {
    /// What cannot be shown, and why.
    public var message: Message {
        switch self {
        case .displayUnavailable(let driver, let reason):
            Message(zh: "打不开显示器（\(driver)）：\(reason)", en: "no display can be opened (\(driver)): \(reason)")
        case .fontMissing(let names, let searched):
            Message(
                zh: "缺少字体 \(names.joined(separator: "、"))，找过：\(searched.joined(separator: "、"))",
                en: "missing font \(names.joined(separator: ", ")), looked in \(searched.joined(separator: ", "))")
        case .fontUnreadable(let path, let reason):
            Message(zh: "字体 \(path) 读不出来：\(reason)", en: "font \(path) cannot be read: \(reason)")
        case .surfaceUnavailable(let width, let height, let reason):
            Message(
                zh: "没有足够内存画 \(width)×\(height)：\(reason)", en: "no memory for \(width)×\(height) pixels: \(reason)")
        case .screenshotNotWritten(let path, let reason):
            Message(zh: "截图 \(path) 写不出来：\(reason)", en: "screenshot \(path) cannot be written: \(reason)")
        case .soundUnavailable(let reason):
            Message(zh: "放不出声音：\(reason)", en: "no sound can be played: \(reason)")
        case .assetsMissing(let path): Message(zh: "\(path) 里没有图标", en: "there are no icons in \(path)")
        }
    }

    /// What to do about it.
    public var hint: Message? {
        switch self {
        case .displayUnavailable:
            Message(
                zh: "在有屏幕的机器上运行，或用 --headless --script", en: "run where there is a screen, or use --headless --script")
        case .fontMissing: Message(zh: "安装 fonts-noto-cjk", en: "install fonts-noto-cjk")
        case .assetsMissing: Message(zh: "用 --assets 指明图标文件夹", en: "name the folder with --assets")
        default: nil
        }
    }
}
