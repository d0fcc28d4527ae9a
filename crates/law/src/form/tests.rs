use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{Faults, Source};

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut faults = Faults::default();
    let forms = Forms::load(&Source::vietnam(), &mut faults);
    assert_eq!(faults.to_string(), "");
    forms
});

fn now(id: &str) -> &'static Form {
    FORMS.get("2025", id).unwrap()
}

fn row(form: &Form, figures: &[(u16, i64)]) -> Row {
    let mut row = Row::of(form);
    for (no, figure) in figures {
        row.set(*no, *figure);
    }
    row
}

#[test]
fn six_tables_are_in_force_and_ten_were_before() {
    let ids = |version| -> Vec<&str> { FORMS.of_version(version).map(|f| f.id.as_str()).collect() };
    assert_eq!(
        ids("2025"),
        [
            "01/TCD",
            "02/XLD",
            "03/GQKN",
            "04/GQTC",
            "05/KQTH",
            "06/QLKNTC"
        ]
    );
    assert_eq!(ids("2024").len(), 10);
    let columns: Vec<usize> = FORMS.of_version("2025").map(|f| f.columns.len()).collect();
    assert_eq!(columns, [21, 25, 23, 25, 31, 17]);
}

#[test]
fn the_table_in_force_on_the_last_day_of_the_period_serves() {
    let version = |id, on| FORMS.in_force(id, on).map(|f| f.form.version.as_str());
    assert_eq!(version("01/TCD", date(2025, 9, 29)), Some("2024"));
    assert_eq!(version("01-TCD", date(2025, 9, 30)), Some("2025"));
    assert_eq!(version("03/KQGQ", date(2026, 1, 1)), None);
    assert_eq!(FORMS.version_on(date(2026, 11, 23)).unwrap().id, "2025");
}

#[test]
fn before_2021_the_first_set_serves_and_is_marked_so() {
    let old = FORMS.in_force("01/TCD", date(2015, 12, 15)).unwrap();
    assert_eq!(
        (old.form.version.as_str(), old.in_later_layout),
        ("2024", true)
    );
    assert!(
        !FORMS
            .in_force("01/TCD", date(2022, 1, 1))
            .unwrap()
            .in_later_layout
    );
}

#[test]
fn balances_and_states_are_not_added_up_over_periods() {
    let not_additive = |id| -> Vec<u16> {
        let columns = now(id).columns.iter();
        columns.filter(|c| !c.is_additive()).map(|c| c.no).collect()
    };
    assert_eq!(not_additive("01/TCD"), []);
    assert_eq!(not_additive("02/XLD"), [1]);
    assert_eq!(not_additive("03/GQKN"), [2, 3, 4, 5, 6]);
    assert_eq!(not_additive("05/KQTH"), [1, 3, 4, 7, 8, 16, 18, 19, 22, 23]);
    assert_eq!(not_additive("06/QLKNTC"), [6, 13]);
}

#[test]
fn the_example_of_the_first_quarter_holds_together() {
    let (petitions, complaints) = (now("02/XLD"), now("03/GQKN"));
    let processed = row(
        petitions,
        &[
            (1, 10),
            (2, 8),
            (3, 8),
            (4, 8),
            (5, 8),
            (6, 8),
            (7, 8),
            (9, 8),
        ],
    );
    let settled = row(
        complaints,
        &[
            (1, 8),
            (2, 8),
            (3, 2),
            (4, 5),
            (5, 1),
            (7, 2),
            (8, 1),
            (9, 1),
        ],
    );
    let others = BTreeMap::from([("02/XLD".to_owned(), processed.clone())]);
    assert_eq!(violations(petitions, &processed, &BTreeMap::new()), []);
    assert_eq!(violations(complaints, &settled, &others), []);
}

