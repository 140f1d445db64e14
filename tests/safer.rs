//! Safer text through a whole conversation, and the way back.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use candour::advice::PseudonymMap;
use candour::advice::edit::Edit;
use candour::engine::Engine;
use candour::rules::safer::Operator;

/// A chat at the terminal: turns go in, safer text comes out, one map is kept.
struct Chat {
    engine: Engine,
    map: PseudonymMap,
}

impl Chat {
    fn new() -> Self {
        let mut engine = Engine::new().unwrap();
        engine.configure("{}", Some("{}"), "en", "2026-11-23");
        Self { engine, map: PseudonymMap::default() }
    }

    fn says(&mut self, text: &str) -> String {
        self.engine.rewrite(text, &mut self.map)
    }

    fn back(&self, reply: &str) -> String {
        self.engine.restore(reply, &self.map).text
    }

    fn changes(&mut self, edit: Edit) {
        self.engine.edit(&mut self.map, &edit);
    }

    /// The number of the person who goes by this name.
    fn who(&self, name: &str) -> u16 {
        let of = |pairing: &&candour::advice::Pairing| pairing.original == name && pairing.person.is_some();
        self.map
            .pairings
            .iter()
            .find(of)
            .and_then(|pairing| pairing.person)
            .unwrap_or_else(|| panic!("{name} is nobody"))
    }
}

#[test]
fn one_person_is_one_stand_in_in_every_form_and_turn() {
    let mut chat = Chat::new();
    let first = chat.says("Mum Jade Harper rang on Tuesday. Jade's son Oskar Harper was with her.");
    assert_eq!(first, "Mum [Mum] rang on Tuesday. [Mum]'s son [Son 1] was with her.");
    let second = chat.says("JADE told me she had slept. Ms Harper's sister came, and oskar played.");
    assert!(
        !second.to_lowercase().contains("jade")
            && !second.contains("Harper")
            && !second.to_lowercase().contains("oskar")
    );
    assert!(second.starts_with("[Mum] told me"), "{second}");
    assert!(second.contains("[Son 1] played"), "{second}");
}

#[test]
fn two_people_who_share_a_name_stay_two() {
    let mut chat = Chat::new();
    let first = chat.says("I met Jade Harper at home and Jade Coleman at the clinic.");
    assert_eq!(first, "I met [Person 1] at home and [Person 2] at the clinic.");
    let second = chat.says("Jade Coleman rang me. Jade Harper did not ring.");
    assert_eq!(second, "[Person 2] rang me. [Person 1] did not ring.");
}

#[test]
fn a_stand_in_says_which_part_somebody_plays() {
    let mut chat = Chat::new();
    let safer =
        chat.says("Foster carer Gwen Bright says stepdad Dean Marlow shouts. SW: Priya Nair. Child: Poppy Strand (7).");
    for part in ["[Foster carer]", "[Stepdad]", "[Social worker 1]", "[Child A] (7)"] {
        assert!(safer.contains(part), "{part} is not in {safer}");
    }
}

#[test]
fn safer_text_is_not_made_safer_again() {
    let mut chat = Chat::new();
    let safer = chat.says("Mum Jade Harper, DOB 03/09/1991, was seen on 12/03/2026 at Larkfield Primary School, Widnes. NHS number 943 476 5919.");
    assert_eq!(chat.says(&safer), safer);
    let again = chat.says(&format!("As I said: {safer} And Jade Harper agreed."));
    assert!(again.ends_with("And [Mum] agreed."), "{again}");
}

#[test]
fn a_stand_in_never_meets_words_of_the_text() {
    let mut chat = Chat::new();
    let text = "Person 1 on the form, [Mum] on the plan and person 2 in the minutes are placeholders. Mum Jade Harper rang; Theo Bright rang.";
    let safer = chat.says(text);
    assert!(safer.contains("[Mum 2] rang") && safer.contains("[Person 3] rang"), "{safer}");
    assert_eq!(chat.back(&safer), text);
}

