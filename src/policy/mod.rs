//! What is allowed, and who said so: defaults < the person's settings < every policy.
//!
//! May use `rules`. Reads no stage: it knows nothing of a person's texts. A policy comes as JSON,
//! from the browser's managed storage or from a file, and goes one way: [`json`] gives values
//! with lines, [`read`] gives the types of [`document`], `check` judges what types can't say,
//! and [`effective`] brings every layer together, the stricter winning.
//!
//! A policy can set rules and words. Nothing here, and nothing that reads this, lets a policy
//! read, count or send what anybody does.

mod check;
pub mod choices;
pub mod document;
pub mod effective;
mod fixed;
pub mod json;
pub mod leaf;
pub mod lists;
pub mod load;
pub mod node;
pub mod problem;
pub mod read;
pub mod reference;
pub mod ruled;
pub mod schema;
pub mod settings;
pub mod shape;
mod sites;
pub mod study;
pub mod suggest;
mod trust;
pub mod verdict;

pub use effective::{EffectivePolicy, Ruled, Setter};
pub use load::{Managed, Policy, load, load_managed};
pub use settings::Settings;
pub use verdict::{Kind, Tier, Verdict};
