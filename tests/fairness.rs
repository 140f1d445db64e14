//! Whether names of every origin are found alike: plain sentences of practice, the same for all.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(
    clippy::print_stdout,
    reason = "the report is what this test is for: cargo test --test fairness -- --nocapture"
)]

use std::collections::BTreeMap;

use candour::engine::Engine;
use serde::Deserialize;

/// Largest gap between the best and the worst found origin, in points of recall.
const GAP: f64 = 2.0;
/// Least recall of any origin, in percent.
const LEAST: f64 = 98.0;

#[derive(Deserialize)]
struct Benchmark {
    carriers: Vec<String>,
    names: BTreeMap<String, Vec<String>>,
}

fn benchmark() -> Benchmark {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/people/fairness.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The carrier with the name in it, and where the name stands.
fn fill(carrier: &str, name: &str) -> (String, std::ops::Range<usize>) {
    let slot = if carrier.contains("{full}") { "{full}" } else { "{first}" };
    let written = if slot == "{full}" { name } else { name.split(' ').next().unwrap() };
    let start = carrier.find(slot).expect("a carrier without a slot");
    (carrier.replacen(slot, written, 1), start..start + written.len())
}

/// Share of the carriers in which every letter of the name is found.
fn recall(engine: &Engine, carriers: &[String], names: &[String]) -> f64 {
    let (mut found, mut all) = (0, 0);
    for (carrier, name) in carriers.iter().flat_map(|carrier| names.iter().map(move |name| (carrier, name))) {
        let (text, place) = fill(carrier, name);
        let covered: usize = engine
            .find(&text)
            .iter()
            .map(|finding| finding.span.end.min(place.end).saturating_sub(finding.span.start.max(place.start)))
            .sum();
        found += u32::from(covered * 10 >= place.len() * 9);
        all += 1;
    }
    100.0 * f64::from(found) / f64::from(all)
}

#[test]
fn names_of_every_origin_are_found_alike() {
    let engine = Engine::new().unwrap();
    let benchmark = benchmark();
    let mut report: Vec<(f64, &str)> = benchmark
        .names
        .iter()
        .map(|(origin, names)| (recall(&engine, &benchmark.carriers, names), origin.as_str()))
        .collect();
    report.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    println!("recall by origin of name, in percent");
    for (recall, origin) in &report {
        println!("  {origin:18} {recall:5.1}");
    }
    let gap = report[report.len() - 1].0 - report[0].0;
    println!("  gap                {gap:5.1}");
    assert!(gap <= GAP, "{} is found least ({:.1} %), a gap of {gap:.1} points", report[0].1, report[0].0);
    assert!(report[0].0 >= LEAST, "{}: only {:.1} % found", report[0].1, report[0].0);
}

#[test]
fn the_benchmark_has_every_origin_that_we_answer_for() {
    let benchmark = benchmark();
    for origin in [
        "english",
        "welsh",
        "irish",
        "polish",
        "romanian",
        "roma",
        "ukrainian",
        "turkish",
        "kurdish",
        "arabic",
        "somali",
        "eritrean",
        "nigerian",
        "ghanaian",
        "caribbean",
        "pakistani",
        "bangladeshi",
        "indian",
        "tamil",
        "chinese",
        "vietnamese",
        "jewish",
        "traveller",
    ] {
        assert!(benchmark.names.get(origin).is_some_and(|names| names.len() >= 8), "{origin}");
    }
}
