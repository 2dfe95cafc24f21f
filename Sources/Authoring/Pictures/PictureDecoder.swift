import CSDL2Image
import Content

/// The only file that touches SDL_image. It needs no `SDL_Init`: decoding in memory uses no part of SDL that does.
enum PictureDecoder {
    /// Loads the decoders. Must have been called before pictures are decoded in several tasks at once, since SDL_image
    /// keeps its list of loaded decoders in plain memory.
    static func prepare() {
        _ = IMG_Init(Int32(bitPattern: IMG_INIT_JPG.rawValue | IMG_INIT_PNG.rawValue | IMG_INIT_WEBP.rawValue))
        SDL_ClearError()
    }

    /// Decodes a picture and forgets the pixels; nil when it is broken.
    static func size(of bytes: [UInt8], format: MediaFormat) -> (width: Int, height: Int)? {
        bytes.withUnsafeBytes { buffer in
            guard let source = SDL_RWFromConstMem(buffer.baseAddress, Int32(buffer.count)) else { return nil }
            defer { SDL_RWclose(source) }
            let surface =
                format == .svg ? IMG_LoadSVG_RW(source) : IMG_LoadTyped_RW(source, 0, format.rawValue.uppercased())
            guard let surface else { return nil }
            defer { SDL_FreeSurface(surface) }
            return (Int(surface.pointee.w), Int(surface.pointee.h))
        }
    }
}
