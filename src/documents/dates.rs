//! Dates that a workbook keeps as numbers of days.

/// Whether a number format shows a date (ECMA-376 part 1, 18.8.30).
pub(super) fn is_date_format(id: u32, own: Option<&str>) -> bool {
    match own {
        Some(code) => has_date_letters(code),
        None => matches!(id, 14..=17 | 22 | 27..=36 | 50..=58),
    }
}

/// Day and year letters outside quotes and brackets.
fn has_date_letters(code: &str) -> bool {
    let mut quoted = false;
    let mut bracketed = false;
    for c in code.chars() {
        match c {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            'd' | 'D' | 'y' | 'Y' if !quoted && !bracketed => return true,
            _ => {}
        }
    }
    false
}

/// Days between 30 December 1899, day 0 of most workbooks, and 1 January 1970.
const DAYS_TO_1970: i64 = 25_569;
/// Days by which workbooks of old Macintoshes begin later.
const DAYS_1904: i64 = 1_462;

/// The date of a serial number as "02/07/1951", or `None` where it is none.
pub(super) fn from_serial(serial: f64, from_1904: bool) -> Option<String> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let days = serial.floor() as i64 - DAYS_TO_1970 + if from_1904 { DAYS_1904 } else { 0 };
    let (year, month, day) = civil(days);
    Some(format!("{day:02}/{month:02}/{year:04}"))
}

/// Year, month and day of a number of days since 1 January 1970, counted in
/// eras of 400 years that begin in March so that the leap day comes last.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}
