//! `candour policy explain FILE` and `candour policy try FILE TEXT`: what a worker will see.

use std::path::Path;

use candour::engine::Engine;
use candour::policy::leaf::Day;
use candour::surface::policy_page::{PolicyView, policy_page};
use candour::surface::request::ReviewRequest;
use candour::surface::study_view::WorkView;

use crate::Complaint;

/// An engine under the policy in `file`.
fn engine(file: &Path, today: Option<&Day>) -> Result<Engine, Complaint> {
    super::read(file, today)?;
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut engine = Engine::new().map_err(|error| error.to_string())?;
    engine.configure("{}", Some(&text), "en", today.map_or("", Day::as_str));
    Ok(engine)
}

/// Says in plain words what a worker or a student will see.
pub(super) fn run(file: &Path, today: Option<&Day>) -> Result<(), Complaint> {
    let view = policy_page(&engine(file, today)?);
    println!("{}\n", view.first_line);
    for source in view.policies.iter().filter_map(|source| source.overdue.as_ref()) {
        println!("{source}\n");
    }
    rules(&view);
    for tool in &view.tools {
        println!("{} ({}): {}", tool.name, tool.hosts.join(", "), tool.tier_word);
    }
    for contact in &view.contacts {
        let how = contact.how.as_ref().or(contact.link.as_ref()).map_or(String::new(), |how| format!(", {how}"));
        let about = if contact.about.is_empty() { String::new() } else { format!(" ({})", contact.about.join(", ")) };
        println!("{}{about}{how}", contact.who);
    }
    for work in view.study.iter().flat_map(|study| &study.work) {
        print_work(work);
    }
    println!("\n{}", view.promise);
    Ok(())
}

fn rules(view: &PolicyView) {
    for verdict in &view.verdicts {
        let (public, approved) = (&verdict.public, &verdict.approved);
        println!("{}: {} ({})", verdict.word, public.value_word, public.set_by);
        if approved.value != public.value {
            println!("  {}: {} ({})", super::words().get("policy.tier.approved"), approved.value_word, approved.set_by);
        }
    }
    for value in &view.values {
        println!("{}: {} ({})", value.word, value.value_word, value.set_by);
    }
}

fn print_work(work: &WorkView) {
    println!("\n{} {}: {} ({})", work.shape, work.word, work.light_word, work.source);
    for (sign, lines) in [("+", &work.may), ("?", &work.ask_first), ("-", &work.may_not)] {
        lines.iter().for_each(|line| println!("  {sign} {line}"));
    }
    println!("  {}", work.declare);
}

/// Says what would happen to `text` on its way to `host` under the policy in `file`.
pub(super) fn attempt(file: &Path, text: &str, host: &str, today: Option<&Day>) -> Result<(), Complaint> {
    let engine = engine(file, today)?;
    let request = ReviewRequest { text: text.to_owned(), host: host.to_owned(), ..ReviewRequest::default() };
    let view = engine.review(&request);
    println!("{}: {}", if host.is_empty() { "-" } else { host }, view.verdict);
    if !view.summary.is_empty() {
        println!("{}", view.summary);
    }
    let actions: Vec<&str> = view.actions.iter().map(|action| action.label.as_str()).collect();
    if view.verdict != "clean" {
        println!("{}", actions.join(" | "));
    }
    for line in [view.set_by, view.contact].into_iter().flatten() {
        println!("{line}");
    }
    Ok(())
}
