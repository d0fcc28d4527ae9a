//! Figures that do not hold together, and figures that change after they were reported.

use casework::Id;
use casework::tally::{self, Count};
use jiff::civil::{Date, date};

use super::COMMUNE;
use super::desk::{Desk, desks};

/// Counts something that no act of the register would count alone.
async fn count(desk: &Desk, measure: &'static str, on: Date) {
    let counted = desk.register.write(move |tx, at| {
        let one = Count {
            unit: COMMUNE,
            measure,
            on,
            subject_kind: "visit",
            subject: Id::of(1),
            amount: 1,
        };
        tally::count(tx, at, &[one])
    });
    counted.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_that_cannot_be_together_are_told_in_plain_words() {
    for desk in desks().await {
        let browser = desk.browser().await;
        let whole = browser.open("/reports/01-TCD?period=2026-Q3").await;
        assert!(!whole.body.contains("không khớp"));
        count(&desk, "visit.regular.large_groups", date(2026, 7, 6)).await;
        let broken = browser.open("/reports/01-TCD?period=2026-Q3").await;
        broken.says(&[
            "2 chỗ không khớp",
            "Tổng cộng: cột 9 là 0, ít nhất phải gấp năm lần cột 8, tức 5.",
        ]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_that_changes_after_its_period_was_closed_is_shown_as_an_adjustment() {
    for mut desk in desks().await {
        desk.register.on(date(2026, 9, 16));
        let browser = desk.browser().await;
        let form = [("period", "2026-Q3"), ("read", "yes")];
        browser.send("/reports/freeze", &form).await;
        count(&desk, "visit.regular.turns", date(2026, 7, 6)).await;
        let page = browser.open("/reports/01-TCD?period=2026-Q3").await;
        page.says(&[
            "Có số liệu thay đổi sau khi khóa",
            "5. Tiếp thường xuyên › Số lượt tiếp",
            "data-label=\"Đã báo cáo\">0<",
            "data-label=\"Hiện nay\">1<",
        ]);
    }
}
