//! `cargo xtask build`: wasm, glue, and an unpacked package for each browser.
//!
//! cargo (wasm32) → wasm-bindgen, as a library that `Cargo.lock` pins → wasm-opt, from npm → `extension/core/` →
//! `dist/chromium/` and `dist/firefox/`.

use crate::pins::{Module, Pins};
use crate::steps::{Steps, Tally};
use crate::{house, optimise, package, process, tools};
use anyhow::{Context, Result, ensure};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The command. `--quick` is for trying a change in a browser: compiled in seconds, neither made small nor measured.
pub(crate) fn command(arguments: &[String]) -> Result<()> {
    let care = match arguments {
        [] => Care::Full,
        [only] if only == "--quick" => Care::Quick,
        _ => anyhow::bail!("`cargo xtask build` takes nothing but --quick"),
    };
    let mut steps = Steps::new(COUNT);
    with(care, &mut steps);
    steps.end()
}

/// How much care the wasm is built with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    /// What is shipped.
    Full,
    /// What is tried: the profile `quick`, no optimiser, no budget.
    Quick,
}

/// How many steps `run` takes.
pub(crate) const COUNT: usize = 4;

/// Builds everything as steps of a longer run. Returns whether all of it passed.
pub(crate) fn run(steps: &mut Steps) -> bool {
    with(Care::Full, steps)
}

fn with(care: Care, steps: &mut Steps) -> bool {
    let pins = match Pins::read() {
        Ok(pins) => pins,
        Err(error) => return steps.step("Build pins", || Err(error)),
    };
    let ready = steps.step("Tools for the build", || {
        tools::wasm_target(&pins.target.triple)?;
        tools::npm()?;
        Ok(Tally::ONE)
    });
    let modules = ready
        && pins.modules.iter().all(|module| {
            steps.step(&format!("Wasm module: {}", module.name), || {
                match care {
                    Care::Full => one(&pins, module, &house::root(), &house::target(), &house::core()),
                    Care::Quick => quick(&pins, module),
                }?;
                Ok(Tally::ONE)
            })
        });
    modules && steps.step("Packages for both browsers", || package::both().map(|()| Tally::ONE))
}

/// Builds one module from the sources in `root` into `out`, and holds it to its budget.
pub(crate) fn one(pins: &Pins, module: &Module, root: &Path, target: &Path, out: &Path) -> Result<()> {
    let compiled = compile(pins, module, &pins.target.profile, root, target)?;
    let folder = target.join("bound").join(&module.name);
    house::clear(&folder)?;
    bind(module, &compiled, &folder)?;
    let wasm = format!("{}_bg.wasm", module.name);
    let bound = std::fs::read(folder.join(&wasm))?;
    let small = optimise::optimise(pins, &bound)?;
    holds_no_path(&small, root)?;
    within_budget(module, &small)?;
    house::write(&out.join(&wasm), &small)?;
    bindings(module, &folder, out)
}

/// As [`one`], for this checkout, without what only matters in what is shipped.
fn quick(pins: &Pins, module: &Module) -> Result<()> {
    let (root, target, out) = (house::root(), house::target(), house::core());
    let compiled = compile(pins, module, "quick", &root, &target)?;
    let folder = target.join("bound").join(&module.name);
    house::clear(&folder)?;
    bind(module, &compiled, &folder)?;
    let wasm = format!("{}_bg.wasm", module.name);
    house::write(&out.join(&wasm), &std::fs::read(folder.join(&wasm))?)?;
    bindings(module, &folder, &out)
}

fn bindings(module: &Module, folder: &Path, out: &Path) -> Result<()> {
    for name in [format!("{}.js", module.name), format!("{}.d.ts", module.name)] {
        house::write(&out.join(&name), &std::fs::read(folder.join(&name))?)?;
    }
    Ok(())
}

fn compile(pins: &Pins, module: &Module, profile: &str, root: &Path, target: &Path) -> Result<PathBuf> {
    let features = module.features.join(",");
    let arguments = [
        "build",
        "--lib",
        "--package",
        "candour",
        "--locked",
        "--target",
        &pins.target.triple,
        "--profile",
        profile,
        "--no-default-features",
        "--features",
        &features,
    ];
    let mut cargo = process::cargo(&arguments);
    cargo
        .current_dir(root)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root, target).join("\u{1f}"))
        .env_remove("RUSTFLAGS");
    process::logged(&format!("cargo {}", module.name), cargo)?;
    Ok(target.join(&pins.target.triple).join(profile).join("candour.wasm"))
}

/// Compiler flags that take this machine's folders out of panic messages, so that everybody builds the same bytes.
fn flags(root: &Path, target: &Path) -> Vec<String> {
    let home = |variable: &str, folder: &str| {
        let set = std::env::var_os(variable).map(PathBuf::from);
        set.or_else(|| std::env::home_dir().map(|home| home.join(folder)))
    };
    // The last that fits wins, so the widest comes first.
    let mut places = vec![];
    places.extend(home("RUSTUP_HOME", ".rustup").map(|folder| (folder, "/rustup")));
    places.extend(home("CARGO_HOME", ".cargo").map(|folder| (folder, "/cargo")));
    places.push((root.to_path_buf(), "/candour"));
    places.push((target.to_path_buf(), "/target"));
    places.into_iter().map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display())).collect()
}

fn bind(module: &Module, compiled: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(&module.name)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen.no_modules(true)?.no_modules_global(&module.global)?;
    bindgen.generate(folder).context("wasm-bindgen")
}

/// The compiled module must not tell where it was built.
fn holds_no_path(wasm: &[u8], root: &Path) -> Result<()> {
    let home = std::env::home_dir().unwrap_or_default().join(".cargo");
    for folder in [root.to_path_buf(), home] {
        let text = folder.display().to_string();
        let found = wasm.windows(text.len()).any(|part| part == text.as_bytes());
        ensure!(text.len() < 2 || !found, "the wasm names the folder {text}");
    }
    Ok(())
}

fn within_budget(module: &Module, wasm: &[u8]) -> Result<()> {
    let gzip = gzip_size(wasm)?;
    println!(
        "      {}_bg.wasm: {} of {} bytes, {gzip} of {} after gzip",
        module.name,
        wasm.len(),
        module.max_raw_bytes,
        module.max_gzip_bytes
    );
    ensure!(
        wasm.len() <= module.max_raw_bytes && gzip <= module.max_gzip_bytes,
        "{} is larger than wasm-pack.toml allows",
        module.name
    );
    Ok(())
}

/// How large this is after gzip.
pub(crate) fn gzip_size(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
