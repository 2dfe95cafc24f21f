/// The Screens module.
