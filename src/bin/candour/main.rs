//! The same core at a terminal.

fn main() {}
