//! The project's own build tool: `cargo xtask …`.
//!
//! One program, one file for each thing it does. What it builds from is pinned in `wasm-pack.toml`, `Cargo.lock` and
//! `package-lock.json`; what it installs comes from the package registries alone.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that talks to the person who runs it")]

mod bench;
mod browsers;
mod build;
mod check;
mod crx;
mod dist;
mod house;
mod manifest;
mod optimise;
mod package;
mod pins;
mod process;
mod reproduce;
mod selfhost;
mod start;
mod steps;
mod test;
mod tools;
mod train;
mod zipped;

use anyhow::{Result, bail};
use std::process::ExitCode;

/// One thing the tool can do.
struct Command {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<()>,
}

/// Every command, in the order a newcomer meets them. A new command is one line here and one file.
const COMMANDS: &[Command] = &[
    Command {
        name: "start",
        about: "build, then open a browser with the extension on its practice page",
        run: start::command,
    },
    Command {
        name: "test",
        about: "everything: lints, types, native tests, packages, both browsers",
        run: test::command,
    },
    Command {
        name: "build",
        about: "compile the wasm and lay out dist/chromium and dist/firefox (--quick: to try a change)",
        run: build::command,
    },
    Command {
        name: "dist",
        about: "build, then write the packages and sources.zip, the same bytes every time",
        run: dist::command,
    },
    Command {
        name: "sign",
        about: "sign what was built for an organisation's own server: --key FILE --at ADDRESS [--to FOLDER]",
        run: selfhost::command,
    },
    Command { name: "check", about: "the fast half of test: format, lints, types, rules", run: check::command },
    Command { name: "bench", about: "speed and size beside their budgets", run: bench::command },
    Command { name: "train", about: "make the name tagger again from the licensed data", run: train::command },
    Command { name: "help", about: "this list", run: help },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &[][..]),
    };
    match run(name, rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(name: &str, rest: &[String]) -> Result<()> {
    let name = name.trim_start_matches('-');
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(rest),
        None => bail!("there is no command {name:?}; `cargo xtask help` lists them"),
    }
}

fn help(_: &[String]) -> Result<()> {
    println!("cargo xtask COMMAND\n");
    for command in COMMANDS {
        println!("  {:<8} {}", command.name, command.about);
    }
    println!("\nThe first run compiles the tool itself, which takes about a minute.");
    Ok(())
}
