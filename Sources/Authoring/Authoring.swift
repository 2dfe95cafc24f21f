/// The Authoring module.
