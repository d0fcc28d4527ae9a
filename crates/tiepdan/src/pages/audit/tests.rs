//! The roots of the days as they are listed and printed; what is read under a seal stands on the trail.

use axum::http::StatusCode;
use casework::testing::{Register, letter};
use casework::witness::{self, Key, Root};
use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use crate::startup::Clock;
use crate::testing::{Site, sites};

const COMMUNE: &str = "14005-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const MONDAY: Date = date(2026, 7, 6);

/// The root of a day.
async fn drawn(register: &Register, day: Date) -> Root {
    let end = Clock::real().end_of(day);
    let root = register.write(move |tx, at| {
        let prepared = witness::prepare(tx, day, end)?;
        witness::keep(tx, &Key::of_secret(&[7; 32]), at.now.at, &prepared)
    });
    root.await.unwrap().unwrap()
}

async fn trail_of(site: &Site, event: &'static str) -> i64 {
    let sql = "select cast(count(*) as bigint) as n from audit where event = $1";
    let count = site.register.read(move |tx, _| {
        let row = tx.first(sql, store::params![event])?;
        Ok(row.map_or(Ok(0), |row| row.get("n"))?)
    });
    count.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn roots_are_listed_and_printed_in_groups_for_who_supervises_or_administers_and_nobody_else()
{
    for site in sites(MONDAY).await {
        let (_, mut supervisor) = site.official(PROVINCE, &[Post::Supervisor]).await;
        assert!(
            supervisor
                .open("/audit/roots")
                .await
                .says("Chưa có mã gốc nào")
        );
        let first = drawn(&site.register, date(2026, 7, 4)).await;
        let second = drawn(&site.register, date(2026, 7, 5)).await;
        let (_, mut keeper) = site.official(COMMUNE, &[Post::Administrator]).await;
        for browser in [&mut supervisor, &mut keeper] {
            let list = browser.open("/audit/roots").await;
            assert!(list.says("/audit/roots/2026-07-05") && list.says("/audit/roots/2026-07-04"));
            let page = browser.open("/audit/roots/2026-07-05").await;
            let groups = second.groups().chunks(4).next().unwrap().join(" ");
            assert!(page.says(&groups), "{groups}: {}", page.body);
            assert!(page.says(&first.root), "the root of the day before");
            assert!(page.says(&Key::of_secret(&[7; 32]).public()));
            let older = browser.open("/audit/roots?before=2026-07-05").await;
            assert!(
                !older.says("/audit/roots/2026-07-05") && older.says("/audit/roots/2026-07-04")
            );
            for (path, status) in [
                ("/audit/roots/2026-07-06", StatusCode::NOT_FOUND),
                ("/audit/roots/hom-qua", StatusCode::NOT_FOUND),
                ("/audit/roots?before=hom-qua", StatusCode::NOT_FOUND),
            ] {
                assert_eq!(browser.open(path).await.status, status, "{path}");
            }
        }
        let (_, mut officer) = site.official(COMMUNE, &[Post::PetitionOfficer]).await;
        for path in ["/audit/roots", "/audit/roots/2026-07-05"] {
            let refused = officer.open(path).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
            assert!(
                !refused.says(&first.root) && !refused.says(&second.root),
                "{path}"
            );
            let away = site.visitor().open(path).await;
            assert!(away.location().starts_with("/sign-in"), "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_page_that_shows_a_sealed_petition_puts_the_reader_on_record_and_so_does_the_trail() {
    for site in sites(MONDAY).await {
        let (actor, mut officer) = site
            .official(COMMUNE, &[Post::Head, Post::PetitionOfficer])
            .await;
        let mut raw = letter("Đỗ Thị Ước", "Ông chủ tịch nhận tiền.", COMMUNE);
        raw.class = Some(Class::Denunciation);
        let id = site.register.file(&actor, raw).await.unwrap().id;
        for (read, page) in ["receipt", "classification"].into_iter().enumerate() {
            let shown = officer.open(&format!("/petitions/{id}/{page}")).await;
            assert_eq!(shown.status, StatusCode::OK, "{page}");
            let expected = i64::try_from(read).unwrap() + 1;
            assert_eq!(trail_of(&site, "petition.read").await, expected, "{page}");
        }
        let path = format!("/petitions/{id}/trail");
        let shown = officer.open(&path).await;
        assert!(shown.says("Xem đơn") && !shown.says("Xem nhật ký truy cập"));
        assert!(officer.open(&path).await.says("Xem nhật ký truy cập"));
        assert_eq!(trail_of(&site, "trail.read").await, 2);
    }
}
