//! The reception notebook: a visitor, a group that was refused, and a denouncer whose name stands nowhere.

use casework::reception::{Entered, NotebookRow};
use jiff::civil::date;
use words::{Language, Words};

use super::{filled, set};
use crate::papers::reception::{Book, BookLine};

fn row(number: i64) -> NotebookRow {
    let visitor = Entered {
        name: "Đỗ Thị Ước".to_owned(),
        address: "Thôn 3, xã Nam Ninh".to_owned(),
        id_number: Some("037188001234".to_owned()),
        without_paper: String::new(),
    };
    NotebookRow {
        id: casework::Id::of(number),
        number: (number, 2026),
        on: date(2026, 7, 6),
        people: Some(vec![visitor]),
        summary: "Không đồng ý với mức bồi thường khi thu hồi đất".to_owned(),
        class: Some("complaint".to_owned()),
        count: 1,
        settled_before_by: String::new(),
        within_competence: Some(true),
        guided_to: String::new(),
        handed_to: String::new(),
        paper_number: String::new(),
        outcome: "answered".to_owned(),
        ground: None,
        answer: String::new(),
        petition: None,
        note: String::new(),
    }
}

fn line(class: &'static str, row: NotebookRow) -> BookLine {
    BookLine {
        row,
        class,
        result: "Trả lời, giải thích ngay tại buổi tiếp".to_owned(),
    }
}

#[tokio::test]
async fn the_notebook_has_thirteen_columns_and_no_denouncer() {
    let guided = NotebookRow {
        count: 60,
        within_competence: Some(false),
        guided_to: "Ủy ban nhân dân tỉnh Ninh Bình".to_owned(),
        paper_number: "12/PHD-UBND".to_owned(),
        ..row(2)
    };
    let sealed = NotebookRow {
        people: None,
        class: Some("denunciation".to_owned()),
        ..row(3)
    };
    let lines = [
        line("petition-class-complaint", row(1)),
        line("petition-class-complaint", guided),
        line("petition-class-denunciation", sealed),
    ];
    let words = Words::load().unwrap();
    let book = Book {
        unit: "Ủy ban nhân dân xã Nam Ninh",
        register: "reception-register-state",
        span: (date(2026, 7, 1), date(2026, 7, 31)),
        lines: &lines,
    };
    let voice = words.voice(Language::Vi);
    let law = casework::testing::law();
    let order = book.order(&law, &voice, date(2026, 8, 1).at(8, 0, 0, 0));
    set(&order, "book").await;
    insta::assert_snapshot!("book", filled(&order));
}
