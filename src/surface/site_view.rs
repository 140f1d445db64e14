//! What a page's content script needs to know of its site: Candour's adapter, as policy mended it.

use serde::Serialize;

use crate::engine::Engine;
use crate::rules::site::Site;

/// A site adapter for one host.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // Named as in the site's file.
pub struct SiteView {
    #[serde(flatten)]
    pub site: Site,
    /// Whether this is a site that an adapter knows, rather than the structural fallback.
    pub known: bool,
    /// Who mended it, where somebody did.
    pub mended_by: Option<String>,
}

/// The adapter of a host, or an empty one, which leaves the structural fallback.
#[must_use]
pub fn site_view(engine: &Engine, host: &str) -> SiteView {
    let known = engine.book().sites.iter().find(|site| site.hosts.iter().any(|known| known == host));
    let (site, by) = engine.policy().mend(known.cloned().unwrap_or_default(), host);
    SiteView { site, known: known.is_some() || by.is_some(), mended_by: by.map(str::to_owned) }
}
