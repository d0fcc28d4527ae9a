//! A case that is kept from somebody: whatever he opens, to him it is the register in which it never came.

use casework::access::{self, Actor, acts};
use casework::petition::Handling;
use casework::testing::{complaint, finding, letter};
use casework::{Id, tally};
use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use super::{COMMUNE, PROVINCE};
use crate::testing::{Browser, Site, sites};

const DAY: Date = date(2026, 7, 6);
/// What only the case says.
const TITLE: &str = "Thu tiền của dân không có phiếu thu";
const ACCUSED: &str = "Trần Thị Ngọc Kín";
const DENOUNCER: &str = "Lê Thị Thầm";
const HEAD: &[Post] = &[Post::Head, Post::Settler, Post::PetitionOfficer];
const DEPUTY: &[Post] = &[Post::DeputyHead, Post::Supervisor];
const CLERK: &[Post] = &[
    Post::PetitionOfficer,
    Post::ReceptionOfficer,
    Post::Administrator,
    Post::Archivist,
];

/// Lists, counts, boards, forms, searches and figures that an official may open.
const ADDRESSES: &[&str] = &[
    "/",
    "/queue",
    "/queue/new",
    "/cases",
    "/sign",
    "/desk",
    "/notebook",
    "/duty",
    "/place",
    "/watch",
    "/neglected",
    "/directives",
    "/directives/new",
    "/urgings",
    "/urgings/new",
    "/inspections",
    "/meetings",
    "/prolonged",
    "/prolonged/candidates",
    "/obstacles",
    "/upward",
    "/voters",
    "/party-petitions",
    "/oversight",
    "/board",
    "/board/14005-2025.ubnd",
    "/warnings",
    "/responsibility",
    "/reports",
    "/reports/indicators",
    "/reports/owed",
    "/commendations",
    "/enforcement",
    "/waiting",
    "/news",
    "/units",
    "/admin",
    "/published",
    "/calendar",
    "/parts/people?find=Kin",
    "/queue?q=thu%20tien",
    "/cases?q=thu%20tien",
    "/board/14005-2025.ubnd/rows?figure=cases",
    "/board/14005-2025.ubnd/rows?figure=petitions",
    "/api/v1/petitions",
    "/api/v1/cases",
    "/api/v1/duties",
    "/api/v1/directives",
    "/api/v1/urgings",
    "/api/v1/news",
    "/api/v1/proposals",
    "/api/v1/neglected-petitions",
    "/api/v1/search?q=thu%20tien",
    "/api/v1/indicators",
    "/api/v1/prolonged-candidates",
    "/api/v1/prolonged-lists",
    "/api/v1/party-petitions",
    "/api/v1/oversight",
    "/api/v1/warnings",
    "/api/v1/review-meetings",
    "/api/v1/waiting",
    "/api/v1/legal-obstacles",
];
/// What anybody may open.
const PUBLIC: &[&str] = &[
    "/",
    "/file",
    "/follow",
    "/calendar",
    "/published",
    "/figures",
    "/public-dialogues",
    "/forms",
    "/api/v1/public/calendar",
    "/api/v1/public/decisions",
    "/api/v1/public/dialogues",
    "/api/v1/public/figures",
];

/// A commune with one ordinary case, its people, and who looks down on it.
struct Place {
    site: Site,
    head: (Actor, Browser),
    deputy: (Actor, Browser),
    clerk: (Actor, Browser),
    above: (Actor, Browser),
}

impl Place {
    async fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for site in sites(DAY).await {
            let head = site.official(COMMUNE, HEAD).await;
            let deputy = site.official(COMMUNE, DEPUTY).await;
            let clerk = site.official(COMMUNE, CLERK).await;
            let above = site.official_above(PROVINCE, HEAD).await;
            let place = Self {
                site,
                head,
                deputy,
                clerk,
                above,
            };
            let raw = complaint(COMMUNE);
            place.case(Class::Complaint, raw, "XD-02").await;
            all.push(place);
        }
        all
    }

    async fn case(&self, class: Class, raw: casework::petition::RawFiling, rule: &str) -> (Id, Id) {
        let (register, head) = (&self.site.register, &self.head.0);
        let petition = register.file(head, raw).await.unwrap().id;
        let found = finding(class, COMMUNE);
        register.classify(head, petition, found).await.unwrap();
        let handling = Handling {
            rule: rule.to_owned(),
            ..Handling::default()
        };
        let joined = register.handle(head, petition, handling).await.unwrap();
        (petition, joined.case.unwrap())
    }

    /// A denunciation of the deputy, accepted by the head; petition and case.
    async fn denounced(&self) -> (Id, Id) {
        let mut raw = letter(DENOUNCER, "Tôi tố cáo việc thu tiền.", COMMUNE);
        raw.summary = TITLE.to_owned();
        raw.respondent = ACCUSED.to_owned();
        let (petition, case) = self.case(Class::Denunciation, raw, "XD-09").await;
        let permit = self.head.0.permit::<acts::NameAccused>().unwrap();
        let deputy = self.deputy.0.official;
        self.site
            .register
            .write(move |tx, at| access::name_accused(tx, at, &permit, petition, deputy))
            .await
            .unwrap();
        (petition, case)
    }

    async fn fold(&self) {
        self.site
            .register
            .write(|tx, _| tally::fold(tx))
            .await
            .unwrap();
    }
}

