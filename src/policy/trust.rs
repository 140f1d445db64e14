//! How far a tool is trusted, by its host.

use super::choices::ToolTier;
use super::document::Tool;
use super::effective::{EffectivePolicy, Ruled, Setter, setter};
use super::leaf::plain_host;
use super::load::Policy;
use super::verdict::Tier;

impl EffectivePolicy {
    /// How far the tool at `host` is trusted. `work_account` is what the person has said for
    /// tools that are approved only with such an account.
    #[must_use]
    pub fn tier(&self, host: &str, work_account: bool) -> Ruled<Tier> {
        if !self.trusts_tools() {
            return Ruled::new(Tier::Unknown, Setter::Candour);
        }
        let host = plain_host(host);
        let mut approved: Option<Setter> = None;
        let mut listed = false;
        for policy in self.policies.iter().filter(|policy| self.lists_tools(policy)) {
            listed = true;
            match self.tool_in(policy, &host) {
                Some(tool) if counts_as_approved(tool, work_account) => approved = Some(setter(policy)),
                Some(_) => return Ruled::new(Tier::Public, setter(policy)),
                None => return Ruled::new(Tier::Unknown, setter(policy)),
            }
        }
        if let Some(by) = approved {
            return Ruled::new(Tier::Approved, by);
        }
        match closest(&self.settings.tools, &host).filter(|_| !listed) {
            Some(tool) if counts_as_approved(tool, work_account) => Ruled::new(Tier::Approved, Setter::Person),
            Some(_) => Ruled::new(Tier::Public, Setter::Person),
            None => Ruled::new(Tier::Unknown, Setter::Candour),
        }
    }

    /// The tool at `host`, from the first policy that knows it or from the person's own list.
    #[must_use]
    pub fn tool(&self, host: &str) -> Option<&Tool> {
        let host = plain_host(host);
        let known = self.policies.iter().find_map(|policy| self.tool_in(policy, &host));
        known.or_else(|| closest(&self.settings.tools, &host))
    }

    /// How far the tool at `host` is trusted with the account that the person says they use there.
    #[must_use]
    pub fn tier_here(&self, host: &str) -> Ruled<Tier> {
        let account = self.tool(host).is_some_and(|tool| self.settings.has_account(tool));
        self.tier(host, account)
    }

    /// Every tool that somebody named: the team's first, then everybody's, then the person's own.
    pub fn known_tools(&self) -> impl Iterator<Item = &Tool> {
        let of_teams = self.policies.iter().filter_map(|policy| self.team_in(&policy.document)).flat_map(|t| &t.tools);
        let of_all = self.policies.iter().flat_map(|policy| &policy.document.tools);
        of_teams.chain(of_all).chain(&self.settings.tools)
    }

    /// The tools that are approved, to be offered instead of one that is not.
    pub fn approved_tools(&self) -> impl Iterator<Item = &Tool> {
        let of_teams = self.policies.iter().filter_map(|policy| self.team_in(&policy.document)).flat_map(|t| &t.tools);
        let of_all = self.policies.iter().flat_map(|policy| &policy.document.tools);
        of_teams.chain(of_all).filter(|tool| tool.tier == ToolTier::Approved)
    }

    fn lists_tools(&self, policy: &Policy) -> bool {
        let of_team = self.team_in(&policy.document).is_some_and(|team| !team.tools.is_empty());
        of_team || !policy.document.tools.is_empty()
    }

    fn tool_in<'a>(&'a self, policy: &'a Policy, host: &str) -> Option<&'a Tool> {
        let of_team = self.team_in(&policy.document).and_then(|team| closest(&team.tools, host));
        of_team.or_else(|| closest(&policy.document.tools, host))
    }
}

impl Tool {
    /// Whether the person has to say which account they use, for the tool to count as approved.
    #[must_use]
    pub fn asks_for_an_account(&self) -> bool {
        self.tier == ToolTier::Approved && self.work_account_only
    }
}

fn counts_as_approved(tool: &Tool, work_account: bool) -> bool {
    tool.tier == ToolTier::Approved && (work_account || !tool.work_account_only)
}

/// The tool whose host pattern fits closest; of equals the one that is not approved.
fn closest<'a>(tools: &'a [Tool], host: &str) -> Option<&'a Tool> {
    let fitting = tools.iter().filter_map(|tool| {
        let fit = tool.hosts.iter().filter_map(|pattern| pattern.fit(host)).max()?;
        Some(((fit, tool.tier == ToolTier::Public), tool))
    });
    fitting.max_by_key(|(rank, _)| *rank).map(|(_, tool)| tool)
}
