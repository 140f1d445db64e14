//! The engine: rule book and policy in; reviews and safer text out. The only meeting place
//! of the stages.

use crate::advice::edit::{self, Edit};
use crate::advice::operators::{self, Ground};
use crate::advice::pseudonym::{self, PseudonymMap};
use crate::advice::reply::{self, Issue};
use crate::advice::restore::{Restored, Restorer};
use crate::advice::rewrite::{self, Rewritten};
use crate::advice::sweep;
use crate::findings::linkage::{self, Linkage, Tally};
use crate::findings::{self, Finding, Recognisers};
use crate::policy::choices::Language;
use crate::policy::leaf::Day;
use crate::policy::{self, EffectivePolicy, Kind, Managed, Ruled, Settings, Verdict};
use crate::rules::wording::Wording;
use crate::rules::{self, PackError, RuleBook};
use crate::surface::edits;
use crate::surface::request::ReviewRequest;
use crate::surface::view::{ReviewView, review_view};
use crate::text::Text;
use crate::text::order;

/// Everything needed to answer a request. Keeps no text.
pub struct Engine {
    pub(crate) book: &'static RuleBook,
    pub(crate) policy: EffectivePolicy,
    pub(crate) language: String,
    pub(crate) today: String,
    /// Words of a language that the rules in the wasm don't carry.
    learned: Option<Wording>,
    recognisers: Recognisers<'static>,
}

impl Engine {
    /// An engine over the rules that ship with the program, with default policy, in English.
    ///
    /// # Errors
    /// [`PackError`] where the rules that came with the program are damaged.
    pub fn new() -> Result<Self, PackError> {
        let book = rules::builtin()?;
        Ok(Self {
            book,
            policy: EffectivePolicy::default(),
            language: "en".to_owned(),
            today: String::new(),
            learned: None,
            recognisers: Recognisers::new(book)?,
        })
    }

    /// Takes the person's settings and the managed policy, both as JSON text. `managed` is `None`
    /// until the browser has answered: then the strict defaults hold. `language` is the browser's,
    /// `today` a date such as 2027-03-31.
    pub fn configure(&mut self, settings: &str, managed: Option<&str>, language: &str, today: &str) {
        today.clone_into(&mut self.today);
        let today = Day::from_text(today);
        let managed = managed.map_or(Managed::NotRead, |text| policy::load_managed(text, today.as_ref()));
        let (settings, _) = Settings::load(settings);
        self.policy = EffectivePolicy::new(settings, managed, today);
        let chosen = match self.policy.language().value {
            Language::Browser => language.split(['-', '_']).next().unwrap_or_default().to_lowercase(),
            chosen => chosen.word().to_owned(),
        };
        self.language = chosen;
    }

    /// The rules in force.
    #[must_use]
    pub fn policy(&self) -> &EffectivePolicy {
        &self.policy
    }

