use super::Notices;
use crate::{Faults, Source};

#[test]
fn a_form_is_issued_only_from_its_own_first_day() {
    let mut faults = Faults::default();
    let notices = Notices::load(&Source::vietnam(), &mut faults);
    assert!(faults.0.is_empty(), "{faults}");
    let ids = ["124/2020-03".to_owned(), "124/2020-14a".to_owned()];
    let on = |day: &str| {
        let papers = notices.on(&ids, day.parse().unwrap());
        papers.map(|paper| paper.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(on("2020-12-09"), Vec::<&str>::new());
    assert_eq!(on("2020-12-10"), ["124/2020-03"]);
    assert_eq!(on("2026-07-01"), ["124/2020-03", "124/2020-14a"]);
}
