import CSDL2

/// Plays sound through SDL's audio, without blocking: samples are queued and play by themselves.
public actor AudioOutput {
    private var device: SDL_AudioDeviceID = 0
    private var rate = 0

    /// An output that has not opened a device yet.
    public init() {}

    /// Plays samples of one channel in place of what is still playing.
    ///
    /// - Throws: ``BackendError/soundUnavailable(reason:)`` when there is no device that plays.
    public func play(_ samples: [Int16], rate: Int) throws(BackendError) {
        try open(rate: rate)
        SDL_ClearQueuedAudio(device)
        guard !samples.isEmpty else { return }
        let queued = samples.withUnsafeBytes { SDL_QueueAudio(device, $0.baseAddress, UInt32($0.count)) }
        guard queued == 0 else { throw .soundUnavailable(reason: sdlError()) }
        SDL_PauseAudioDevice(device, 0)
    }

    /// Falls silent at once, and gives the device back, so that a silent kiosk does no work for it.
    public func stop() {
        guard device != 0 else { return }
        SDL_CloseAudioDevice(device)
        device = 0
    }

    private func open(rate: Int) throws(BackendError) {
        if device != 0, self.rate == rate { return }
        stop()
        guard SDL_InitSubSystem(UInt32(SDL_INIT_AUDIO)) == 0 else { throw .soundUnavailable(reason: sdlError()) }
        var wanted = SDL_AudioSpec()
        wanted.freq = Int32(rate)
        wanted.format = SDL_AudioFormat(AUDIO_S16SYS)
        wanted.channels = 1
        wanted.samples = 2048
        device = SDL_OpenAudioDevice(nil, 0, &wanted, nil, 0)
        guard device != 0 else { throw .soundUnavailable(reason: sdlError()) }
        self.rate = rate
    }
}
