//! `cargo xtask train`: the name tagger and its lexicon, made again from the licensed data.
//!
//! The work is done by a program of its own (`xtask/train`), so that the other commands need not build it.

use crate::process;
use anyhow::{Result, ensure};

/// Where the data lie beside the repository, unless an argument says otherwise.
const DATA: &str = "../shared/data";

/// The command: `train [DATA] [--passes N]`.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    let mut all = vec!["run", "--profile", "train", "--locked", "--package", "train", "--"];
    if arguments.first().is_none_or(|first| first.starts_with("--")) {
        all.push(DATA);
    }
    all.extend(arguments.iter().map(String::as_str));
    ensure!(process::cargo(&all).status()?.success(), "training did not finish");
    Ok(())
}
