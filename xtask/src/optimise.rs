//! wasm-opt, and a memory of what it made, since the same input always gives the same output.

use crate::house;
use crate::pins::Pins;
use crate::process;
use anyhow::Result;

/// The optimised module. What was optimised before with the same tool and flags comes from the cache.
pub(crate) fn optimise(pins: &Pins, wasm: &[u8]) -> Result<Vec<u8>> {
    let version = pins.tools.get("binaryen").map_or("", String::as_str);
    let mut key = format!("{version} {} {:?}\n", pins.optimise.level, pins.optimise.features);
    key.push_str(&house::sha256(wasm));
    let folder = house::cache().join("optimised");
    let kept = folder.join(format!("{}.wasm", house::sha256(key.as_bytes())));
    if let Ok(bytes) = std::fs::read(&kept) {
        return Ok(bytes);
    }
    let before = folder.join("before.wasm");
    let after = folder.join("after.wasm");
    house::write(&before, wasm)?;
    let mut command = process::npm_tool("binaryen/bin/wasm-opt", &[&pins.optimise.level]);
    command.args(&pins.optimise.features).arg(&before).arg("-o").arg(&after);
    process::logged("wasm-opt", command)?;
    std::fs::rename(&after, &kept)?;
    Ok(std::fs::read(&kept)?)
}
