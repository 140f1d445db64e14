//! Things put in order by two numbers.
//!
//! The library's own sort is compiled anew for each kind of thing and each key, six to ten thousand bytes
//! of wasm a time; here one sort serves all.

/// Puts `items` in order of their keys; what has equal keys keeps its order.
pub fn by<T>(items: &mut Vec<T>, key: impl FnMut(&T) -> (u64, u64)) {
    let keys: Vec<(u64, u64)> = items.iter().map(key).collect();
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(ranked(keys).into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

/// A place or a length as a key.
#[must_use]
pub fn up(number: usize) -> u64 {
    number as u64
}

/// The same where the greatest comes first.
#[must_use]
pub fn down(number: usize) -> u64 {
    u64::MAX - up(number)
}

/// A score of nought or more, the greatest first.
#[must_use]
pub fn best(score: f32) -> u64 {
    u64::MAX - u64::from(score.max(0.0).to_bits())
}

/// The places of the keys in their order.
fn ranked(keys: Vec<(u64, u64)>) -> Vec<usize> {
    let mut order: Vec<(u64, u64, usize)> =
        keys.into_iter().enumerate().map(|(at, (first, second))| (first, second, at)).collect();
    order.sort_unstable();
    order.into_iter().map(|(.., at)| at).collect()
}
