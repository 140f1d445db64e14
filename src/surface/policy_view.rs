//! What people see of the rules in force, and of who set them.

use crate::engine::Engine;
use crate::policy::choices::Purpose;
use crate::policy::{Ruled, Setter, Verdict};

/// "Set by …", for a verdict that takes a choice away.
pub(crate) fn set_by(engine: &Engine, ruled: &Ruled<Verdict>) -> Option<String> {
    let taken_away = !ruled.value.permits_as_it_is();
    taken_away.then(|| setter_words(engine, &ruled.by))
}

/// Whom to ask about a verdict that takes a choice away.
pub(crate) fn contact(engine: &Engine, ruled: &Ruled<Verdict>) -> Option<String> {
    if ruled.value.permits_as_it_is() {
        return None;
    }
    whom_to_ask(engine, Purpose::PersonalData)
}

/// Whom a policy names to ask about something.
pub(crate) fn whom_to_ask(engine: &Engine, about: Purpose) -> Option<String> {
    let (contact, _) = engine.policy.contacts(about).next()?;
    let who = contact.who.as_str();
    let words = engine.wording();
    Some(match &contact.how {
        Some(how) => words.say("policy.ask-how", &[("who", who), ("how", how.as_str())]),
        None => words.say("policy.ask", &[("who", who)]),
    })
}

/// Who set a value, in words.
pub(crate) fn setter_words(engine: &Engine, by: &Setter) -> String {
    let words = engine.wording();
    match by {
        Setter::Candour => words.get("policy.set-by.candour").to_owned(),
        Setter::Person => words.get("policy.set-by.person").to_owned(),
        Setter::Policy(name) => words.say("policy.set-by.policy", &[("name", name)]),
    }
}
