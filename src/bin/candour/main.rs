//! The same core at a terminal: one file a subcommand.
//!
//! Bad input gets a clear message on standard error and exit status 2; nothing is half-written.

#![allow(clippy::print_stdout, clippy::print_stderr)] // A command line's answers are printed.

mod advise;
mod check_reply;
mod eval;
mod find;
mod jsonl;
mod policy;
mod restore;
mod rewrite;
mod text;
mod today;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

/// Finds what identifies people in a text and offers safer text. Nothing leaves this machine.
#[derive(Parser)]
#[command(version, about)]
struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// What a text gives away.
    Find(find::Arguments),
    /// The text of a document, as it is read.
    Text(text::Arguments),
    /// How much of annotated documents is found.
    Eval(eval::Arguments),
    /// What a prompt asks for, a question worth asking first, and a declaration.
    Advise(advise::Arguments),
    /// Places of a reply to look at again.
    CheckReply(check_reply::Arguments),
    /// Safer text, with consistent stand-ins.
    Rewrite(rewrite::Arguments),
    /// A text with its names back.
    Restore(restore::Arguments),
    /// An organisation's or a university's policy: check it, explain it, try it, deploy it.
    Policy(policy::Arguments),
}

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One JSON value.
    Json,
    /// One JSON value a line, for each line read.
    Jsonl,
}

/// A message for the person at the terminal.
type Complaint = String;

fn main() -> ExitCode {
    let outcome = match Command::parse().what {
        What::Find(arguments) => find::run(&arguments),
        What::Text(arguments) => text::run(&arguments),
        What::Eval(arguments) => eval::run(&arguments),
        What::Advise(arguments) => advise::run(&arguments),
        What::CheckReply(arguments) => check_reply::run(&arguments),
        What::Rewrite(arguments) => rewrite::run(&arguments),
        What::Restore(arguments) => restore::run(&arguments),
        What::Policy(arguments) => policy::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(complaint) => {
            eprintln!("candour: {complaint}");
            ExitCode::from(2)
        }
    }
}
