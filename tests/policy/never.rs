//! Never looser: whatever is added, no policy's verdict is undercut. Generated, and the whole matrix one by one.

use candour::policy::leaf::Day;
use candour::policy::{EffectivePolicy, Kind, Settings, Tier, Verdict, load, load_managed};
use proptest::prelude::*;

use crate::{council, in_force};

const HOST: &str = "chat.example.org";

fn column(tier: Tier) -> &'static str {
    if tier == Tier::Approved { "approved" } else { "public" }
}

/// A cell for the JSON of a policy or of settings.
fn cell(kind: Kind, tier: Tier, verdict: Verdict) -> String {
    format!(r#"{{"{}": {{"{}": "{}"}}}}"#, kind.word(), column(tier), verdict.word())
}

#[test]
fn every_cell_of_the_matrix_is_what_the_policy_says() {
    for kind in Kind::ALL {
        for tier in [Tier::Approved, Tier::Unknown, Tier::Public] {
            for said in Verdict::ALL {
                let policy = in_force("{}", &council(&format!(r#", "verdicts": {}"#, cell(*kind, tier, *said))));
                assert_eq!(policy.verdict(*kind, tier).value, *said, "{kind:?} {tier:?}");
            }
        }
    }
}

#[test]
fn a_public_tool_is_never_treated_more_loosely_than_an_approved_one() {
    let policy = in_force("{}", &council(r#", "verdicts": {"date": {"public": "note", "approved": "stop"}}"#));
    assert_eq!(policy.verdict(Kind::Date, Tier::Public).value, Verdict::Stop);
    let policy = in_force("{}", &council(r#", "verdicts": {"person": {"approved": "allow"}}"#));
    assert_eq!(policy.verdict(Kind::Person, Tier::Public).value, Verdict::Warn);
}

fn verdict() -> impl Strategy<Value = Option<Verdict>> {
    prop::option::of(prop::sample::select(Verdict::ALL))
}

/// A table with any cells given or left out.
fn table() -> impl Strategy<Value = String> {
    prop::collection::vec((verdict(), verdict()), Kind::ALL.len()).prop_map(|cells| {
        let row = |(kind, (public, approved)): (&Kind, (Option<Verdict>, Option<Verdict>))| {
            let given = [("public", public), ("approved", approved)];
            let given =
                given.into_iter().filter_map(|(tier, verdict)| Some(format!(r#""{tier}": "{}""#, verdict?.word())));
            format!(r#""{}": {{{}}}"#, kind.word(), given.collect::<Vec<_>>().join(", "))
        };
        let rows: Vec<String> = Kind::ALL.iter().zip(cells).map(row).collect();
        format!("{{{}}}", rows.join(", "))
    })
}

/// No list of tools, or one that approves the host, calls it public, or leaves it out.
fn tools() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "[]",
        r#"[{"name": "Chat", "hosts": ["chat.example.org"], "tier": "approved"}]"#,
        r#"[{"name": "Chat", "hosts": ["*.example.org"], "tier": "approved", "workAccountOnly": true}]"#,
        r#"[{"name": "Chat", "hosts": ["chat.example.org"], "tier": "public"}]"#,
        r#"[{"name": "Other", "hosts": ["other.example.net"], "tier": "approved"}]"#,
    ])
}

/// A whole policy of `name`, with a team that a person may pick.
fn policy(name: &'static str) -> impl Strategy<Value = String> {
    let author = if name == "Eastvale University" { "university" } else { "organisation" };
    let stance =
        prop::sample::select(vec!["", r#""stance": "encouraged","#, r#""stance": "not-for-work-with-people","#]);
    (table(), tools(), table(), tools(), stance).prop_map(move |(everybody, tools, of_team, team_tools, stance)| {
        format!(
            r#"{{"format": 1, "name": "{name}", "author": "{author}", {stance} "verdicts": {everybody}, "tools": {tools},
                "teams": [{{"id": "pilot", "name": "Pilot", "verdicts": {of_team}, "tools": {team_tools}}}]}}"#
        )
    })
}

/// Which policies hold: the organisation's, a placement's, a university's.
fn layers() -> impl Strategy<Value = [Option<String>; 3]> {
    let maybe = |name| prop::option::of(policy(name));
    (maybe("Northmere Council"), maybe("Harbour Trust"), maybe("Eastvale University"))
        .prop_map(|(council, placement, university)| [council, placement, university])
}

fn settings(team: bool, own: &str, tools: &str, layers: &[Option<String>; 3]) -> String {
    let part = |key: &str, layer: &Option<String>| {
        layer.as_ref().map_or(String::new(), |text| format!(r#", "{key}": {text}"#))
    };
    let team = if team { r#", "team": "pilot""# } else { "" };
    format!(
        r#"{{"verdicts": {own}, "tools": {tools}, "workAccounts": ["*.example.org"]{team}{}{}}}"#,
        part("placement", &layers[1]),
        part("university", &layers[2]),
    )
}

fn of(team: bool, own: &str, tools: &str, layers: &[Option<String>; 3]) -> EffectivePolicy {
    let (settings, problems) = Settings::load(&settings(team, own, tools, layers));
    assert_eq!(problems, []);
    EffectivePolicy::new(
        settings,
        load_managed(layers[0].as_deref().unwrap_or("{}"), None),
        Day::from_text("2026-11-23"),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn adding_a_policy_never_makes_a_verdict_looser_than_any_policy_says(
        layers in layers(), own in table(), tools in tools(), team in any::<bool>(),
    ) {
        let all = of(team, &own, tools, &layers);
        let tier = all.tier_here(HOST).value;
        for at in 0..3 {
            let Some(text) = &layers[at] else { continue };
            let mut alone = [None, None, None];
            alone[at] = Some(text.clone());
            let alone = of(team, "{}", tools, &alone);
            // A policy with a list of tools judges the tool itself; one without leaves that to the others.
            let document = &alone.policies()[0].document;
            let lists = !document.tools.is_empty() || (team && !document.teams[0].tools.is_empty());
            let its_tier = if lists { alone.tier_here(HOST).value } else { tier };
            for kind in Kind::ALL {
                let said = written(document, team, *kind, its_tier);
                let holds = all.verdict(*kind, tier).value;
                prop_assert!(said.is_none_or(|said| holds >= said), "{kind:?}: {said:?} was made {holds:?} by {layers:?}");
            }
        }
    }

    #[test]
    fn a_person_can_make_nothing_looser_that_a_policy_says(
        layers in layers(), own in table(), tools in tools(), team in any::<bool>(),
    ) {
        let without = of(team, "{}", tools, &layers);
        let with = of(team, &own, tools, &layers);
        for kind in Kind::ALL {
            for tier in [Tier::Approved, Tier::Unknown, Tier::Public] {
                let set = without.verdict(*kind, tier);
                let by_policy = matches!(set.by, candour::policy::Setter::Policy(_));
                prop_assert!(!by_policy || with.verdict(*kind, tier).value >= set.value, "{kind:?} {tier:?}");
            }
        }
    }

    #[test]
    fn a_stop_of_any_layer_stops(layers in layers(), own in table(), kind in prop::sample::select(Kind::ALL), at in 0..2usize) {
        let mut layers = layers;
        let name = ["Northmere Council", "Harbour Trust"][at];
        let both = format!(r#"{{"{}": {{"public": "stop", "approved": "stop"}}}}"#, kind.word());
        layers[at] = Some(format!(r#"{{"format": 1, "name": "{name}", "verdicts": {both}}}"#));
        let all = of(false, &own, "[]", &layers);
        for tier in [Tier::Approved, Tier::Unknown, Tier::Public] {
            prop_assert_eq!(all.verdict(kind, tier).value, Verdict::Stop);
        }
    }

    #[test]
    fn an_unread_or_broken_policy_is_never_looser_than_the_defaults(own in table(), tools in tools()) {
        let (own, _) = Settings::load(&format!(r#"{{"verdicts": {own}, "tools": {tools}, "workAccounts": ["*.example.org"]}}"#));
        let nothing = in_force("{}", "{}");
        for managed in [candour::policy::Managed::NotRead, load_managed(r#"{"format": 1}"#, None)] {
            let strict = EffectivePolicy::new(own.clone(), managed, None);
            prop_assert!(strict.is_strict());
            prop_assert_eq!(strict.tier_here(HOST).value, Tier::Unknown);
            for kind in Kind::ALL {
                for tier in [Tier::Approved, Tier::Unknown, Tier::Public] {
                    prop_assert!(strict.verdict(*kind, tier).value >= nothing.verdict(*kind, tier).value);
                }
            }
        }
    }

    #[test]
    fn taking_every_policy_away_leaves_the_persons_own_settings(layers in layers(), own in table(), tools in tools()) {
        let before = of(true, &own, tools, &[None, None, None]);
        let _ = of(true, &own, tools, &layers);
        let after = of(true, &own, tools, &[None, None, None]);
        for kind in Kind::ALL {
            prop_assert_eq!(before.verdict(*kind, Tier::Public), after.verdict(*kind, Tier::Public));
        }
        prop_assert_eq!(before.tier_here(HOST), after.tier_here(HOST));
    }
}

/// What the text of a policy says, read straight from it: the team's cell, else everybody's. A
/// university's words below the default don't count.
fn written(
    document: &candour::policy::document::PolicyDocument,
    team: bool,
    kind: Kind,
    tier: Tier,
) -> Option<Verdict> {
    // Where no tool is trusted, every tool is public.
    let team = document.teams.first().filter(|_| team);
    let people = document.stance == Some(candour::policy::choices::Stance::NotForWorkWithPeople);
    let tier = if people { Tier::Public } else { tier };
    let of_team = team.and_then(|team| team.verdicts.as_ref()?.get(kind, tier));
    of_team.or_else(|| document.verdicts.get(kind, tier))
}

#[test]
fn the_generated_policies_are_right_ones() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..50 {
        let text = policy("Northmere Council").new_tree(&mut runner).unwrap().current();
        load(&text, None).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
    }
}
