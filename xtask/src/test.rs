//! `cargo xtask test`: everything, in the order in which a fault is cheapest to find.

use crate::browsers::{self, Browser};
use crate::steps::{Steps, Tally};
use crate::{build, check, dist, house, process, reproduce};
use anyhow::Result;

/// Steps of this file; the others count their own.
const OWN: usize = 8;

/// The command.
pub(crate) fn command(_: &[String]) -> Result<()> {
    let mut steps = Steps::new(check::COUNT + build::COUNT + OWN);
    check::run(&mut steps)?;
    native(&mut steps);
    if build::run(&mut steps) {
        packages(&mut steps);
        in_browsers(&mut steps);
    }
    steps.end()
}

fn native(steps: &mut Steps) {
    let tool = ["test", "--profile", "xtask", "--package", "xtask", "--locked"];
    steps.run("The build tool's own tests", process::cargo(&tool));
    let core = ["test", "--package", "candour", "--all-features", "--locked", "--no-fail-fast"];
    steps.run("Native tests", process::cargo(&core));
    let mut documentation = process::cargo(&["doc", "--package", "candour", "--no-deps", "--locked", "--quiet"]);
    documentation.env("RUSTDOCFLAGS", "-D warnings");
    steps.run("Documentation", documentation);
}

fn packages(steps: &mut Steps) {
    let mut lint = process::npm_tool("web-ext/bin/web-ext.js", &["lint", "--self-hosted=false", "--source-dir"]);
    lint.arg(Browser::Firefox.folder());
    steps.run("Lints of the Firefox package", lint);
    let written = steps.step("Store packages and sources", || dist::write_all().map(|()| Tally::ONE));
    if written {
        steps.step("The same bytes from another folder", || reproduce::same_from_another_folder().map(|()| Tally::ONE));
    }
}

fn in_browsers(steps: &mut Steps) {
    if !steps.step("Browsers", || browsers::both().map(|()| Tally::ONE)) {
        return;
    }
    if !house::root().join("tests/browser/run.mjs").is_file() {
        return steps.skip("Tests in both browsers", "there are none yet");
    }
    let mut tests = process::node(&["tests/browser/run.mjs"]);
    browsers::tell(&mut tests);
    steps.run("Tests in both browsers", tests);
}
