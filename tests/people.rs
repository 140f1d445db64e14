//! People: who is named, in whatever form, and who is the same person.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use candour::engine::Engine;

/// Names found in a text, each with the number of its person.
fn people(text: &str) -> Vec<(&str, u16)> {
    let engine = Engine::new().unwrap();
    let found = engine.find(text);
    let named =
        found.iter().filter_map(|finding| Some((&text[finding.span.start..finding.span.end], finding.person?.0)));
    named.collect()
}

fn names(text: &str) -> Vec<&str> {
    people(text).into_iter().map(|(name, _)| name).collect()
}

/// Whether every name in the text is of one person.
fn one_person(text: &str) -> bool {
    let found = people(text);
    found.len() > 1 && found.iter().all(|(_, person)| *person == found[0].1)
}

#[test]
fn a_full_name_and_its_parts_are_one_person() {
    let text = "Danuta Wrzesniak opened the door. Danuta was calm. Ms Wrzesniak signed the form.";
    assert_eq!(names(text), ["Danuta Wrzesniak", "Danuta", "Wrzesniak"]);
    assert!(one_person(text), "{:?}", people(text));
}

#[test]
fn a_nickname_belongs_to_its_name() {
    let text = "Elizabeth Corrigan rang. Liz will come on Friday.";
    assert_eq!(names(text), ["Elizabeth Corrigan", "Liz"]);
    assert!(one_person(text), "{:?}", people(text));
}

#[test]
fn initials_belong_to_the_name_that_has_them() {
    let text = "Farah Nadeem was seen at home with her aunt. FN was tearful and her aunt comforted her.";
    assert_eq!(names(text), ["Farah Nadeem", "FN"]);
    assert!(one_person(text), "{:?}", people(text));
}

#[test]
fn the_possessive_stays_outside_the_name() {
    assert_eq!(
        names("Spoke to Kofi Ansah. Kofi's brother and Ansah's landlord were there."),
        ["Kofi Ansah", "Kofi", "Ansah"]
    );
}

#[test]
fn a_misspelling_is_found_where_the_name_is_certain_elsewhere() {
    let found = names("Mrs Thirlwall came to the review. Afterwards Thirlwal rang the office.");
    assert_eq!(found, ["Thirlwall", "Thirlwal"]);
}

#[test]
fn small_letters_hide_nobody() {
    assert_eq!(names("spoke to mum zaneta and nan eileen, zaneta is worried"), ["zaneta", "eileen", "zaneta"]);
}

#[test]
fn capitals_hide_nobody() {
    assert_eq!(names("CALL FROM MRS OKONKWO. HER SON TYRELL IS MISSING SINCE FRIDAY."), ["OKONKWO", "TYRELL"]);
}

#[test]
fn two_people_who_share_a_surname_stay_two() {
    let found = people("Aled Pugh and Carys Pugh were both seen. Aled was well. Carys was not.");
    let number = |name: &str| found.iter().find(|(text, _)| *text == name).map(|(_, person)| *person);
    assert_ne!(number("Aled Pugh"), number("Carys Pugh"), "{found:?}");
    assert_eq!(number("Aled Pugh"), number("Aled"), "{found:?}");
    assert_eq!(number("Carys Pugh"), number("Carys"), "{found:?}");
}

#[test]
fn two_people_who_share_a_forename_stay_two() {
    let found = people("Social worker Mariam Sesay met Mariam Haddad at home.");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_ne!(found[0].1, found[1].1, "{found:?}");
}

#[test]
fn a_family_is_found_by_its_plural() {
    let found = names("Mrs Bracegirdle rang. The Bracegirdles are moving to another town.");
    assert_eq!(found, ["Bracegirdle", "Bracegirdles"]);
}

#[test]
fn a_name_that_is_a_word_needs_its_place() {
    assert_eq!(names("I spoke to Hope and her sister Grace yesterday."), ["Hope", "Grace"]);
    assert!(names("I hope for grace, and will mark it in may.").is_empty());
}

#[test]
fn a_surname_before_a_comma_is_one_name() {
    assert_eq!(names("Child: PENHALIGON, Tressa\nWorker: Umar Dar"), ["PENHALIGON, Tressa", "Umar Dar"]);
}

#[test]
fn a_nickname_in_quotes_lies_inside_the_name() {
    assert_eq!(names("Police are looking for Wayne \"Spud\" Tickle."), ["Wayne \"Spud\" Tickle"]);
}

#[test]
fn names_with_particles_are_whole() {
    assert_eq!(names("Mrs Da Costa rang about Yusuf bin Rashid."), ["Da Costa", "Yusuf bin Rashid"]);
}