#[test]
fn complaints_within_competence_must_be_the_same_in_both_tables() {
    let form = now("03/GQKN");
    let others = BTreeMap::from([("02/XLD".to_owned(), row(now("02/XLD"), &[(6, 9)]))]);
    let found = violations(form, &row(form, &[(1, 8)]), &others);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (
            found[0].rule,
            found[0].column,
            found[0].expected,
            found[0].found
        ),
        ("BC-02", 1, 9, 8)
    );
}

#[test]
fn decisions_to_be_carried_out_are_not_fewer_than_those_issued() {
    let form = now("05/KQTH");
    let others = BTreeMap::from([
        ("03/GQKN".to_owned(), row(now("03/GQKN"), &[(7, 3)])),
        ("04/GQTC".to_owned(), row(now("04/GQTC"), &[(7, 2)])),
    ]);
    let found = violations(form, &row(form, &[(1, 2), (16, 2)]), &others);
    assert_eq!(
        found.iter().map(|v| (v.rule, v.column)).collect::<Vec<_>>(),
        [("BC-03", 1)]
    );
}

#[test]
fn a_large_group_has_five_people_or_more() {
    let form = now("01/TCD");
    let few = row(form, &[(4, 2), (8, 2), (9, 9)]);
    let found = violations(form, &few, &BTreeMap::new());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].identity, Identity::AtLeastFiveTimes(8));
    assert_eq!((found[0].column, found[0].expected), (9, 10));
}

#[test]
fn the_heading_of_the_reception_table_is_merged_as_printed() {
    let form = now("01/TCD");
    assert_eq!(form.header_rows(), 3);
    let cell = |text: &str| form.header().into_iter().find(|c| c.text == text).unwrap();
    let total = cell("Tổng số lượt tiếp");
    assert_eq!(
        (total.row, total.col, total.rowspan, total.colspan),
        (0, 0, 3, 1)
    );
    let regular = cell("Tiếp thường xuyên");
    assert_eq!(
        (regular.row, regular.col, regular.rowspan, regular.colspan),
        (0, 4, 1, 5)
    );
    let groups = cell("Đoàn đông người");
    assert_eq!(
        (groups.row, groups.col, groups.rowspan, groups.colspan),
        (1, 7, 1, 2)
    );
}

#[test]
fn the_cells_of_every_heading_tile_it_without_gap_or_overlap() {
    for form in FORMS.all() {
        let mut covered = BTreeSet::new();
        for cell in form.header() {
            for row in cell.row..cell.row + cell.rowspan {
                for col in cell.col..cell.col + cell.colspan {
                    assert!(covered.insert((row, col)), "{} {cell:?}", form.id);
                }
            }
        }
        assert_eq!(
            covered.len(),
            form.header_rows() * form.columns.len(),
            "{}",
            form.id
        );
    }
}

