/// The Interface module.