#[test]
fn titles_and_kin_words_stay_outside_the_name() {
    assert_eq!(names("Auntie Bukola and Dr Fenwick spoke to nanny Pat."), ["Bukola", "Fenwick", "Pat"]);
}

#[test]
fn theorists_are_nobody_in_the_case() {
    assert!(names("Compare Bowlby and Ainsworth on attachment theory.").is_empty());
    assert!(names("Beckett (2006) writes about theory and values.").is_empty());
}

#[test]
fn a_theorists_surname_is_a_name_where_a_person_bears_it() {
    assert_eq!(names("Mrs Beckett said that her son Rory is missing school."), ["Beckett", "Rory"]);
}

#[test]
fn public_figures_and_placeholders_are_left_alone() {
    assert!(names("What did Eileen Munro recommend in 2011?").is_empty());
    assert!(names("Child A lives with Parent B and Grandparent C.").is_empty());
}

#[test]
fn a_shared_name_in_theory_does_not_hide_the_client() {
    let found = names("Using Rogers's model of congruence I listened to Mr Rogers and to his wife Jean.");
    assert!(found.ends_with(&["Rogers", "Jean"]), "{found:?}");
}

#[test]
fn the_part_that_a_person_plays_is_known_where_the_text_says_it() {
    let engine = Engine::new().unwrap();
    let found = engine.find("mum Shanice rang. Shanice is worried.");
    let roles: Vec<_> = found.iter().filter(|finding| finding.person.is_some()).map(|finding| finding.role).collect();
    assert_eq!(roles, [Some("mother"), Some("mother")]);
}

#[test]
fn the_name_of_a_scholar_is_somebody_where_a_title_or_a_forename_says_so() {
    assert_eq!(
        names("Mrs Winnicott rang about her son. Seen with Jamal Foucault at home."),
        ["Winnicott", "Jamal Foucault"]
    );
}

#[test]
fn initials_that_begin_a_sentence_are_somebody() {
    let found = names("Core group at school. VB said mum is tired. D. refused to come to the meeting.");
    assert_eq!(found, ["VB", "D."]);
}

#[test]
fn a_surname_is_heard_after_mrs_in_dictation_and_after_a_rank_in_capitals() {
    assert_eq!(names("spoke to mrs marrow at the school about attendance"), ["marrow"]);
    assert_eq!(names("ATTENDED WITH PCSO HOPE AND SPOKE TO THE MOTHER AT THE DOOR"), ["HOPE"]);
}

#[test]
fn a_kin_word_can_be_a_surname() {
    assert_eq!(names("Ishaq Dad was seen at home. Mum and Dad were both there."), ["Ishaq Dad"]);
    assert_eq!(names("Visited Rafiq, Dad and his sister."), ["Rafiq"]);
}