/// A page without what differs from one register to another that was filled alike: ids, and the version of a board.
fn plain(body: &str) -> String {
    let mut text = String::new();
    for part in body.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if word.len() == 13 && word.parse::<Id>().is_ok() {
            text.push_str(&part.replace(word, "#"));
        } else {
            text.push_str(part);
        }
    }
    let mut parts = text.split("version=");
    let mut all = parts.next().unwrap().to_owned();
    for part in parts {
        all.push_str("version=");
        all.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    all
}

async fn expect_alike(address: &str, one: &mut Browser, other: &mut Browser) {
    let (with, without) = (one.open(address).await, other.open(address).await);
    assert_eq!(with.status, without.status, "{address}");
    assert!(!with.says(TITLE) && !with.says(ACCUSED), "{address}");
    let (with, without) = (plain(&with.body), plain(&without.body));
    assert_eq!(with, without, "{address}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_accused_and_whoever_reports_to_him_find_every_page_as_if_the_case_had_never_come() {
    let all = Place::all().await.into_iter().zip(Place::all().await);
    for (mut with, mut without) in all {
        let (petition, case) = with.denounced().await;
        // What is summed and what still waits.
        with.fold().await;
        without.fold().await;
        for address in ADDRESSES {
            let (one, other) = (&mut with.deputy.1, &mut without.deputy.1);
            expect_alike(address, one, other).await;
            let (one, other) = (&mut with.clerk.1, &mut without.clerk.1);
            expect_alike(address, one, other).await;
        }
        let hidden = [
            format!("/petitions/{petition}"),
            format!("/petitions/{petition}/classification"),
            format!("/petitions/{petition}/seal"),
            format!("/petitions/{petition}/receipt"),
            format!("/cases/{case}"),
            format!("/accused/{petition}"),
            format!("/api/v1/petitions/{petition}"),
            format!("/api/v1/cases/{case}"),
        ];
        for address in &hidden {
            let (one, other) = (&mut with.clerk.1, &mut without.clerk.1);
            let (found, none) = (one.open(address).await, other.open(address).await);
            assert_eq!(found.status.as_u16(), 404, "{address}");
            assert_eq!(plain(&found.body), plain(&none.body), "{address}");
        }
        for reader in [&mut with.head.1, &mut with.above.1] {
            assert!(reader.open("/cases").await.says(TITLE));
            let page = reader.open(&format!("/cases/{case}")).await;
            assert_eq!(page.status.as_u16(), 200);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_denunciation_stands_in_public_before_it_is_concluded() {
    for place in Place::all().await {
        place.denounced().await;
        place.fold().await;
        let mut visitor = place.site.visitor();
        for address in PUBLIC {
            let page = visitor.open(address).await;
            for told in [TITLE, ACCUSED, DENOUNCER] {
                assert!(!page.says(told), "{told} stands at {address}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_names_whom_it_is_against_and_no_name_is_matched_by_itself() {
    for mut place in Place::all().await {
        let mut raw = letter(DENOUNCER, "Tôi tố cáo việc thu tiền.", COMMUNE);
        raw.respondent = "Ông Nguyễn Văn Mẫu, phó chủ tịch".to_owned();
        let (petition, case) = place.case(Class::Denunciation, raw, "XD-09").await;
        let cases = format!("/cases/{case}");
        assert_eq!(place.deputy.1.open(&cases).await.status.as_u16(), 200);
        let address = format!("/accused/{petition}");
        let page = place.head.1.open(&address).await;
        // Those of the name are proposed.
        let deputy = place.deputy.0.official.to_string();
        assert!(page.says("Nguyễn Văn Mẫu") && page.says(&deputy));
        let without = place.head.1.send(&address, &page, &[("do", "name")]).await;
        assert_eq!(without.status.as_u16(), 422);
        let fields = [("do", "name"), ("official", deputy.as_str())];
        let named = place.head.1.send(&address, &page, &fields).await;
        assert_eq!(named.location(), address);
        assert_eq!(place.deputy.1.open(&cases).await.status.as_u16(), 404);
        // Named in error: he takes part again.
        let page = place.head.1.open(&address).await;
        let fields = [
            ("do", "clear"),
            ("official", deputy.as_str()),
            ("reason", "Chỉ trùng họ tên với người bị tố cáo"),
        ];
        let cleared = place.head.1.send(&address, &page, &fields).await;
        assert_eq!(cleared.location(), address);
        assert_eq!(place.deputy.1.open(&cases).await.status.as_u16(), 200);
    }
}
