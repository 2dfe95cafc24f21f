/// The Pack module.
