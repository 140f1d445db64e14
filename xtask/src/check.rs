//! `cargo xtask check`: what can be said in a minute, before every commit.

use crate::pins::Pins;
use crate::steps::{Steps, Tally};
use crate::{house, process, tools};
use anyhow::Result;

/// The command.
pub(crate) fn command(_: &[String]) -> Result<()> {
    let mut steps = Steps::new(COUNT);
    run(&mut steps)?;
    steps.end()
}

/// How many steps `run` takes.
pub(crate) const COUNT: usize = 7;

/// Format, lints, types and rules, as steps of a longer run.
pub(crate) fn run(steps: &mut Steps) -> Result<()> {
    let triple = Pins::read()?.target.triple;
    steps.step("Tools", || {
        tools::wasm_target(&triple)?;
        tools::npm()?;
        Ok(Tally::ONE)
    });
    steps.run("Format", process::cargo(&["fmt", "--all", "--check"]));
    steps.run("Lints", process::cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]));
    for (name, features) in [("engine", ""), ("documents", "documents")] {
        let arguments = [
            "clippy",
            "--lib",
            "--package",
            "candour",
            "--locked",
            "--target",
            &triple,
            "--no-default-features",
            "--features",
            features,
            "--",
            "-D",
            "warnings",
        ];
        steps.run(&format!("Lints for wasm: {name}"), process::cargo(&arguments));
    }
    types(steps, "Types: extension", "jsconfig.json");
    types(steps, "Types: tests", "tests/browser/jsconfig.json");
    Ok(())
}

fn types(steps: &mut Steps, name: &str, project: &str) {
    if house::root().join(project).is_file() {
        steps.run(name, process::npm_tool("typescript/bin/tsc", &["--project", project]));
    } else {
        steps.skip(name, "there is no such project yet");
    }
}
