//! Things put in order by two numbers.
//!
//! The library's own sort is compiled anew for each kind of thing and each key, six to ten thousand bytes
//! of wasm a time; here one sort serves all.

/// Puts `items` in order of their keys; what has equal keys keeps its order.
pub fn by<T>(items: &mut Vec<T>, key: impl FnMut(&T) -> (u64, u64)) {
    let keys: Vec<(u64, u64)> = items.iter().map(key).collect();
    arrange(items, ranked(keys));
}

/// The same in order of a text: keys of words, names, identities.
pub fn by_words<T>(items: &mut Vec<T>, text: impl Fn(&T) -> &str) {
    let mut order: Vec<(&str, usize)> = items.iter().map(text).zip(0..).collect();
    order.sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(_, at)| at).collect();
    arrange(items, order);
}

fn arrange<T>(items: &mut Vec<T>, order: Vec<usize>) {
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
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

/// A score, the greatest first: the bits of a number below nought fall as it rises.
#[must_use]
pub fn best(score: f32) -> u64 {
    let bits = score.to_bits();
    let rising = if score.is_sign_negative() { !bits } else { bits | 1 << 31 };
    u64::MAX - u64::from(rising)
}

/// The places of the keys in their order.
fn ranked(keys: Vec<(u64, u64)>) -> Vec<usize> {
    let mut order: Vec<(u64, u64, usize)> =
        keys.into_iter().enumerate().map(|(at, (first, second))| (first, second, at)).collect();
    order.sort_unstable();
    order.into_iter().map(|(.., at)| at).collect()
}
