//! Where the words of a text stand, so that two texts are compared in time that grows with both
//! and not with their product.

use std::collections::{HashMap, HashSet};

use crate::text::order;

/// Places, by number, that each stem stands in.
#[derive(Default)]
pub(super) struct Index<'t>(HashMap<&'t str, Vec<u32>>);

impl<'t> Index<'t> {
    /// Adds the stems of a place; places are added in order.
    pub(super) fn add(&mut self, at: usize, content: &HashSet<&'t str>) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        content.iter().for_each(|stem| self.0.entry(stem).or_default().push(at));
    }

    /// Places that hold a stem, in order.
    pub(super) fn at(&self, stem: &str) -> &[u32] {
        self.0.get(stem).map_or(&[], Vec::as_slice)
    }

    /// Places that hold any of some stems, in order, and how many each holds. A stem that stands in
    /// more places than `common` says little of where one is.
    pub(super) fn votes(&self, content: &HashSet<&str>, common: usize) -> Vec<(usize, usize)> {
        let known = content.iter().map(|stem| self.at(stem)).filter(|places| places.len() <= common);
        let mut all: Vec<u32> = known.flatten().copied().collect();
        order::by(&mut all, |at| (u64::from(*at), 0));
        let mut votes: Vec<(usize, usize)> = Vec::new();
        for at in all {
            match votes.last_mut().filter(|(last, _)| *last == at as usize) {
                Some((_, count)) => *count += 1,
                None => votes.push((at as usize, 1)),
            }
        }
        votes
    }
}
