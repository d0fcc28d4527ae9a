//! The sheet of a month of the duty roster: full and half days, two rates in one month, a correction.

use casework::Id;
use casework::reception::Month;
use casework::reception::roster::{MonthSheet, PaidDay, PersonLine};
use jiff::civil::{Date, date};
use words::{Language, Words};

use super::{filled, set};
use crate::papers::roster::{MonthPaper, PersonPaper};

fn day(on: Date, group: &str, full: i64, amount: i64) -> PaidDay {
    PaidDay {
        duty: Id::of(1),
        on,
        group: group.to_owned(),
        minutes: None,
        rate: "BD-04".to_owned(),
        full,
        amount,
    }
}

#[tokio::test]
async fn a_month_s_sheet_tells_each_day_and_how_the_amount_comes_about() {
    let line = |body: &str, days| PersonLine {
        official: None,
        name: String::new(),
        body: body.to_owned(),
        days,
    };
    let lines = [
        line(
            "",
            vec![
                day(date(2026, 7, 24), "receiver", 100_000, 100_000),
                day(date(2026, 7, 27), "receiver", 200_000, 200_000),
                day(date(2026, 7, 28), "receiver", 200_000, 200_000),
            ],
        ),
        line(
            "Công an xã",
            vec![day(date(2026, 7, 10), "coordination", 50_000, 25_000)],
        ),
    ];
    let sheet = MonthSheet {
        unit: "14005-2025.ubnd".to_owned(),
        month: Month::of(date(2026, 7, 1)),
        no: 2,
        closed: None,
        lines: lines.to_vec(),
        total: 525_000,
        before: 500_000,
        without_time: 0,
    };
    let names = ["Đỗ Thị Ước", "Lê Văn An"];
    let people = names.iter().zip(&lines).map(|(name, line)| PersonPaper {
        name: (*name).to_owned(),
        line,
    });
    let paper = MonthPaper {
        unit: "Ủy ban nhân dân xã Nam Ninh".to_owned(),
        month: "tháng 7 năm 2026".to_owned(),
        sheet: &sheet,
        people: people.collect(),
    };
    let words = Words::load().unwrap();
    let voice = words.voice(Language::Vi);
    let law = casework::testing::law();
    let order = paper.order(&law, &voice, date(2026, 8, 3).at(8, 0, 0, 0));
    set(&order, "allowance").await;
    insta::assert_snapshot!("allowance", filled(&order));
    let xlsx = paper.xlsx(&law, &voice).unwrap();
    assert!(xlsx.starts_with(b"PK"));
}
