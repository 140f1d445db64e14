//! Mends for sites: an organisation puts a broken site right the same day.

use super::choices::Author;
use super::document::Site as Mend;
use super::effective::EffectivePolicy;
use super::leaf::{HostPattern, Selector, plain_host};
use crate::rules::site::Site;

impl EffectivePolicy {
    /// `site` at `host` with every mend that an organisation set for it, and the first to set one.
    ///
    /// A list that a mend gives takes the place of Candour's; what it leaves out stays. A
    /// university's pack mends nothing: its rules are about study.
    #[must_use]
    pub fn mend(&self, mut site: Site, host: &str) -> (Site, Option<&str>) {
        let host = plain_host(host);
        let mut by = None;
        for policy in self.policies.iter().filter(|policy| policy.document.author == Author::Organisation) {
            for mend in &policy.document.sites {
                if is_for(mend, &site, &host) {
                    apply(mend, &mut site);
                    by = by.or(Some(policy.document.name.as_str()));
                }
            }
        }
        (site, by)
    }
}

/// By host where the mend names hosts, else by the name that Candour knows the site by.
fn is_for(mend: &Mend, site: &Site, host: &str) -> bool {
    let fits = |pattern: &HostPattern| pattern.fit(host).is_some();
    if mend.hosts.is_empty() { mend.id.as_str() == site.id } else { mend.hosts.iter().any(fits) }
}

fn apply(mend: &Mend, site: &mut Site) {
    let lists: [(&[Selector], &mut Vec<String>); 7] = [
        (&mend.composers, &mut site.composers),
        (&mend.sends, &mut site.sends),
        (&mend.replies, &mut site.replies),
        (&mend.user_messages, &mut site.user_messages),
        (&mend.editors, &mut site.editors),
        (&mend.new_chat, &mut site.new_chat),
        (&mend.temporary, &mut site.temporary),
    ];
    for (given, list) in lists {
        if !given.is_empty() {
            *list = given.iter().map(|selector| selector.as_str().to_owned()).collect();
        }
    }
    if site.id.is_empty() {
        mend.id.as_str().clone_into(&mut site.id);
    }
}
