//! The project's own build tool: `cargo xtask …`.

fn main() {}
