import CMalloc

/// How the C library keeps freed memory.
enum Allocator {
    /// Gives pictures and surfaces back to the system when they are freed, and lets threads share two pools: without this
    /// the holes between them cost some 6 MB in a day of touches.
    static func keepLittle() {
        mallopt(M_MMAP_THRESHOLD, 64 << 10)
        mallopt(M_TRIM_THRESHOLD, 128 << 10)
        mallopt(M_ARENA_MAX, 2)
    }

    /// Gives the system the freed pages between those in use, which it keeps otherwise.
    static func giveBack() { malloc_trim(0) }
}