#[test]
fn dates_of_events_move_together_and_keep_their_weekdays() {
    let mut chat = Chat::new();
    let safer = chat.says("Jade Harper was seen on 2 March 2026, on Monday 9 March 2026 and on 16/03/2026.");
    let days: Vec<&str> = safer.split(['[', ']']).skip(3).step_by(2).collect();
    assert_eq!(days.len(), 3, "{safer}");
    assert!(!safer.contains("March 2026") || !safer.contains("[2 March 2026]"));
    let weeks = chat.map.weeks;
    assert!((-9..=-2).contains(&weeks));
    assert!(days[1].starts_with("Monday "), "{safer}");
    assert_eq!(chat.back(&safer), "Jade Harper was seen on 2 March 2026, on Monday 9 March 2026 and on 16/03/2026.");
    // The AI writes a moved date in its own way, without brackets.
    let moved = days[0];
    assert_eq!(chat.back(&format!("On {moved} she was well.")), "On 2 March 2026 she was well.");
}

#[test]
fn what_only_leads_to_somebody_becomes_less_exact() {
    let mut chat = Chat::new();
    let safer = chat.says("Jade Harper (DOB 03/09/1991) lives in Burnley, aged 35, has epilepsy; her son goes to Larkfield Primary School.");
    for part in ["DOB [Age 35]", "[Place in North West England]", "aged 35", "epilepsy", "[Primary school]"] {
        assert!(safer.contains(part), "{part} is not in {safer}");
    }
}

#[test]
fn a_family_stays_legible_by_the_parts_that_the_text_tells() {
    let cases = [
        (
            "Home visit to Tamsin Okafor and her twins, Jude and Ezra, aged 4.",
            "Home visit to [Mum] and her twins, [Child A] and [Child B], aged 4.",
        ),
        (
            "Visited Kelly Ashdown. Kelly's two boys, Jayden Ashdown (DOB 03/06/2016)\nand Tyler, were in. Kelly said that her partner, Darren Pike, left.",
            "Visited [Mum]. [Mum]'s two boys, [Child A] (DOB [Age 10])\nand [Child B], were in. [Mum] said that her partner, [Partner], left.",
        ),
        (
            "I asked Liam (9) about his teacher, Mr Ferreira.",
            "I asked [Child A] (9) about his teacher, Mr [Teacher 1].",
        ),
        (
            "Her neighbour, Tom Ridley, rang. Joy Lander is her sister.",
            "Her neighbour, [Neighbour 1], rang. [Sister 1] is her sister.",
        ),
        ("Statement of Joanna Whitlock, social worker", "Statement of [Social worker 1], social worker"),
        ("The occupational therapist, Fiona Brack, came.", "The occupational therapist, [Health worker 1], came."),
        ("Jude Marsh and Ezra Marsh, her sons, came.", "[Son 1] and [Son 2], her sons, came."),
        ("I met Jade Harper and Theo Bright.", "I met [Person 1] and [Person 2]."),
        ("I met Jade Harper (34) and Theo Bright, 41.", "I met [Person 1] (34) and [Person 2], 41."),
        ("The case of the Bello twins goes to Hanna.", "The case of the [Family A] twins goes to [Person 1]."),
    ];
    for (text, wanted) in cases {
        assert_eq!(Chat::new().says(text), wanted);
    }
}

#[test]
fn a_title_tells_the_wife_from_the_husband() {
    let safer = Chat::new().says(
        "Patient: Mohammed Iqbal Hussain. Next of kin: Nasreen Hussain (wife). Mr Hussain had a stroke. Nasreen has arthritis.",
    );
    assert_eq!(
        safer,
        "Patient: [Patient]. Next of kin: [Partner] (wife). Mr [Patient] had a stroke. [Partner] has arthritis."
    );
}

#[test]
fn a_date_of_birth_becomes_the_age_at_the_day_of_the_note() {
    let cases = [
        ("# Home visit, 14 March 2025\n\nJude Marsh, DOB 03/06/2016.", "DOB [Age 8]."),
        ("Jude Marsh, DOB 03/06/2016.", "DOB [Age 10]."),
        ("Review on 1 May 2027: Jude Marsh, DOB 03/06/2016.", "DOB [Age 10]."),
        ("Jude Marsh, DOB 03/10/2026.", "DOB [Under 6 months]."),
        ("Jude Marsh, DOB 03/03/2026.", "DOB [6 to 11 months]."),
    ];
    for (text, end) in cases {
        let safer = Chat::new().says(text);
        assert!(safer.ends_with(end), "{safer}");
    }
}

