/// The Store module.
