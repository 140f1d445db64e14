//! The command line: what it answers, and how it complains.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(feature = "cli")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn candour(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Written from a thread of its own: a full pipe on either side must not stop the other.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().ok();
    output
}

fn line(text: &str) -> Vec<u8> {
    let mut line = serde_json::json!({ "id": "a", "text": text }).to_string().into_bytes();
    line.push(b'\n');
    line
}

#[track_caller]
fn answers(arguments: &[&str], input: &[u8]) -> Vec<serde_json::Value> {
    let output = candour(arguments, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn find_answers_in_code_points() {
    let text = "👨‍👩‍👧 é NHS no. 999 000 0018";
    let answer = &answers(&["find", "--format", "jsonl"], &line(text))[0];
    let span = &answer["spans"][0];
    let (start, end) = (span["start"].as_u64().unwrap(), span["end"].as_u64().unwrap());
    let found: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
    assert_eq!(found, "999 000 0018");
    assert_eq!((&span["label"], &span["entity"]), (&"NHS_NUMBER".into(), &"nhs_number".into()));
}

#[test]
fn lines_are_answered_in_order_and_blank_ones_passed_over() {
    let input = b"{\"id\":1,\"text\":\"\"}\n\n{\"id\":\"two\",\"text\":\"\",\"extra\":true}";
    let ids: Vec<_> =
        answers(&["find", "--format", "jsonl"], input).iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(ids, [serde_json::json!(1), serde_json::json!("two")]);
}

#[test]
fn odd_texts_are_answered_like_any_other() {
    for text in [
        "",
        "\u{0}",
        "\u{301}\u{301}",
        "a\u{0}b",
        "\u{feff}",
        "\u{200d}",
        "’s",
        "'",
        "\u{1f468}\u{200d}",
        "İ",
        "ﬃ",
        "\u{10ffff}",
    ] {
        assert_eq!(answers(&["find", "--format", "jsonl"], &line(text)).len(), 1, "{text:?}");
        assert_eq!(answers(&["rewrite", "--format", "jsonl"], &line(text))[0]["text"], text, "{text:?}");
    }
}

#[test]
fn ten_megabytes_in_one_line_are_answered() {
    let text = "Visited again, NHS no. 999 000 0018. ".repeat(10_000_000 / 37);
    let answer = &answers(&["find", "--format", "jsonl"], &line(&text))[0];
    let numbers = answer["spans"].as_array().unwrap().iter().filter(|span| span["label"] == "NHS_NUMBER").count();
    assert_eq!(numbers, 10_000_000 / 37);
}

#[test]
fn a_bad_line_is_named_and_nothing_is_half_written() {
    let bad_lines: [&[u8]; 5] = [b"{", b"[]", b"{\"id\":1}", b"{\"id\":1,\"text\":7}", b"{\"id\":1,\"text\":\"\xff\"}"];
    for bad in bad_lines {
        let input = [b"{\"id\":1,\"text\":\"\"}\n".as_slice(), bad].concat();
        let output = candour(&["find", "--format", "jsonl"], &input);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        let complaint = String::from_utf8(output.stderr).unwrap();
        assert!(complaint.contains("line 2"), "{complaint}");
    }
}

#[test]
fn a_complaint_never_quotes_the_text() {
    let output = candour(&["find", "--format", "jsonl"], b"{\"id\":1,\"text\":\"Marley Eccles\" oops}");
    assert!(!String::from_utf8(output.stderr).unwrap().contains("Marley"));
}

#[test]
fn rewrite_gives_the_same_words_the_same_stand_in() {
    let answer =
        &answers(&["rewrite", "--format", "jsonl"], &line("jo@example.org, then JO@example.org, not al@example.org"))
            [0];
    let text = answer["text"].as_str().unwrap();
    assert!(!text.to_lowercase().contains("example"), "{text}");
    let stand_ins: Vec<&str> = text.split('[').skip(1).map(|rest| rest.split(']').next().unwrap()).collect();
    assert_eq!(stand_ins.len(), 3);
    assert_eq!(stand_ins[0], stand_ins[1]);
    assert_ne!(stand_ins[0], stand_ins[2]);
}

#[test]
fn safer_text_is_never_masked_twice() {
    let text = "Nasreen Malik (Lister Surgery) called 07700 900 131 about NHS no. 999 000 0018, 55 Toller Grove.";
    let once = answers(&["rewrite", "--format", "jsonl"], &line(text))[0]["text"].as_str().unwrap().to_owned();
    let twice = answers(&["rewrite", "--format", "jsonl"], &line(&once))[0]["text"].as_str().unwrap().to_owned();
    assert_ne!(once, text);
    assert_eq!(once, twice);
}
