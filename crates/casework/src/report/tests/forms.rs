//! Every form of the law is defined here, column by column.

use crate::report::measure::Measures;
use crate::report::plan::Planned;
use crate::report::plan::columns;
use crate::testing::law;

#[test]
fn every_column_of_every_form_has_one_source() {
    for form in law().forms.all() {
        let printed: Vec<u16> = form.columns.iter().map(|column| column.no).collect();
        let defined: Vec<u16> = columns(form).iter().map(|(no, _)| *no).collect();
        assert_eq!(printed, defined, "{} of {}", form.id, form.version);
    }
}

#[test]
fn every_pattern_means_some_measure() {
    let law = law();
    let measures = Measures::of(&law);
    for form in law.forms.all() {
        for (no, source) in columns(form) {
            for pattern in source.patterns() {
                let meant = measures.meant(&[pattern]);
                assert!(!meant.is_empty(), "{} {no}: {pattern}", form.id);
            }
            let planned = Planned::of(form, *no, *source, &measures);
            let moves = planned.plus.len() + planned.minus.len();
            assert_eq!(moves == 0, source.patterns().next().is_none());
        }
    }
}

#[test]
fn a_returned_petition_counts_in_the_column_that_is_set() {
    let source = law::Source::vietnam();
    for (setting, guided) in [("guided", true), ("transferred", false)] {
        let settings = [("forms.returned".to_owned(), setting.to_owned())];
        let law = law::Law::load_with(&source, &settings).unwrap();
        let measures = Measures::of(&law);
        let returned = |pattern| {
            let meant = measures.meant(&[pattern]);
            meant.iter().any(|measure| measure.contains(".returned."))
        };
        assert_eq!(returned("petition.outside.*.@guided.*.*"), guided);
        assert_eq!(
            returned("petition.outside.*.@transferred|urged.*.*"),
            !guided
        );
    }
}