#[test]
fn mistakes_in_a_table_are_told_with_file_and_line() {
    let version =
        "[[version]]\nid = \"2025\"\nfrom = 2025-09-30\narticle = \"x\"\nconfidence = \"A\"\n";
    let table = "form = \"01/TCD\"\nslug = \"reception\"\ntitle = \"T\"\n\
        [[column]]\nno = 1\nlabel = [\"A\"]\nsum = [[2, 3]]\n\
        [[column]]\nno = 2\nlabel = [\"B\"]\nsum = [[1, 3], [3, 3]]\nat_most = [9]\n\
        [[column]]\nno = 4\nlabel = [\"\"]\nsame_as = \"02/XLD.6\"\n";
    let source = Source::of([
        ("forms/versions.toml", version.to_owned()),
        ("forms/2025/01-TCD.toml", table.to_owned()),
    ]);
    let mut faults = Faults::default();
    Forms::load(&source, &mut faults);
    insta::assert_snapshot!(faults.or(()).unwrap_err().to_string(), @r"
    forms/2025/01-TCD.toml:4: column 1: its sums run in a circle
    forms/2025/01-TCD.toml:8: column 2: its sums run in a circle
    forms/2025/01-TCD.toml:8: column 2: refers to column 9
    forms/2025/01-TCD.toml:8: column 2: sum [3, 3] needs two or more different columns
    forms/2025/01-TCD.toml:13: column 3: a heading is empty
    forms/2025/01-TCD.toml:13: column 3: there is no 02/XLD.6 in this version
    forms/2025/01-TCD.toml:13: column 4: column 3 is expected here
    ");
}

/// The parts of the sums of a table from a seed, the totals computed from their parts.
fn consistent(form: &Form, seed: &[i64]) -> Row {
    let mut row = Row::of(form);
    for (column, figure) in form.columns.iter().zip(seed.iter().cycle()) {
        row.set(column.no, *figure);
    }
    for _ in 0..form.columns.len() {
        for column in &form.columns {
            if let [only] = column.sum.as_slice() {
                let total = only.iter().map(|no| row.get(*no)).sum();
                row.set(column.no, total);
            }
        }
    }
    row
}

proptest! {
    #[test]
    fn totals_computed_from_their_parts_violate_no_single_sum(seed in prop::collection::vec(0i64..1_000_000, 1..40)) {
        for form in FORMS.all() {
            let row = consistent(form, &seed);
            for violation in violations(form, &row, &BTreeMap::new()) {
                let sums = form.column(violation.column).map_or(0, |c| c.sum.len());
                prop_assert!(!matches!(violation.identity, Identity::Sum(_)) || sums > 1);
            }
        }
    }

    #[test]
    fn a_total_that_is_off_by_some_is_always_found(seed in prop::collection::vec(0i64..1_000, 1..40), off in 1i64..50) {
        for form in FORMS.all() {
            let right = consistent(form, &seed);
            for column in form.columns.iter().filter(|c| !c.sum.is_empty()) {
                let mut wrong = right.clone();
                let first: i64 = column.sum[0].iter().map(|no| right.get(*no)).sum();
                wrong.set(column.no, first + off);
                let found = violations(form, &wrong, &BTreeMap::new());
                let told = found.iter().find(|v| v.column == column.no && v.identity == Identity::Sum(column.sum[0].clone()));
                prop_assert_eq!(told.map(|v| v.found - v.expected), Some(off));
            }
        }
    }

    #[test]
    fn identities_that_hold_for_two_units_hold_for_their_sum(
        a in prop::collection::vec(0i64..1_000, 1..40),
        b in prop::collection::vec(0i64..1_000, 1..40),
    ) {
        for form in FORMS.all() {
            let (one, two) = (consistent(form, &a), consistent(form, &b));
            let mut total = one.clone();
            total.add(&two);
            let broken = |row: &Row| -> BTreeSet<(u16, Identity)> {
                violations(form, row, &BTreeMap::new()).into_iter().map(|v| (v.column, v.identity)).collect()
            };
            let parts: BTreeSet<_> = broken(&one).union(&broken(&two)).cloned().collect();
            prop_assert!(broken(&total).is_subset(&parts));
        }
    }

    #[test]
    fn no_figures_make_the_check_fail(figures in prop::collection::vec(any::<i64>(), 0..40)) {
        let row: Row = figures.into_iter().collect();
        for form in FORMS.all() {
            violations(form, &row, &BTreeMap::from([("02/XLD".to_owned(), row.clone())]));
        }
    }
}

#[test]
fn no_masked_figure_can_be_found_by_adding_up_what_is_public() {
    let mut masked = 0;
    for form in FORMS.all() {
        let is_public = |no: &u16| form.column(*no).is_some_and(|one| one.public.is_some());
        let is_masked = |no: &u16| {
            form.column(*no)
                .is_some_and(|one| one.public == Some(Public::Masked))
        };
        masked += form.columns.iter().filter(|one| is_masked(&one.no)).count();
        for column in &form.columns {
            for parts in &column.sum {
                let all: Vec<u16> = parts.iter().copied().chain([column.no]).collect();
                let is_open = all.iter().all(is_public) && all.iter().any(is_masked);
                assert!(!is_open, "{} {}: {all:?}", form.version, form.id);
            }
        }
    }
    assert!(masked > 10, "only {masked} columns are masked");
}
