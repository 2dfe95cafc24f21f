/// The Configuration module.