#[test]
fn an_age_stays_or_becomes_a_band_and_never_a_numbered_stand_in() {
    let mut chat = Chat::new();
    let text = "Jade Harper, aged 35, and Poppy Strand (4) came. Finn Strand is a 7-year-old. Amy Strand is 18 months.";
    assert!(chat.says(text).contains("aged 35"));
    chat.changes(Edit::Choose { kind: "age".into(), operator: Operator::Generalise });
    let safer = chat.says(text);
    for part in ["aged [35 to 44]", "([3 to 5])", "a [aged 6 to 9]", "[aged 1 to 2]"] {
        assert!(safer.contains(part), "{part} is not in {safer}");
    }
    assert_eq!(chat.back(&safer), text);
    assert_eq!(chat.says(&safer), safer, "a band is no age again");
}

#[test]
fn a_reply_may_bend_a_stand_in() {
    let mut chat = Chat::new();
    chat.says("Mum Jade Harper and SW: Priya Nair met child: Poppy Strand. Carl Dobbs was there.");
    let cases = [
        ("[MUM] and [mum]", "Jade Harper and Jade Harper"),
        ("[Mum]'s and [Mum's] coat", "Jade Harper's and Jade Harper's coat"),
        ("**[Mum]** and [**Mum**]", "**Jade Harper** and Jade Harper"),
        (r"\[Mum\] rang", "Jade Harper rang"),
        ("[Mam] and [Mother] and [Mère]", "Jade Harper and Jade Harper and Jade Harper"),
        ("social worker 1 and [Social Workers 1]", "Priya Nair and Priya Nair"),
        ("Person 1 met Child A", "Carl Dobbs met Poppy Strand"),
        ("[Plentyn A] and [1 Person]", "Poppy Strand and Carl Dobbs"),
        ("[Mum and Child A]", "Jade Harper and Poppy Strand"),
        ("【Child A】 smiled", "Poppy Strand smiled"),
        (
            "Give the child a drink. Person 10 and [Person 9] are nobody.",
            "Give the child a drink. Person 10 and [Person 9] are nobody.",
        ),
    ];
    for (reply, wanted) in cases {
        assert_eq!(chat.back(reply), wanted);
    }
}

#[test]
fn names_come_back_in_rich_text_and_nothing_else_changes() {
    let mut chat = Chat::new();
    chat.says("Mum Jade O'Hara & son Finn O'Hara; Carl Dobbs too.");
    let html = r#"<p class="[Mum]">[<b>Mum</b>] &amp; <i>Person</i> 1</p><p>a&lt;b</p>"#;
    let back = chat.engine.restore_html(html, &chat.map);
    assert_eq!(back.text, r#"<p class="[Mum]">Jade O'Hara<b></b> &amp; <i>Carl Dobbs</i></p><p>a&lt;b</p>"#);
}

#[test]
fn the_person_renames_merges_splits_and_adds() {
    let mut chat = Chat::new();
    chat.says("I met Jade Harper. Later Kelly Marsh came, and Theo Bright with Theo's dog.");
    let (jade, kelly) = (chat.who("Jade Harper"), chat.who("Kelly Marsh"));
    chat.changes(Edit::Rename { person: jade, word: "Aunt [in] town".into() });
    assert_eq!(chat.says("Jade rang."), "[Aunt in town] rang.");
    assert_eq!(
        chat.back("[Person 1] and [Aunt in town]"),
        "Jade Harper and Jade Harper",
        "what was sent before still comes back"
    );
    chat.changes(Edit::Merge { person: jade, other: kelly });
    assert_eq!(chat.says("Kelly Marsh rang."), "[Aunt in town] rang.");
    chat.changes(Edit::Split { person: jade, name: "Kelly Marsh".into() });
    let safer = chat.says("Kelly Marsh rang Jade Harper.");
    assert!(!safer.starts_with("[Aunt in town]") && safer.ends_with("rang [Aunt in town]."), "{safer}");
    chat.changes(Edit::Add { words: "Bluebell".into(), person: None, of_person: true });
    assert!(!chat.says("We spoke of Bluebell.").contains("Bluebell"));
    chat.changes(Edit::Role { person: chat.who("Theo Bright"), role: "father".into() });
    assert_eq!(chat.says("Theo Bright left."), "[Dad] left.");
    chat.changes(Edit::LeaveAlone { words: "Theo Bright".into() });
    assert!(chat.says("I met Theo Bright and Jade Harper.").contains("Theo Bright"));
}

#[test]
fn the_person_chooses_what_is_done_with_a_kind() {
    let mut chat = Chat::new();
    let choose = |kind: &str, operator| Edit::Choose { kind: kind.into(), operator };
    chat.changes(choose("professional", Operator::Keep));
    chat.changes(choose("date", Operator::Keep));
    chat.changes(choose("number", Operator::Remove));
    let safer = chat.says("SW: Priya Nair saw Jade Harper on 12/03/2026. NHS number 943 476 5919.");
    assert_eq!(safer, "SW: Priya Nair saw [Person 1] on 12/03/2026. NHS number [removed].");
}

#[test]
fn a_number_is_the_same_number_however_it_is_spaced() {
    let mut chat = Chat::new();
    chat.says("Her NHS number is 943 476 5919.");
    assert_eq!(chat.says("Check 943-476-5919 against 9434765919."), "Check [NHS number 1] against [NHS number 1].");
}

/// The case notes of tests/casework, and of the files that CANDOUR_TEXTS names (JSON lines with "text").
fn documents() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/casework");
    let notes = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let mut all: Vec<String> = notes.collect();
    for file in std::env::var("CANDOUR_TEXTS").unwrap_or_default().split_whitespace() {
        let lines = std::fs::read_to_string(file).unwrap();
        let text =
            |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().to_owned();
        all.extend(lines.lines().map(text));
    }
    assert!(all.len() >= 12);
    all
}

