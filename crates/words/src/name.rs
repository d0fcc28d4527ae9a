//! Names of people: how they are written and how a list of them is ordered.

/// The key by which a Vietnamese list of names is ordered: the given name, which stands last,
/// before the family name and the middle names. Letter case is passed over.
pub fn given_name_first(full_name: &str) -> (String, String) {
    let name = full_name.trim().to_lowercase();
    match name.rsplit_once(char::is_whitespace) {
        Some((before, given)) => (given.to_owned(), before.trim_end().to_owned()),
        None => (name, String::new()),
    }
}

/// A full name from its parts, in the order of the country it comes from: family name first for a
/// Vietnamese name in every language, given name first for one that is written so.
pub fn names_in_order(family: &str, middle: &str, given: &str, family_first: bool) -> String {
    let parts = if family_first {
        [family, middle, given]
    } else {
        [given, middle, family]
    };
    let mut out = String::new();
    for part in parts.into_iter().flat_map(str::split_whitespace) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vietnamese_list_is_ordered_by_the_given_name() {
        let mut names = ["Trần Văn Bình", "Nguyễn Thị An", "Lê An", "Ông"];
        names.sort_by_key(|name| given_name_first(name));
        assert_eq!(names, ["Lê An", "Nguyễn Thị An", "Trần Văn Bình", "Ông"]);
    }

    #[test]
    fn a_vietnamese_name_keeps_its_order_in_every_language() {
        assert_eq!(
            names_in_order("Nguyễn", "Thị  Minh", "An", true),
            "Nguyễn Thị Minh An"
        );
        assert_eq!(names_in_order("Smith", "", "Anna", false), "Anna Smith");
    }
}