    /// The rules in use.
    #[must_use]
    pub fn book(&self) -> &'static RuleBook {
        self.book
    }

    /// The words in use.
    #[must_use]
    pub fn wording(&self) -> &Wording {
        static EMPTY: Wording = Wording { language: String::new(), entries: Vec::new() };
        let learned = self.learned.as_ref().filter(|wording| wording.language == self.language);
        learned.or_else(|| self.book.wording(&self.language)).unwrap_or(&EMPTY)
    }

    /// The language that is wanted and whose words are not here: they may be handed in by [`Engine::learn`].
    #[must_use]
    pub fn lacks(&self) -> Option<&'static str> {
        let welsh = Language::Welsh.word();
        (self.language == welsh && self.wording().language != welsh).then_some(welsh)
    }

    /// Takes the words of the language that is lacking; what is not among them is said in English.
    pub fn learn(&mut self, words: impl IntoIterator<Item = (String, String)>) {
        let Some(language) = self.lacks() else { return };
        let mut entries: Vec<(String, String)> = words.into_iter().collect();
        order::by_words(&mut entries, |(key, _)| key);
        let words = Wording { language: language.to_owned(), entries };
        self.learned = self.book.wording("en").map(|english| english.with(&words));
    }

    /// What `source` gives away; spans are bytes of it, in order, without overlaps.
    #[must_use]
    pub fn find(&self, source: &str) -> Vec<Finding> {
        let found = findings::find(&Text::new(source), self.book, &self.recognisers);
        let found = findings::own::with_own(found, source, &self.policy);
        pseudonym::without_stand_ins(found, source, self.wording())
    }

    /// Places of `reply` to look at again, compared with `source`.
    #[must_use]
    pub fn check_reply(&self, source: &str, reply: &str) -> Vec<Issue> {
        reply::check(source, reply, &self.book.reply, &self.recognisers)
    }

    /// What in `source` points at somebody only together, with what its chat told before;
    /// spans are bytes of `source`.
    #[must_use]
    pub fn linkage(&self, source: &str, earlier: &Tally) -> Linkage {
        linkage::weigh(&Text::new(source), self.book, earlier)
    }

    /// The name of a finding's entity.
    #[must_use]
    pub fn entity(&self, finding: &Finding) -> &'static str {
        self.book.entity_name(finding.entity)
    }

    /// What `source` gives away in a chat: also whatever `map` already hides, and nothing inside
    /// our own stand-ins.
    #[must_use]
    pub fn find_in(&self, source: &str, map: &PseudonymMap) -> Vec<Finding> {
        let words = (self.book, self.wording());
        sweep::in_chat(self.find(source), source, map, words, &self.recognisers)
    }

    /// What the rewriting needs to know.
    #[must_use]
    pub fn ground(&self) -> Ground<'_> {
        Ground { book: self.book, wording: self.wording(), today: &self.today }
    }

    /// `source` made safer; `map` holds the stand-ins of the chat and grows.
    #[must_use]
    pub fn rewrite(&self, source: &str, map: &mut PseudonymMap) -> String {
        self.make_safer(source, map).text
    }

    /// `source` made safer, with the places that were replaced.
    #[must_use]
    pub fn make_safer(&self, source: &str, map: &mut PseudonymMap) -> Rewritten {
        let found = self.find_in(source, map);
        let words = |finding: &Finding| source.get(finding.span.start..finding.span.end).unwrap_or("");
        let planned: Vec<_> = found
            .iter()
            .map(|finding| (finding, operators::operator(finding, words(finding), map, self.book)))
            .collect();
        rewrite::rewrite(source, &planned, &self.ground(), map)
    }

    /// `reply` with names and everything else of `map` back.
    #[must_use]
    pub fn restore(&self, reply: &str, map: &PseudonymMap) -> Restored {
        Restorer::of(map, self.book, self.wording()).restore(reply)
    }

    /// The same for HTML; only its words change.
    #[must_use]
    pub fn restore_html(&self, html: &str, map: &PseudonymMap) -> Restored {
        Restorer::of(map, self.book, self.wording()).restore_html(html)
    }

    /// Changes a map as the person asks.
    pub fn edit(&self, map: &mut PseudonymMap, change: &Edit) {
        edit::edit(map, change, &self.ground());
    }

    /// The strictest verdict on `found` for the tool at `host`, and who set it.
    #[must_use]
    pub fn strictest(&self, found: &[Finding], host: &str) -> Ruled<Verdict> {
        let tier = self.policy.tier_here(host).value;
        let each = found.iter().map(|finding| {
            let kind = Kind::of(finding.label, self.entity(finding));
            self.policy.verdict(kind, tier)
        });
        each.reduce(|first, next| if next.value > first.value { next } else { first }).unwrap_or_default()
    }

    /// A review: what was found, the safer text and what may be done.
    #[must_use]
    pub fn review(&self, request: &ReviewRequest) -> ReviewView {
        let found = edits::apply(
            self,
            self.find_in(&request.text, &request.chat.pseudonyms),
            &request.text,
            &request.chat.edits,
        );
        review_view(self, request, &found)
    }
}