#[test]
fn those_whom_everybody_knows_are_nobody_where_no_family_is_spoken_of() {
    for text in [
        "Write a quiz about Tracy Beaker and the Jacqueline Wilson books for our participation group.",
        "Poems for a leaving do: Maya Angelou, Wendy Cope, Benjamin Zephaniah, that sort of thing.",
        "Explain Pamela Trevithick's ideas and those of Urie Bronfenbrenner in plain words.",
    ] {
        assert_eq!(names(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_known_name_in_a_case_is_somebody_until_something_says_that_it_is_the_known_one() {
    let case = "Ms Okoro visited mum and her neighbour Wendy Cope. Wendy Cope said that the baby cries at night.";
    assert_eq!(names(case).last(), Some(&"Wendy Cope"));
    let theory = "Mum cried. I thought of the theory of Pamela Trevithick and of the work of Urie Bronfenbrenner.";
    assert_eq!(names(theory), Vec::<&str>::new());
}

#[test]
fn the_company_of_a_known_name_is_known_too() {
    let text = "Care experienced people who are famous, like Lemn Sissay, Oyinda Bartholomew-Quist and Steve Jobs?";
    assert_eq!(names(text), Vec::<&str>::new());
}

#[test]
fn a_citation_ends_with_its_sentence() {
    assert_eq!(names("Mum wants contact with Tamsin. Re S [2014] EWFC 11 is relied upon."), ["Tamsin"]);
    assert_eq!(names("Dad married Simey Doran, 2009, and his mother is Kate Doran."), ["Simey Doran", "Kate Doran"]);
}

#[test]
fn judges_and_sides_of_a_case_are_law_in_a_question_about_law() {
    assert!(names("What did Hedley J say about the range of parenting in Re L [2007] 1 FLR 2050?").is_empty());
    assert_eq!(names("Dad told Hedley that Tyler J was in the park with his sister."), ["Hedley", "Tyler J"]);
}

#[test]
fn initials_that_the_text_explains_are_found_even_where_they_are_a_word() {
    let found = names("Present: Denise Oakshott (DO), chair. Mum asked. DO to ring the school.");
    assert_eq!(found, ["Denise Oakshott", "DO", "DO"]);
}

#[test]
fn a_number_may_stand_between_a_rank_and_a_name() {
    assert_eq!(names("PC 1904 Tyson forced the door and mum let him in."), ["Tyson"]);
}

#[test]
fn what_a_surer_finding_leaves_of_a_name_is_still_found() {
    assert!(names("On New Year's Eve Riley was found by his dad in the park.").contains(&"Riley"));
}

#[test]
fn a_word_that_helps_verbs_is_somebody_before_another_verb() {
    assert_eq!(names("he lives with his nan. will is 13 now and will was at school today"), ["will", "will"]);
    assert_eq!(names("his will is with the solicitor and he will ring his mum"), Vec::<&str>::new());
}

#[test]
fn who_signs_alone_on_the_last_line_is_somebody() {
    assert_eq!(names("Can you move the meeting to Thursday? The room is free.\nSophie"), ["Sophie"]);
}

#[test]
fn the_full_stop_of_a_letter_goes_with_the_name() {
    assert_eq!(names("IDVA Yasmin T. is safe to ring and mum knows."), ["Yasmin T."]);
}

#[test]
fn guidelines_named_after_somebody_name_nobody() {
    assert!(names("Gillick competence and Fraser guidelines: which is about contraception?").is_empty());
}

#[test]
fn laws_schemes_and_storms_are_nobody_though_they_bear_a_name() {
    assert_eq!(names("Mum asked about Clare's Law. Her new partner is Wayne."), ["Wayne"]);
    assert_eq!(names("I'll tell Imran, his social worker, and do the philomena form"), ["Imran"]);
    assert_eq!(names("Storm Babet took the roof off. Mum rang Tracey, who said Babet was the worst yet."), ["Tracey"]);
}

#[test]
fn a_surname_beside_a_scholars_is_a_scholars() {
    assert_eq!(names("Mr Dobre was seen. I have drawn on Reder and Duncan very lightly."), ["Dobre"]);
    assert_eq!(names("Mrs Reder and Duncan came to the meeting"), ["Reder", "Duncan"]);
}

#[test]
fn who_is_spoken_to_at_the_head_of_a_sentence_is_somebody() {
    assert_eq!(names("I was on leave until Monday. Lakshmi, I will ring the school."), ["Lakshmi"]);
    assert_eq!(names("see you at the panel later Lizzie"), ["Lizzie"]);
}

#[test]
fn a_name_on_a_mail_system_ends_before_its_at_sign() {
    assert_eq!(names("Kerry Ashdown@COUNCIL wrote to her mum"), ["Kerry Ashdown"]);
}

#[test]
fn an_author_with_a_year_is_nobody_even_where_one_is_told_to_see_them() {
    assert_eq!(names("Mum is frightened. Analysis so far: see Calder (2003) model. Her sister Jade rang."), ["Jade"]);
}

#[test]
fn who_signs_in_small_letters_is_found_with_the_initial() {
    assert_eq!(names("dad rang, nrm form to think about if it carries on.\nd. aspinall"), ["d. aspinall"]);
}

#[test]
fn a_familys_surname_is_somebodys() {
    assert_eq!(names("right this is the visit to the mccafferty house, mum was in"), ["mccafferty"]);
    assert_eq!(names("Mum was tired.\nBaptiste family: visit overdue by nine days"), ["Baptiste"]);
}

#[test]
fn a_childs_year_of_birth_is_no_citation() {
    let text = "Jodie has had two children removed, Kayden (2019, adopted) and Lilly (2021, with her aunt)";
    assert_eq!(names(text), ["Jodie", "Kayden", "Lilly"]);
}

#[test]
fn equipment_is_nobody_though_a_maker_gave_it_a_name() {
    assert_eq!(names("Mum Edna walks with a zimmer, priyanka wants a mowbray for her"), ["Edna", "priyanka"]);
}

#[test]
fn initials_that_are_short_for_a_thing_elsewhere_are_somebodys_in_a_case() {
    assert_eq!(names("Mum was seen by Hana Rees (HR). HR will ring."), ["Hana Rees", "HR", "HR"]);
    assert!(names("Which studies look at workers' use of AI in recording?").is_empty());
}
