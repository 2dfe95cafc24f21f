/// The Search module.
