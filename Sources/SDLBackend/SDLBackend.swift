/// The SDLBackend module.
