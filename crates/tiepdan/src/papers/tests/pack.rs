//! Reports in tables: a list of prolonged cases in a month, the pack of a secretary's session.

use casework::Id;
use casework::report::{Left, Pack, PackRow, Undone};
use casework::supervision::{
    ContentStand, LeftContent, ListRow, Month, MonthProgress, OwnerLine, ReportedLine,
};
use jiff::civil::date;
use words::{Language, Words};

use super::{filled, set};
use crate::papers::report::session;
use crate::papers::supervision::Progress;

fn progress() -> MonthProgress {
    let month = |month: i8, left| Month {
        first: date(2025, month, 1),
        listed: 0,
        done: 0,
        removed: 0,
        reported: 0,
        left,
    };
    let owner = |owner: &str, cases, done| OwnerLine {
        owner: owner.to_owned(),
        cases,
        done,
        reported: cases - done,
        late: 1,
    };
    MonthProgress {
        list: ListRow {
            id: Id::of(1),
            unit: "tw.thanh-tra".to_owned(),
            name: "220 vụ việc khiếu nại, tố cáo phức tạp, kéo dài".to_owned(),
            basis: "142-TB/VPTW".to_owned(),
            from: date(2025, 4, 1),
            until: date(2025, 6, 30),
            cases: 220,
            planned: 220,
            settled: 0,
            done: 150,
        },
        first: date(2025, 5, 1),
        months: vec![month(3, 220), month(4, 140), month(5, 70)],
        owners: vec![owner("01.ubnd", 120, 90), owner("79.ubnd", 100, 60)],
        reported: vec![ReportedLine {
            number: (12, 2019),
            unit: "01.ubnd".to_owned(),
            owner: "01.ubnd".to_owned(),
            content: 1,
            stand: ContentStand::UnderWay,
            text: "Đã đối thoại, đang đo lại diện tích".to_owned(),
        }],
        left: vec![LeftContent {
            entry: Id::of(2),
            number: (12, 2019),
            unit: "01.ubnd".to_owned(),
            owner: "01.ubnd".to_owned(),
            content: 1,
            stand: Some(ContentStand::Exhausted),
        }],
    }
}

#[tokio::test]
async fn the_progress_of_a_list_is_told_by_owner_and_content_under_numbers_alone() {
    let (law, words) = (casework::testing::law(), Words::load().unwrap());
    let paper = Progress {
        sender: "Thanh tra Chính phủ",
        told: &progress(),
    };
    let voice = words.voice(Language::Vi);
    let order = paper.order(&law, &voice, date(2025, 6, 2).at(8, 0, 0, 0));
    set(&order, "progress").await;
    insta::assert_snapshot!("progress", filled(&order));
}

#[tokio::test]
async fn a_session_has_each_place_beside_the_year_before_and_what_was_not_carried_out() {
    let (law, words) = (casework::testing::law(), Words::load().unwrap());
    let periods = &law.periods;
    let row = |territory: &str, figure: i64| PackRow {
        territory: territory.to_owned(),
        now: vec![figure; 7],
        before: vec![figure + 4; 7],
        left: Left {
            overdue: 2,
            prolonged: 1,
            directives: 3,
            recommendations: 0,
        },
    };
    let pack = Pack {
        unit: "35.cap-uy".to_owned(),
        territory: "35".to_owned(),
        period: periods.parse("2023-Q2").unwrap(),
        before: periods.parse("2022-Q2").ok(),
        rows: vec![row("35", 30), row("347", 12)],
        total: row("", 42),
        silent: 5,
        undone: vec![Undone {
            unit: "347.ubnd".to_owned(),
            text: "Giải quyết dứt điểm vụ việc thôn 3".to_owned(),
            on: date(2023, 3, 15),
            due: date(2023, 4, 15),
        }],
    };
    let voice = words.voice(Language::Vi);
    let order = session(&law, &voice, &pack, date(2023, 6, 21).at(8, 0, 0, 0));
    set(&order, "pack").await;
    insta::assert_snapshot!("pack", filled(&order));
}
