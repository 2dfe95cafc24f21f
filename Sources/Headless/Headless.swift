/// The Headless module.
