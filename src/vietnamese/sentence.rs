//! Small parts of sentences.

/// `a`, `a và b`, `a, b và c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} và {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first letter small: `Xã Cam Lâm` as it stands in a sentence.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The first letter large.
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// All letters large.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_with_and() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a và b");
        assert_eq!(list(&["a", "b", "c"]), "a, b và c");
    }

    #[test]
    fn first_letters_change_with_their_diacritics() {
        assert_eq!(lower_first("Đặc khu Trường Sa"), "đặc khu Trường Sa");
        assert_eq!(upper_first("đơn vị"), "Đơn vị");
        assert_eq!(upper("tỉnh Hòa Đông"), "TỈNH HÒA ĐÔNG");
    }
}
