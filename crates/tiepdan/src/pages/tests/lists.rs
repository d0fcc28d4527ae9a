//! Lists of cases: what stands in them for whom.

use axum::http::StatusCode;
use casework::petition::Handling;
use casework::testing::{complaint, finding};
use jiff::civil::date;
use law::procedure::{Class, Post};

use super::desk::{TODAY, desks};
use super::{COMMUNE, PROVINCE};
use crate::testing::sites;

const OFFICER: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::ReceptionOfficer,
    Post::Settler,
];

#[tokio::test(flavor = "multi_thread")]
async fn a_case_moves_through_the_tabs_as_its_term_runs_out() {
    for mut desk in desks().await {
        let case = desk.case(Class::Complaint).await;
        let line = format!("/cases/{case}");
        let due = desk
            .register
            .read(move |tx, at| casework::term::due_of(tx, at, case, COMMUNE));
        let due = due.await.unwrap().unwrap();
        let before = due.yesterday().unwrap();
        for (today, tab, others) in [
            (before, "soon", ["today", "overdue", "closed"]),
            (due, "today", ["soon", "overdue", "closed"]),
            (
                due.tomorrow().unwrap(),
                "overdue",
                ["today", "soon", "closed"],
            ),
        ] {
            desk.register.on(today);
            let browser = desk.browser().await;
            let page = browser.open(&format!("/cases?tab={tab}")).await;
            page.says(&[&line, "class=\"clock\""]);
            browser.open("/cases").await.says(&[&line]);
            for other in others {
                let page = browser.open(&format!("/cases?tab={other}")).await;
                assert!(!page.body.contains(&line), "{today} {other}");
            }
        }
        let browser = desk.browser().await;
        let wrong = browser.open("/cases?tab=overdue&class=denunciation").await;
        wrong.says(&["Không có vụ việc nào ở đây"]);
        let right = browser
            .open("/cases?tab=overdue&class=complaint&state=examining")
            .await;
        right.says(&[&line, "quá hạn 1 ngày"]);
        browser.open("/watch").await.says(&[&line, "Quá hạn"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_superior_sees_the_units_below_and_narrows_to_one() {
    for mut desk in desks().await {
        let case = desk.case(Class::Complaint).await;
        let above = desk
            .official(PROVINCE, &[Post::Head, Post::Supervisor], true)
            .await;
        desk.register.on(date(2026, 9, 1));
        let browser = desk.browser_of(&above).await;
        let line = format!("/cases/{case}");
        browser
            .open("/cases?tab=overdue")
            .await
            .says(&[&line, "<option value=\"14005-2025.ubnd\""]);
        let own = browser
            .open(&format!("/cases?tab=overdue&unit={PROVINCE}"))
            .await;
        assert!(!own.body.contains(&line));
        let below = browser
            .open(&format!("/cases?tab=overdue&unit={COMMUNE}"))
            .await;
        below.says(&[&line]);
        let watch = browser.open("/watch").await;
        watch.says(&[
            "Theo đơn vị",
            "tab=overdue&amp;unit=14005-2025.ubnd",
            "Chưa giao cho ai",
        ]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_the_head_is_what_only_he_may_do_next() {
    for desk in desks().await {
        let complaint = desk.case(Class::Complaint).await;
        let denunciation = desk.case(Class::Denunciation).await;
        let browser = desk.browser().await;
        let page = browser.open("/sign").await;
        page.says(&[&format!("/cases/{complaint}/steps/accept")]);
        // Identity comes first with a denunciation, and that is not the head's.
        assert!(!page.body.contains(&format!("/cases/{denunciation}")));
        let next = browser
            .open_in("en", &format!("/cases/{denunciation}"))
            .await;
        next.says(&["/steps/check_identity"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_is_turned_by_its_last_line() {
    for desk in desks().await {
        let mut all = Vec::new();
        for _ in 0..52 {
            all.push(desk.case(Class::Recommendation).await);
        }
        let browser = desk.browser().await;
        let first = browser.open("/cases").await;
        first.says(&["rel=\"next\"", "Đang xem 50 dòng"]);
        let (_, rest) = first.body.split_once("rel=\"next\"").unwrap();
        assert!(!rest.is_empty());
        let (before, _) = first.body.split_once("\" rel=\"next\"").unwrap();
        let next = before
            .rsplit("href=\"")
            .next()
            .unwrap()
            .replace("&amp;", "&")
            .replace("&#38;", "&");
        let second = browser.open(&next).await;
        assert_eq!(second.status, StatusCode::OK);
        second.says(&["Đang xem 2 dòng", "Về đầu danh sách"]);
        let seen = all.iter().filter(|case| {
            let line = format!("/cases/{case}\"");
            first.body.contains(&line) != second.body.contains(&line)
        });
        assert_eq!(seen.count(), 52, "every case stands on exactly one page");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_asks_who_one_is() {
    for desk in desks().await {
        let nobody = desk.official(COMMUNE, &[Post::Verifier], false).await;
        let browser = desk.browser_of(&nobody).await;
        for path in ["/cases", "/sign", "/watch", "/units", "/account"] {
            assert_eq!(browser.open(path).await.status, StatusCode::OK, "{path}");
        }
        assert_eq!(browser.open("/admin").await.status, StatusCode::FORBIDDEN);
        let stranger = browser.signed_out();
        for path in ["/cases", "/sign", "/watch", "/units", "/admin", "/account"] {
            let answer = stranger.open(path).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert!(answer.location.starts_with("/sign-in?then="));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_is_told_the_same_last_day_as_whoever_opens_a_page() {
    for site in sites(TODAY).await {
        let (actor, mut browser) = site.official(COMMUNE, OFFICER).await;
        let register = &site.register;
        let filed = register.file(&actor, complaint(COMMUNE)).await.unwrap();
        let found = finding(Class::Complaint, COMMUNE);
        register.classify(&actor, filed.id, found).await.unwrap();
        let handling = Handling {
            rule: "XD-02".to_owned(),
            ..Handling::default()
        };
        let joined = register.handle(&actor, filed.id, handling).await.unwrap();
        let case = joined.case.unwrap();
        let told = browser.open("/api/v1/cases").await;
        let told: serde_json::Value = serde_json::from_str(&told.body).unwrap();
        let due = told["items"][0]["due_on"].as_str().unwrap();
        for path in ["/cases".to_owned(), format!("/cases/{case}")] {
            let page = browser.open(&path).await;
            let shown = format!("datetime=\"{due}\"");
            assert!(page.says(&shown), "{path}: {due} in {}", page.body);
        }
    }
}
