/// The TextInput module.
