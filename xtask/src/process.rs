//! Other programs: run in the root, output kept in a log, shown only when something went wrong.

use crate::house;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How often a long command shows that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How many of the last lines of a failed command are shown.
const LINES_SHOWN: usize = 120;

/// A command in the root folder. Cargo's own variables are taken away, or a cargo started from here would build for us.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(house::root());
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST") {
            command.env_remove(name);
        }
    }
    command
}

/// `cargo` as the person called it.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(&program, arguments)
}

/// `node`, with npm's messages about itself turned off.
pub(crate) fn node(arguments: &[&str]) -> Command {
    let mut command = command("node", arguments);
    command.env("NO_UPDATE_NOTIFIER", "1");
    command
}

/// A program of an npm package, run by node whatever the platform. `path` is below `node_modules`.
pub(crate) fn npm_tool(path: &str, arguments: &[&str]) -> Command {
    let script = house::root().join("node_modules").join(path);
    let mut command = node(&[]);
    command.arg(script).args(arguments);
    command
}

/// Runs to the end and returns standard output; anything but success is an error with what it said.
pub(crate) fn read(mut command: Command) -> Result<String> {
    let shown = words(&command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("can't run {shown}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{shown} failed ({}):\n{}", output.status, tail(&said));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end with both outputs in `.cache/logs/NAME.log` and returns that log.
///
/// A long command shows its last line now and then, so that nobody wonders whether it hangs. A failure is an error that
/// carries the end of the log.
pub(crate) fn logged(name: &str, mut command: Command) -> Result<String> {
    let shown = words(&command);
    let path = log_path(name);
    house::write(&path, b"")?;
    let log = File::options().append(true).open(&path)?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .with_context(|| format!("can't run {shown}"))?;
    let status = wait(&mut child, &path)?;
    let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
    if !status.success() {
        bail!("{shown} failed ({status}):\n{}", tail(&text));
    }
    Ok(text)
}

fn wait(child: &mut std::process::Child, log: &PathBuf) -> Result<ExitStatus> {
    let began = Instant::now();
    let mut beat = began;
    let live = std::io::stdout().is_terminal();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        std::thread::sleep(Duration::from_millis(50));
        if beat.elapsed() > HEARTBEAT {
            beat = Instant::now();
            let text = std::fs::read(log).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            let last = text.lines().rev().find(|line| !line.trim().is_empty());
            let last: String = last.unwrap_or("").trim().chars().take(90).collect();
            println!("      … {:.0} s  {last}", began.elapsed().as_secs_f32());
            if live {
                std::io::stdout().flush()?;
            }
        }
    }
}

/// Where the log of a step is kept.
pub(crate) fn log_path(name: &str) -> PathBuf {
    let file: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    house::cache().join("logs").join(format!("{file}.log"))
}

fn words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(LINES_SHOWN);
    lines[from..].join("\n")
}
