//! Latin letters without their marks: "Căldărar" and "caldarar" are one name.

/// Base letters of U+00C0 to U+024F; `?` where there is none.
const LATIN: &[u8] = b"aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs?b????o???d???eeeff?????kk??????oo?????????????uu??yy????????????????????????aaiioouuuuuuuuuueaaaaaa??ggkkoooo??j???gg??nnaaaaooaaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy????????????????????????????";

/// Base letters of U+1E00 to U+1EFF, which Vietnamese and Welsh use.
const ADDITIONAL: &[u8] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy?s??s?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

/// The base letter of a Latin letter with marks, lower case; `None` for any other character.
pub(super) fn base_letter(character: char) -> Option<u8> {
    let code = character as usize;
    let letter = match code {
        0xc0..=0x24f => LATIN.get(code - 0xc0),
        0x259 => Some(&b'e'),
        0x1e00..=0x1eff => ADDITIONAL.get(code - 0x1e00),
        _ => None,
    };
    letter.copied().filter(|&letter| letter != b'?')
}

#[cfg(test)]
mod tests {
    use super::base_letter;

    #[test]
    fn marks_are_taken_off_letters_of_many_languages() {
        let bare: Vec<_> = "ăłøßșțıôẹễŵ".chars().filter_map(base_letter).collect();
        assert_eq!(bare, b"alosstioeew");
    }

    #[test]
    fn other_scripts_have_no_base_letter() {
        assert!("Ж李ع×".chars().all(|character| base_letter(character).is_none()));
    }
}