#[test]
fn nothing_direct_that_is_found_stays_in_any_form() {
    let engine = Engine::new().unwrap();
    for text in documents() {
        let safer = engine.make_safer(&text, &mut PseudonymMap::default());
        let words: Vec<String> =
            outside_brackets(&safer.text).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
        for finding in engine.find(&text).iter().filter(|finding| finding.label.name() == "PERSON") {
            let name = &text[finding.span.start..finding.span.end];
            for part in name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() > 2) {
                // A name in small letters that is a word of the language too may be that word.
                let stays = words.iter().any(|word| word == part || word.eq_ignore_ascii_case(part) && !is_word(word));
                let opens = text.contains(&format!("\n{part}")) || text.contains(&format!(". {part}"));
                assert!(!stays || opens && is_word(&part.to_lowercase()), "a name stays in one of the notes");
            }
        }
        for finding in engine.find(&text).iter().filter(|f| {
            matches!(f.label.name(), "NHS_NUMBER" | "NINO" | "PHONE" | "EMAIL" | "ADDRESS" | "POSTCODE" | "ID_CODE")
        }) {
            let exact = &text[finding.span.start..finding.span.end];
            assert!(
                exact.len() < 4 || !outside_brackets(&safer.text).contains(exact),
                "a number stays in one of the notes"
            );
        }
    }
}

fn is_word(word: &str) -> bool {
    ["will", "rose", "may", "mark", "frank", "grace", "hope", "faith", "joy", "tone"].contains(&word)
}

fn outside_brackets(text: &str) -> String {
    let mut depth = 0;
    let outside = text.chars().filter(|c| {
        depth += i32::from(*c == '[') - i32::from(*c == ']');
        depth == 0 && *c != ']'
    });
    outside.collect()
}

#[test]
fn a_text_comes_back_as_it_was() {
    use candour::advice::restore::Restorer;
    let engine = Engine::new().unwrap();
    for text in documents() {
        let safer = engine.make_safer(&text, &mut PseudonymMap::default());
        let pairs: Vec<(&str, &str)> = safer
            .replaced
            .iter()
            .map(|place| (place.stand_in.as_str(), &text[place.span.start..place.span.end]))
            .collect();
        let back = Restorer::new(&pairs, &[], engine.book(), engine.wording()).restore(&safer.text).text;
        assert!(back == text, "a note did not come back as it was");
    }
}
