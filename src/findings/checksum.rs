//! Named validators of identifiers, each with its source.

use crate::rules::recogniser::Checksum;

/// Whether `text` (as matched, separators included) passes the check.
#[must_use]
pub fn passes(check: Checksum, text: &str) -> bool {
    match check {
        Checksum::Nhs => nhs(&digits(text)),
        Checksum::Chi => chi(&digits(text)),
        Checksum::Upn => upn(text),
        Checksum::Uln => uln(&digits(text)),
        Checksum::Nino => nino(text),
        Checksum::Luhn => luhn(&digits(text)),
        Checksum::Iban => iban(text),
    }
}

fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|character| character.to_digit(10)).collect()
}

fn weighted(digits: &[u32], weights: impl Iterator<Item = u32>) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Modulus 11, weights 10 to 2. Ten equal digits always pass, so only 9999999999, inside the
/// range that is never issued, is let through. Source: NHS Data Dictionary, NHS NUMBER.
fn nhs(digits: &[u32]) -> bool {
    let (Some(first), Some(&last)) = (digits.get(..9), digits.get(9)) else { return false };
    let check = (11 - weighted(first, (2..=10).rev()) % 11) % 11;
    let all_equal = digits.iter().all(|&digit| digit == last);
    digits.len() == 10 && check == last && (!all_equal || last == 9)
}

/// A real date DDMMYY, then modulus 11. Source: NHS Data Dictionary, COMMUNITY HEALTH INDEX NUMBER.
fn chi(digits: &[u32]) -> bool {
    let &[d1, d2, m1, m2, y1, y2, ..] = digits else { return false };
    let (day, month, year) = (d1 * 10 + d2, m1 * 10 + m2, y1 * 10 + y2);
    let longest = match month {
        2 if year % 4 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=longest).contains(&day) && nhs(digits)
}

/// Letters of a UPN in the order of their values: no I, O or S.
const UPN_LETTERS: &str = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// Check letter of the 12 characters after it, weights 2 to 13, modulus 23; the last may be a
/// letter (temporary number). Source: DfE guide to unique pupil numbers, as implemented publicly.
fn upn(text: &str) -> bool {
    let characters: Vec<char> =
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let value = |c: char| c.to_digit(10).or_else(|| UPN_LETTERS.find(c).and_then(|at| u32::try_from(at).ok()));
    let Some((&check, rest)) = characters.split_first() else { return false };
    let values: Option<Vec<u32>> = rest.iter().map(|&c| value(c)).collect();
    let sum = values.filter(|values| values.len() == 12).map(|values| weighted(&values, 2..=13));
    sum.is_some() && sum.map(|sum| sum % 23) == UPN_LETTERS.find(check).and_then(|at| u32::try_from(at).ok())
}

/// Weights 10 to 2, remainder 0 is invalid, check is 10 less the remainder. Source: Learning
/// Records Service, as published; not re-read.
fn uln(digits: &[u32]) -> bool {
    let (Some(first), Some(&last)) = (digits.get(..9), digits.get(9)) else { return false };
    let remainder = weighted(first, (2..=10).rev()) % 11;
    digits.len() == 10 && remainder != 0 && 10 - remainder == last
}

/// Prefixes that are never used. Source: HMRC National Insurance Manual NIM39110.
fn nino(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let (Some(&first), Some(&second)) = (letters.first(), letters.get(1)) else { return false };
    let barred = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].iter().any(|pair| pair.chars().eq([first, second]));
    !"DFIQUV".contains(first) && !"DFIOQUV".contains(second) && !barred
}

/// Source: ISO/IEC 7812-1, annex B.
fn luhn(digits: &[u32]) -> bool {
    let doubled = |(at, &digit): (usize, &u32)| if at % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit };
    let some = digits.iter().any(|&digit| digit != 0);
    some && digits.len() >= 12 && digits.iter().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

/// Source: ISO 13616, modulus 97.
fn iban(text: &str) -> bool {
    let characters: Vec<char> = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let turned = characters.iter().cycle().skip(4).take(characters.len());
    let remainder = turned
        .filter_map(|c| c.to_digit(36))
        .fold(0_u32, |rest, value| if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 });
    characters.len() >= 15 && remainder == 1
}
