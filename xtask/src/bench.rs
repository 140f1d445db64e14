//! `cargo xtask bench`: what was measured, beside what it should be. Never a test: machines differ.

use crate::browsers;
use crate::steps::{Steps, Tally};
use crate::{build, house, process};
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// The command: native benches, then the same core in both browsers.
pub(crate) fn command(_: &[String]) -> Result<()> {
    let mut steps = Steps::new(build::COUNT + 2);
    steps.run("Native benches", native_benches());
    if build::run(&mut steps) {
        steps.step("In both browsers", || {
            browsers::both()?;
            let mut node = process::node(&["benches/browser/run.mjs"]);
            browsers::tell(&mut node);
            process::logged("bench in browsers", node).map(|_| Tally::ONE)
        });
    }
    table()?;
    steps.end()
}

/// Criterion unwinds, releases abort: built as both, the two libraries would have one file name between them.
fn native_benches() -> std::process::Command {
    let unwinds = "profile.release.panic='unwind'";
    process::cargo(&["bench", "--package", "candour", "--bench", "core", "--locked", "--config", unwinds])
}

fn table() -> Result<()> {
    println!("\n{:<58} {:>14}  budget", "What", "measured");
    for (bench, characters) in [("find/1000", 1e3), ("find/10000", 1e4), ("find/100000", 1e5), ("find/1000000", 1e6)] {
        if let Ok(nanoseconds) = native(bench) {
            let speed = characters / nanoseconds * 1e3;
            row(&format!("core, native, {characters:.0} characters"), &format!("{speed:.1} M/s"), "≥ 5 M/s");
        }
    }
    if let Ok(nanoseconds) = native("start") {
        row("engine started, native", &milliseconds(nanoseconds / 1e6), "");
    }
    let wasm = std::fs::read(house::core().join("core_bg.wasm")).context("the engine")?;
    row("core_bg.wasm with its rules and model", &megabytes(wasm.len()), "≤ 3 MB");
    row("the same after gzip", &megabytes(build::gzip_size(&wasm)?), "≤ 1.5 MB");
    let log = std::fs::read_to_string(process::log_path("bench in browsers")).unwrap_or_default();
    for line in log.lines().filter(|line| line.starts_with('{')) {
        in_browser(&serde_json::from_str(line).context("the browser bench's line")?);
    }
    Ok(())
}

/// One browser's line of figures: milliseconds, and megabytes of memory.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct InBrowser {
    browser: String,
    /// From the first byte of a chat page to an engine in it that answers.
    in_page: f64,
    /// From the engine's bytes to an engine that answers, in a page of our own.
    ready: f64,
    first10k: f64,
    warm10k: f64,
    warm100k: f64,
    warm1m: f64,
    /// Of the wasm, after the texts up to 100 KB and after 1 MB.
    memory: f64,
    memory1m: f64,
    /// Added to a clean paste of 1 KB: with the engine in the page, and in the background.
    held_here: f64,
    held_there: f64,
}

fn in_browser(figures: &InBrowser) {
    let say =
        |what: &str, measured: String, budget: &str| row(&format!("{}: {what}", figures.browser), &measured, budget);
    say("document start to engine ready in the page", milliseconds(figures.in_page), "≤ 100 ms");
    say("engine ready from its bytes", milliseconds(figures.ready), "");
    say("first review, 10 KB, cold engine", milliseconds(figures.first10k), "≤ 60 ms");
    say("review, 10 KB, warm, median", milliseconds(figures.warm10k), "≤ 8 ms");
    say("review, 100 KB, warm, median", milliseconds(figures.warm100k), "≤ 60 ms");
    say("review, 1 MB, warm, median", milliseconds(figures.warm1m), "without blocking the page");
    say("memory of the wasm after 100 KB", format!("{:.1} MB", figures.memory), "≤ 15 MB a tab over none");
    say("memory of the wasm after 1 MB", format!("{:.1} MB", figures.memory1m), "");
    say("added to a clean paste, engine in the page", milliseconds(figures.held_here), "0");
    say("added to a clean paste, engine in the background", milliseconds(figures.held_there), "≤ 30 ms");
}

fn row(what: &str, measured: &str, budget: &str) {
    println!("{what:<58} {measured:>14}  {budget}");
}

fn milliseconds(value: f64) -> String {
    format!("{value:.1} ms")
}

#[expect(clippy::cast_precision_loss, reason = "sizes of files are far below 2^52")]
fn megabytes(bytes: usize) -> String {
    format!("{:.2} MB", bytes as f64 / 1e6)
}

/// The median that criterion kept, in nanoseconds.
fn native(bench: &str) -> Result<f64> {
    let kept = house::target().join("criterion").join(bench).join("new/estimates.json");
    let estimates: Value = serde_json::from_str(&house::read(&kept)?)?;
    estimates["median"]["point_estimate"].as_f64().context("no median")
}
