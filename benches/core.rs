//! How fast the core is on this machine. `cargo xtask bench` prints the budgets beside it.

#![allow(missing_docs, clippy::expect_used)] // A bench may stop where the library may not.

use candour::engine::Engine;
use candour::surface::request::ReviewRequest;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

/// A case note about invented people, in the language of practice.
const NOTE: &str = include_str!("note.txt");

/// The sizes that the budgets name, in characters.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn note_of(characters: usize) -> String {
    NOTE.chars().cycle().take(characters).collect()
}

/// A fresh engine, its rules unpacked.
fn start(criterion: &mut Criterion) {
    criterion.bench_function("start", |bench| bench.iter(|| Engine::new().expect("the rules that ship are sound")));
}

/// Everything that a text gives away: all recognisers and names.
fn find(criterion: &mut Criterion) {
    let engine = Engine::new().expect("the rules that ship are sound");
    let mut group = criterion.benchmark_group("find");
    group.sample_size(20);
    for size in SIZES {
        let text = note_of(size);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &text, |bench, text| {
            bench.iter(|| engine.find(black_box(text)));
        });
    }
    group.finish();
}

/// What the panel asks for: findings, safer text and finished words.
fn review(criterion: &mut Criterion) {
    let engine = Engine::new().expect("the rules that ship are sound");
    let mut group = criterion.benchmark_group("review");
    group.sample_size(20);
    for size in SIZES {
        let request = ReviewRequest { text: note_of(size), ..ReviewRequest::default() };
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &request, |bench, request| {
            bench.iter(|| engine.review(black_box(request)));
        });
    }
    group.finish();
}

criterion_group!(benches, start, find, review);
criterion_main!(benches);
